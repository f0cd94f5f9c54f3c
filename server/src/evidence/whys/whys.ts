import { fail, failCommon } from '@firsthand/contract/core/failure'
import * as contract from '@firsthand/contract/evidence/whys'
import type { Context } from '../../platform/context.ts'
import { handle } from '../../platform/handle.ts'
import { isEvidence } from '../evidence/exists.ts'
import { listWhys } from './list.ts'
import { readWhy } from './read.ts'
import { hiddenInWhy, indexWhys } from './search.ts'
import { stepHandlers } from './steps.ts'

export const whyHandlers = [
  handle(contract.listWhys, listWhys),
  handle(contract.showWhy, (ctx, { why }) => readWhy(ctx, why)),

  handle(contract.createWhy, async (ctx, { symptom = '', claim, evidence }) => {
    if (!symptom && !claim && !evidence) fail(contract.createWhy, 'symptom_missing')
    if (claim && !(await claimKind(ctx, claim))) fail(contract.createWhy, 'claim_missing')
    if (evidence && !(await isEvidence(ctx, evidence))) fail(contract.createWhy, 'evidence_missing')
    const id = ctx.newId()
    await ctx.db
      .insertInto('whys')
      .values({
        workspaceId: ctx.workspaceId,
        id,
        symptom,
        claimId: claim ?? null,
        evidenceId: evidence ?? null,
        createdBy: ctx.member?.id ?? null,
        createdAt: ctx.instant,
        updatedAt: ctx.instant,
      })
      .execute()
    await indexWhys(ctx, [id])
    const told = (await hiddenInWhy(ctx, id))(symptom)
    ctx.record('why.created', { kind: 'why', id }, { after: { symptom: told, claim, evidence } })
    return readWhy(ctx, id)
  }),

  handle(contract.updateWhy, async (ctx, { why: id, symptom, need, version }) => {
    const before = await ctx.db
      .selectFrom('whys')
      .select(['symptom', 'needId', 'version'])
      .where('workspaceId', '=', ctx.workspaceId)
      .where('id', '=', id)
      .forUpdate()
      .executeTakeFirst()
    if (!before) failCommon('not_found')
    if (version !== undefined && version !== before.version) failCommon('conflict')
    if (need) {
      const kind = await claimKind(ctx, need)
      if (!kind) fail(contract.updateWhy, 'need_missing')
      if (kind !== 'need') fail(contract.updateWhy, 'not_a_need')
    }
    await ctx.db
      .updateTable('whys')
      .set({
        ...(symptom !== undefined && { symptom }),
        ...(need !== undefined && { needId: need }),
        updatedAt: ctx.instant,
        version: before.version + 1,
      })
      .where('workspaceId', '=', ctx.workspaceId)
      .where('id', '=', id)
      .execute()
    await indexWhys(ctx, [id])
    const hide = await hiddenInWhy(ctx, id)
    ctx.record(
      'why.updated',
      { kind: 'why', id },
      {
        before: { symptom: hide(before.symptom), need: before.needId },
        after: { symptom: symptom && hide(symptom), need },
      },
    )
    return readWhy(ctx, id)
  }),

  handle(contract.archiveWhy, async (ctx, { why }) => {
    await putAway(ctx, why, { archivedAt: ctx.instant, archivedBy: ctx.member?.id ?? null })
    ctx.record('why.archived', { kind: 'why', id: why })
    return {}
  }),

  handle(contract.restoreWhy, async (ctx, { why }) => {
    await putAway(ctx, why, { archivedAt: null, archivedBy: null })
    ctx.record('why.restored', { kind: 'why', id: why })
    return readWhy(ctx, why)
  }),

  ...stepHandlers,
]

async function claimKind(ctx: Context, id: string): Promise<string | undefined> {
  const row = await ctx.db
    .selectFrom('claims')
    .select('kind')
    .where('workspaceId', '=', ctx.workspaceId)
    .where('id', '=', id)
    .where('archivedAt', 'is', null)
    .executeTakeFirst()
  return row?.kind
}

async function putAway(
  ctx: Context,
  id: string,
  set: { archivedAt: string | null; archivedBy: string | null },
): Promise<void> {
  const { numUpdatedRows } = await ctx.db
    .updateTable('whys')
    .set(set)
    .where('workspaceId', '=', ctx.workspaceId)
    .where('id', '=', id)
    .executeTakeFirst()
  if (numUpdatedRows === 0n) failCommon('not_found')
  await indexWhys(ctx, [id])
}
