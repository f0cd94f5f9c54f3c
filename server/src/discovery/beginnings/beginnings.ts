import { failCommon } from '@firsthand/contract/core/failure'
import { codePointLength } from '@firsthand/contract/evidence/ranges'
import { hearFirst } from '@firsthand/contract/discovery/today'
import { insertConversation } from '../../conversations/write.ts'
import { addConversationText } from '../../conversations/add-text.ts'
import { insertPerson } from '../../crm/people/write.ts'
import { knownPeople } from '../../crm/people/refs.ts'
import { cite } from '../../evidence/claims/cite.ts'
import { readClaim } from '../../evidence/claims/read.ts'
import { writeClaim } from '../../evidence/claims/write.ts'
import { recordEvidence } from '../../evidence/evidence/write.ts'
import { type Context, asker } from '../../platform/context.ts'
import { handle } from '../../platform/handle.ts'

/** The first two minutes: one form makes everything that a claim on the rung *heard* stands on. */
export const beginningHandlers = [
  handle(hearFirst, async (ctx, { claim, person, words, kind, stance }) => {
    const claimId =
      'id' in claim
        ? claim.id
        : await writeClaim(ctx, { sentence: claim.sentence, kind: 'assumption', stakes: 2 })
    const personId =
      'id' in person ? await requirePerson(ctx, person.id) : await insertPerson(ctx, { name: person.name })
    const conversationId = await insertConversation(ctx, {
      kind: 'coffee',
      people: [personId],
      members: [asker(ctx).id],
      heldAt: ctx.instant,
    })
    const highlight = await keepNote(ctx, { conversationId, words })
    const evidenceId = await recordEvidence(ctx, {
      kind,
      words,
      personId,
      happenedAt: ctx.instant,
      source: { kind: 'conversation', id: conversationId },
      heardBy: [asker(ctx).id],
      ...(highlight && { highlight }),
    })
    if (!(await cite(ctx, { claimId, evidenceId, stance }))) failCommon('not_found')
    return { claim: (await readClaim(ctx, claimId))!, personId, conversationId }
  }),
]

async function requirePerson(ctx: Context, id: string): Promise<string> {
  return (await knownPeople(ctx, [id])).has(id) ? id : failCommon('not_found')
}

/** Keeps the words as the conversation's note, and where in it they stand when it is one paragraph just as typed. */
async function keepNote(ctx: Context, { conversationId, words }: { conversationId: string; words: string }) {
  const textId = await addConversationText(ctx, {
    conversation: conversationId,
    source: { pasted: words },
    format: 'notes',
    speakers: [],
  })
  const turn = await ctx.db
    .selectFrom('turns')
    .innerJoin('texts', (on) =>
      on
        .onRef('texts.workspaceId', '=', 'turns.workspaceId')
        .onRef('texts.currentVersionId', '=', 'turns.versionId'),
    )
    .select(['turns.versionId', 'turns.position', 'turns.body'])
    .where('turns.workspaceId', '=', ctx.workspaceId)
    .where('texts.id', '=', textId)
    .orderBy('turns.position')
    .limit(1)
    .executeTakeFirst()
  if (!turn || turn.body !== words) return undefined
  return {
    versionId: turn.versionId,
    range: {
      startTurn: turn.position,
      startOffset: 0,
      endTurn: turn.position,
      endOffset: codePointLength(words),
    },
  }
}
