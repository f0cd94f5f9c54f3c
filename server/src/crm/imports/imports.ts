import { fail } from '@firsthand/contract/core/failure'
import * as contract from '@firsthand/contract/crm/imports'
import { asker } from '../../platform/context.ts'
import { handle } from '../../platform/handle.ts'
import { pageOf, readCursor } from '../../platform/keyset.ts'
import { goOn, pause } from './pause.ts'
import { mend } from './mend.ts'
import { importRows, presentImport } from './present.ts'
import { preview } from './preview.ts'
import { presentRefusal, refusals } from './refusals.ts'
import { showImport as show } from './show.ts'
import { listSpared } from './spared.ts'
import { start } from './start.ts'

export const importHandlers = [
  handle(contract.previewImport, preview),
  handle(contract.startImport, start),
  handle(contract.showImport, (ctx, { import: id }) => show(ctx, id)),

  handle(contract.listImports, async (ctx, { limit, after }) => {
    const [at, id] = after ? readCursor(after, 2) : []
    const rows = await importRows(ctx)
      .$if(at !== undefined, (query) =>
        query.where((row) =>
          row(row.refTuple('imports.createdAt', 'imports.id'), '<', row.tuple(String(at), String(id))),
        ),
      )
      .orderBy('imports.createdAt', 'desc')
      .orderBy('imports.id', 'desc')
      .limit(limit + 1)
      .execute()
    return pageOf(rows, limit, {
      item: (row) => presentImport(row, ctx.now),
      cursor: (row) => [row.createdAt, row.id],
    })
  }),

  handle(contract.listRefusals, async (ctx, { import: id, limit, after }) => {
    await show(ctx, id)
    const [line, last] = after ? readCursor(after, 2) : []
    const rows = await refusals(ctx, id, {
      after: line === undefined ? undefined : { line: Number(line), id: String(last) },
      limit: limit + 1,
    })
    return pageOf(rows, limit, { item: presentRefusal, cursor: (row) => [row.line, row.id] })
  }),

  handle(contract.undoImport, async (ctx, { import: id }) => {
    await ctx.db
      .selectFrom('imports')
      .select('id')
      .where('workspaceId', '=', ctx.workspaceId)
      .where('id', '=', id)
      .forUpdate()
      .execute()
    const { job, undo } = await show(ctx, id)
    if (job.state === 'waiting' || job.state === 'running') fail(contract.undoImport, 'running')
    // One that was cancelled or failed half-way may be asked for again, and goes on with whom it left.
    if (undo && undo.state !== 'cancelled' && undo.state !== 'failed') fail(contract.undoImport, 'undone')
    const undoJobId = await ctx.ask('crm.import_undo', { import: id })
    await ctx.db
      .updateTable('imports')
      .set({ undoJobId, undoneAt: ctx.instant, undoneBy: asker(ctx).id })
      .where('workspaceId', '=', ctx.workspaceId)
      .where('id', '=', id)
      .execute()
    ctx.record('import.undone', { kind: 'import', id })
    return show(ctx, id)
  }),

  handle(contract.mendRefusals, mend),
  handle(contract.pauseImport, pause),
  handle(contract.resumeImport, goOn),
  handle(contract.listSpared, listSpared),
]
