import { fail, failCommon } from '@firsthand/contract/core/failure'
import * as contract from '@firsthand/contract/crm/bulk'
import type { Context } from '../../platform/context.ts'
import { handle } from '../../platform/handle.ts'
import { pageOf, readCursor } from '../../platform/keyset.ts'
import { countPeople } from '../people/list.ts'
import { scopeTests } from './apply.ts'
import { aspectOf, aspectToUndo, settled } from './change.ts'
import { changeSome, finishEdit, finishUndo, undoSome } from './jobs.ts'
import { presentEdits } from './present.ts'
import { previewEdit } from './preview.ts'
import { spared } from './spared.ts'

export const bulkHandlers = [
  handle(contract.previewBulkEdit, previewEdit),

  handle(contract.startBulkEdit, async (ctx, { scope, change: asked }) => {
    const change = await settled(ctx, asked)
    // Refuses here what the job could only stumble over.
    await aspectOf(ctx, change)
    const { count } = await countPeople(ctx, await scopeTests(ctx, scope), {
      upTo: contract.bulkLimits.atOnce,
    })
    const id = ctx.newId()
    await ctx.db
      .insertInto('bulkEdits')
      .values({
        workspaceId: ctx.workspaceId,
        id,
        change: JSON.stringify(change),
        scope: JSON.stringify(scope),
        createdBy: ctx.member?.id ?? null,
        createdAt: ctx.instant,
      })
      .execute()
    ctx.record('bulk_edit.started', { kind: 'bulk_edit', id }, { after: { scope, change } })
    if (count < contract.bulkLimits.atOnce) {
      await changeSome(ctx, id, { after: null, done: 0 })
      await finishEdit(ctx, id)
    } else await setJob(ctx, id, { jobId: await ctx.ask('crm.bulk_edit', { edit: id }) })
    return view(ctx, id)
  }),

  handle(contract.listBulkEdits, async (ctx, { limit, after }) => {
    const [at, last] = after ? readCursor(after, 2) : []
    const rows = await ctx.db
      .selectFrom('bulkEdits')
      .selectAll()
      .where('workspaceId', '=', ctx.workspaceId)
      .$if(at !== undefined, (query) =>
        query.where((row) => row(row.refTuple('createdAt', 'id'), '<', row.tuple(String(at), String(last)))),
      )
      .orderBy('createdAt', 'desc')
      .orderBy('id', 'desc')
      .limit(limit + 1)
      .execute()
    const page = pageOf(rows, limit, { item: (row) => row, cursor: (row) => [row.createdAt, row.id] })
    return { ...page, items: await presentEdits(ctx, page.items) }
  }),

  handle(contract.showBulkEdit, (ctx, { edit }) => view(ctx, edit)),

  handle(contract.undoBulkEdit, async (ctx, { edit: id }) => {
    const edit = await ctx.db
      .selectFrom('bulkEdits')
      .selectAll()
      .where('workspaceId', '=', ctx.workspaceId)
      .where('id', '=', id)
      .forUpdate()
      .executeTakeFirst()
    if (!edit) failCommon('not_found')
    if (edit.finishedAt === null) fail(contract.undoBulkEdit, 'unfinished')
    if (edit.undoAskedAt !== null) fail(contract.undoBulkEdit, 'undone')
    await aspectToUndo(ctx, contract.BulkChange.parse(edit.change))
    const asked = { undoAskedAt: ctx.instant, undoAskedBy: ctx.member?.id ?? null }
    ctx.record('bulk_edit.undo_asked', { kind: 'bulk_edit', id })
    if (edit.changed > contract.bulkLimits.atOnce) {
      await setJob(ctx, id, { ...asked, undoJobId: await ctx.ask('crm.bulk_undo', { edit: id }) })
    } else {
      await setJob(ctx, id, asked)
      await undoSome(ctx, id)
      await finishUndo(ctx, id)
    }
    return view(ctx, id)
  }),

  handle(contract.listSpared, async (ctx, input) => {
    await view(ctx, input.edit)
    return spared(ctx, input)
  }),
]

async function view(ctx: Context, id: string): Promise<contract.BulkEditView> {
  const rows = await ctx.db
    .selectFrom('bulkEdits')
    .selectAll()
    .where('workspaceId', '=', ctx.workspaceId)
    .where('id', '=', id)
    .execute()
  return (await presentEdits(ctx, rows))[0] ?? failCommon('not_found')
}

async function setJob(
  ctx: Context,
  id: string,
  change: { jobId?: string; undoJobId?: string; undoAskedAt?: string; undoAskedBy?: string | null },
): Promise<void> {
  await ctx.db
    .updateTable('bulkEdits')
    .set(change)
    .where('workspaceId', '=', ctx.workspaceId)
    .where('id', '=', id)
    .execute()
}
