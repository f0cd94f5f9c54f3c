import { fail, failCommon } from '@firsthand/contract/core/failure'
import * as contract from '@firsthand/contract/crm/imports'
import { type Context, asker } from '../../platform/context.ts'
import { json } from '../../platform/events/record.ts'
import { findFile } from '../../platform/files/files.ts'
import { handle } from '../../platform/handle.ts'
import { pageOf, readCursor } from '../../platform/keyset.ts'
import { importRows, presentImport } from './present.ts'
import { preview } from './preview.ts'
import { readHead } from './read-head.ts'
import { presentRefusal, refusals } from './refusals.ts'

const sayWho: contract.ImportTarget[] = ['name', 'given_name', 'family_name', 'email']

export const importHandlers = [
  handle(contract.previewImport, preview),

  handle(
    contract.startImport,
    async (ctx, { file: fileId, dialect: chosen, mapping, known, contactType }) => {
      if (!mapping.some((target) => sayWho.includes(target))) fail(contract.startImport, 'name_unmapped')
      const file = await findFile(ctx, fileId)
      const { dialect } = await readHead(ctx.services, ctx.workspaceId, { file, chosen })
      if (mapping.length !== dialect.headers.length)
        failCommon('input_invalid', {
          problems: [
            {
              path: 'mapping',
              message: `The file has ${dialect.headers.length} columns. Give a target for each.`,
            },
          ],
        })
      const { encoding, delimiter, headerRow, headers } = dialect
      const id = ctx.newId()
      await ctx.db
        .insertInto('imports')
        .values({
          workspaceId: ctx.workspaceId,
          id,
          fileId,
          fileName: file.name,
          dialect: json({ encoding, delimiter, headerRow, headers })!,
          mapping: json(mapping)!,
          options: json({ known, contactType })!,
          jobId: await ctx.ask('crm.import', { import: id }),
          createdBy: asker(ctx).id,
          createdAt: ctx.instant,
        })
        .execute()
      ctx.record(
        'import.started',
        { kind: 'import', id },
        { after: { fileName: file.name, mapping, known, contactType } },
      )
      return show(ctx, id)
    },
  ),

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
    return pageOf(rows, limit, { item: presentImport, cursor: (row) => [row.createdAt, row.id] })
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
      .set({ undoJobId, undoneAt: ctx.instant, undoneBy: asker(ctx).id, peopleSpared: 0 })
      .where('workspaceId', '=', ctx.workspaceId)
      .where('id', '=', id)
      .execute()
    ctx.record('import.undone', { kind: 'import', id })
    return show(ctx, id)
  }),
]

async function show(ctx: Context, id: string): Promise<contract.ImportView> {
  const row = await importRows(ctx).where('imports.id', '=', id).executeTakeFirst()
  return row ? presentImport(row) : failCommon('not_found')
}
