import * as contract from '@firsthand/contract/crm/consents'
import { fail } from '@firsthand/contract/core/failure'
import type { Input } from '@firsthand/contract/core/operation'
import type { Context } from '../../platform/context.ts'
import type { Domain } from '../../platform/domain.ts'
import { type Handler, handle } from '../../platform/handle.ts'
import { readOf } from './links.ts'
import { noteAnswers } from './note.ts'
import { readConsents } from './read.ts'
import { areCurrent, readWordings, wordingExists, writeWording } from './wordings.ts'

/** Clocks of phones run a little ahead. */
const toleratedMs = 5 * 60_000

export function consentHandlers(domains: () => Domain[]): Handler[] {
  return [
    handle(contract.showConsents, (ctx, { person }) => readConsents(ctx, person)),

    handle(contract.noteConsents, async (ctx, { answeredAt = ctx.instant, about, ...input }) => {
      if (Date.parse(answeredAt) > ctx.now.getTime() + toleratedMs) fail(contract.noteConsents, 'in_future')
      if (input.expiresAt && Date.parse(input.expiresAt) <= ctx.now.getTime())
        fail(contract.noteConsents, 'expired')
      if (input.proofFile && !(await hasFile(ctx, input.proofFile)))
        fail(contract.noteConsents, 'proof_missing')
      await checkWordings(ctx, { ...input, about })
      await noteAnswers(ctx, domains(), {
        ...input,
        // Never later than now, or what they say in the next minutes would count as said before.
        answeredAt: new Date(Math.min(Date.parse(answeredAt), ctx.now.getTime())).toISOString(),
        expiresAt: input.expiresAt && new Date(input.expiresAt).toISOString(),
      })
      return readConsents(ctx, input.person)
    }),

    handle(contract.listWordings, async (ctx) => ({ items: await readWordings(ctx) })),

    handle(contract.writeWording, async (ctx, { subject, words }) => {
      await writeWording(ctx, subject, words)
      return (await readWordings(ctx)).find((each) => each.subject === subject)!
    }),
  ]
}

/** A page is answered in the words of now. A form stays signed in the words that stand on it. */
async function checkWordings(
  ctx: Context,
  { source, ...read }: Pick<Input<typeof contract.noteConsents>, 'source' | 'answers' | 'about'>,
): Promise<void> {
  if (source !== 'signed_form') {
    if (!(await areCurrent(ctx, readOf(read)))) fail(contract.noteConsents, 'wording_changed')
    return
  }
  for (const { purpose, wording } of read.answers)
    if (wording !== undefined && !(await wordingExists(ctx, purpose, wording)))
      fail(contract.noteConsents, 'wording_missing')
}

async function hasFile(ctx: Context, id: string): Promise<boolean> {
  const row = await ctx.db
    .selectFrom('files')
    .select('id')
    .where('workspaceId', '=', ctx.workspaceId)
    .where('id', '=', id)
    .executeTakeFirst()
  return row !== undefined
}
