import { fail, failCommon } from '@firsthand/contract/core/failure'
import * as contract from '@firsthand/contract/crm/pipelines'
import type { Context } from '../../platform/context.ts'
import { violates } from '../../platform/db/errors.ts'
import { handle } from '../../platform/handle.ts'
import { fold } from '../../platform/search/fold.ts'
import { firstLostReasons } from './templates.ts'

export const lostReasonHandlers = [
  handle(contract.listLostReasons, async (ctx, { archived }) => ({
    items: await reasons(ctx)
      .where('archivedAt', archived ? 'is not' : 'is', null)
      .orderBy('nameKey')
      .limit(1_000)
      .execute(),
  })),

  handle(contract.createLostReason, async (ctx, { name }) => {
    const there = await reasons(ctx).where('archivedAt', 'is', null).execute()
    const limit = contract.pipelineLimits.lostReasons
    if (there.length >= limit) fail(contract.createLostReason, 'too_many', { limit })
    const id = ctx.newId()
    await refuseTwin(contract.createLostReason, () =>
      ctx.db
        .insertInto('lostReasons')
        .values({ workspaceId: ctx.workspaceId, id, name, nameKey: fold(name), createdAt: ctx.instant })
        .execute(),
    )
    ctx.record('lost_reason.created', { kind: 'lost_reason', id }, { after: { name } })
    return { id, name, archivedAt: null }
  }),

  handle(contract.updateLostReason, async (ctx, { reason: id, name, archived }) => {
    const before =
      (await reasons(ctx).where('id', '=', id).forUpdate().executeTakeFirst()) ?? failCommon('not_found')
    const after = {
      name: name ?? before.name,
      archivedAt:
        archived === undefined ? before.archivedAt : archived ? (before.archivedAt ?? ctx.instant) : null,
    }
    await refuseTwin(contract.updateLostReason, () =>
      ctx.db
        .updateTable('lostReasons')
        .set({ ...after, nameKey: fold(after.name) })
        .where('workspaceId', '=', ctx.workspaceId)
        .where('id', '=', id)
        .execute(),
    )
    ctx.record('lost_reason.updated', { kind: 'lost_reason', id }, { before, after })
    return { id, ...after }
  }),
]

/** A workspace's first pipeline brings reasons along; a list that somebody has begun is left alone. */
export async function addFirstLostReasons(ctx: Context): Promise<void> {
  const { workspaceId, instant: createdAt } = ctx
  if (await reasons(ctx).limit(1).executeTakeFirst()) return
  await ctx.db
    .insertInto('lostReasons')
    .values(
      firstLostReasons.map((name) => ({
        workspaceId,
        id: ctx.newId(),
        name,
        nameKey: fold(name),
        createdAt,
      })),
    )
    .onConflict((conflict) => conflict.columns(['workspaceId', 'nameKey']).doNothing())
    .execute()
}

function reasons(ctx: Context) {
  return ctx.db
    .selectFrom('lostReasons')
    .select(['id', 'name', 'archivedAt'])
    .where('workspaceId', '=', ctx.workspaceId)
}

async function refuseTwin(
  operation: typeof contract.createLostReason | typeof contract.updateLostReason,
  write: () => Promise<unknown>,
): Promise<void> {
  try {
    await write()
  } catch (error) {
    if (violates(error, 'lost_reasons_name')) fail(operation, 'name_taken')
    throw error
  }
}
