import { fail, failCommon } from '@firsthand/contract/core/failure'
import * as contract from '@firsthand/contract/evidence/commitments'
import { sql } from 'kysely'
import { knownPeople } from '../../crm/people/refs.ts'
import { type Context, asker } from '../../platform/context.ts'
import { handle } from '../../platform/handle.ts'
import { cite } from '../claims/cite.ts'
import { withdraw } from '../evidence/evidence.ts'
import { recordEvidence } from '../evidence/write.ts'
import { isInFuture, memberRefs, momentOr } from '../member-names.ts'
import { listCommitments, readCommitments, totalCommitments } from './read.ts'

export const commitmentHandlers = [
  handle(contract.listCommitments, listCommitments),
  handle(contract.totalCommitments, totalCommitments),
  handle(contract.showCommitment, (ctx, { commitment }) => show(ctx, commitment)),

  handle(contract.createCommitment, async (ctx, { person, kind, amount, heardBy, ...input }) => {
    if (amount && kind !== 'money') fail(contract.createCommitment, 'amount_unfit')
    if (isInFuture(ctx, input.givenAt)) fail(contract.createCommitment, 'in_future')
    if (!(await knownPeople(ctx, [person])).has(person)) fail(contract.createCommitment, 'person_missing')
    const hearers = [...new Set(heardBy ?? [asker(ctx).id])]
    if ((await memberRefs(ctx, hearers)).size < hearers.length)
      fail(contract.createCommitment, 'member_missing')
    const id = await recordEvidence(ctx, {
      kind: 'committed',
      words: input.words,
      personId: person,
      happenedAt: momentOr(ctx, input.givenAt),
      source: null,
      heardBy: hearers,
      note: input.note,
      commitment: { kind, amount },
    })
    if (input.dueOn) await write(ctx, id, { dueOn: input.dueOn, version: 1 })
    if (input.cite) {
      const { claim, stance } = input.cite
      if (!(await cite(ctx, { claimId: claim, evidenceId: id, stance })))
        fail(contract.createCommitment, 'claim_missing')
    }
    return show(ctx, id)
  }),

  handle(contract.settleCommitment, async (ctx, { commitment: id, to, at, words, version }) => {
    const before = await lock(ctx, id, version)
    if (before.takenBackAt) fail(contract.settleCommitment, 'taken_back')
    if (isInFuture(ctx, at)) fail(contract.settleCommitment, 'in_future')
    const settledAt = momentOr(ctx, at)
    if (to !== 'given' && settledAt < before.givenAt) fail(contract.settleCommitment, 'before_given')
    await write(ctx, id, {
      state: to,
      settledAt: to === 'given' ? null : settledAt,
      settledBy: to === 'given' ? null : asker(ctx).id,
      settledWords: to === 'given' ? '' : words,
      version: before.version + 1,
    })
    const settled = await show(ctx, id)
    ctx.record(
      'commitment.settled',
      { kind: 'evidence', id },
      { before: { state: before.state }, after: { state: to, words: settled.settledWords } },
    )
    return settled
  }),

  handle(contract.updateCommitment, async (ctx, { commitment: id, dueOn, version }) => {
    const before = await lock(ctx, id, version)
    await write(ctx, id, { dueOn, version: before.version + 1 })
    ctx.record(
      'commitment.updated',
      { kind: 'evidence', id },
      { before: { dueOn: before.dueOn }, after: { dueOn } },
    )
    return show(ctx, id)
  }),

  handle(contract.takeBackCommitment, async (ctx, { commitment: id }) => {
    await lock(ctx, id, undefined)
    await withdraw(ctx, id)
    return {}
  }),
]

type Written = {
  dueOn?: string | null
  state?: contract.CommitmentView['state']
  settledAt?: string | null
  settledBy?: string | null
  settledWords?: string
  version: number
}

/** Its row is made with the first thing that there is to say. */
async function write(ctx: Context, id: string, change: Written): Promise<void> {
  await ctx.db
    .insertInto('commitments')
    .values({ workspaceId: ctx.workspaceId, id, state: 'given', ...change })
    .onConflict((conflict) => conflict.columns(['workspaceId', 'id']).doUpdateSet(change))
    .execute()
}

/** By the lock of the evidence, which is there before any row about what became of it. */
async function lock(ctx: Context, id: string, version: number | undefined) {
  await sql`SELECT id FROM evidence WHERE workspace_id = ${ctx.workspaceId} AND id = ${id} FOR UPDATE`.execute(
    ctx.db,
  )
  const before = await show(ctx, id)
  if (version !== undefined && version !== before.version) failCommon('conflict')
  return before
}

async function show(ctx: Context, id: string): Promise<contract.CommitmentView> {
  return (await readCommitments(ctx, [id]))[0] ?? failCommon('not_found')
}
