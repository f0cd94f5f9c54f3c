import { fail, failCommon } from '@firsthand/contract/core/failure'
import * as contract from '@firsthand/contract/evidence/claims'
import { type Context, asker } from '../../platform/context.ts'
import { handle } from '../../platform/handle.ts'
import type { IsThere } from '../../platform/search/present.ts'
import { cite, lockClaim, readCitation, uncite } from './cite.ts'
import { listClaims } from './list.ts'
import { readClaim } from './read.ts'
import { reassess, reassessDue } from './reassess.ts'
import { changeClaim, writeClaim } from './write.ts'

export const claimHandlers = (isThere: IsThere) => [
  handle(contract.listClaims, async (ctx, input) => {
    await reassessDue(ctx)
    return listClaims(ctx, input)
  }),

  handle(contract.showClaim, (ctx, { claim }) => readOne(ctx, claim)),

  handle(contract.createClaim, async (ctx, { citations, ...claim }) => {
    if (claim.study && !(await isThere(ctx, { kind: 'study', id: claim.study })))
      fail(contract.createClaim, 'study_missing')
    const id = await writeClaim(ctx, claim)
    for (const { evidence, stance } of citations) {
      if (!(await cite(ctx, { claimId: id, evidenceId: evidence, stance })))
        fail(contract.createClaim, 'evidence_missing')
    }
    return readOne(ctx, id)
  }),

  handle(contract.updateClaim, async (ctx, { claim, ...fields }) => {
    await changeClaim(ctx, claim, fields)
    return readOne(ctx, claim)
  }),

  handle(contract.archiveClaim, async (ctx, { claim }) => {
    await setArchived(ctx, claim, { archivedAt: ctx.instant, archivedBy: asker(ctx).id })
    return {}
  }),

  handle(contract.restoreClaim, async (ctx, { claim }) => {
    await setArchived(ctx, claim, { archivedAt: null, archivedBy: null })
    await reassess(ctx, [claim])
    return {}
  }),

  handle(contract.citeEvidence, async (ctx, { claim, evidence, stance, from }) => {
    if (!(await cite(ctx, { claimId: claim, evidenceId: evidence, stance, from }))) failCommon('not_found')
    return readOne(ctx, claim)
  }),

  handle(contract.unciteEvidence, async (ctx, { claim, evidence, from }) => {
    if (!(await uncite(ctx, { claimId: claim, evidenceId: evidence, from }))) failCommon('not_found')
    return readOne(ctx, claim)
  }),

  handle(contract.answerContradiction, async (ctx, { claim, evidence, answer }) => {
    await lockClaim(ctx, claim)
    const citation = await readCitation(ctx, { claimId: claim, evidenceId: evidence })
    if (!citation) return failCommon('not_found')
    if (citation.stance !== 'contradicts') fail(contract.answerContradiction, 'not_contradicting')
    await ctx.db
      .updateTable('citations')
      .set({ answer, answeredAt: ctx.instant, answeredBy: asker(ctx).id })
      .where('workspaceId', '=', ctx.workspaceId)
      .where('id', '=', citation.id)
      .execute()
    ctx.record('citation.answered', { kind: 'claim', id: claim }, { after: { evidenceId: evidence, answer } })
    await reassess(ctx, [claim])
    return readOne(ctx, claim)
  }),
]

async function readOne(ctx: Context, id: string) {
  return (await readClaim(ctx, id)) ?? failCommon('not_found')
}

async function setArchived(
  ctx: Context,
  id: string,
  change: { archivedAt: string | null; archivedBy: string | null },
): Promise<void> {
  const changed = await ctx.db
    .updateTable('claims')
    .set(change)
    .where('workspaceId', '=', ctx.workspaceId)
    .where('id', '=', id)
    .executeTakeFirst()
  if (changed.numUpdatedRows === 0n) failCommon('not_found')
  ctx.record(change.archivedAt ? 'claim.archived' : 'claim.restored', { kind: 'claim', id })
}
