import { type Purpose, WordingSubject } from '@firsthand/contract/crm/consents'
import { noteAnswers } from '../crm/consents/note.ts'
import { writeWording } from '../crm/consents/wordings.ts'
import type { Context } from '../platform/context.ts'
import { consentTexts, consents } from './bramble/consents.ts'
import type { Loading } from './load-people.ts'

/** Who agreed to what. Nothing was made from their words yet, so there is no domain to tell. */
export async function loadConsents(ctx: Context, { clock, people }: Loading): Promise<void> {
  for (const subject of WordingSubject.options) await writeWording(ctx, subject, consentTexts[subject])
  for (const { people: keys, answers, source, proof, daysAgo } of consents)
    for (const key of keys)
      await noteAnswers(ctx, [], {
        person: people.get(key)!,
        answers: Object.entries(answers).map(([purpose, state]) => ({ purpose: purpose as Purpose, state })),
        source,
        proof,
        proofFile: null,
        answeredAt: clock.at(daysAgo),
        expiresAt: null,
      })
}
