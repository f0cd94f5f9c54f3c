import { fail } from '@firsthand/contract/core/failure'
import type { Input, Output } from '@firsthand/contract/core/operation'
import { type ColumnTarget, mendRefusals } from '@firsthand/contract/crm/imports'
import type { Context } from '../../platform/context.ts'
import { dropRows } from './drop-rows.ts'
import { gatherBatch } from './gather.ts'
import { type ImportRow, readImportRow } from './import-row.ts'
import { introduceSome } from './introduce-some.ts'
import { storedOptions } from './options.ts'
import type { StoredDialect } from './present.ts'
import { keepRefusals, mayMend, presentRefusal } from './refusals.ts'
import { readRules } from './row-rules.ts'
import { fitted } from './sheet/sheet.ts'
import { lockImport, showImport } from './show.ts'
import { countBatch, writeBatch } from './write-batch.ts'

/** Tries refused rows again as somebody corrected them, by the rules of the import they came from. */
export async function mend(
  ctx: Context,
  { import: id, rows: corrected }: Input<typeof mendRefusals>,
): Promise<Output<typeof mendRefusals>> {
  const { job, undoneAt } = await lockImport(ctx, id)
  if (job.state === 'waiting' || job.state === 'running') fail(mendRefusals, 'running')
  if (undoneAt) fail(mendRefusals, 'undone')
  const source = await ctx.db
    .selectFrom('imports')
    .select(['dialect', 'mapping', 'options', 'createdBy'])
    .where('workspaceId', '=', ctx.workspaceId)
    .where('id', '=', id)
    .executeTakeFirstOrThrow()
  const { headers } = source.dialect as StoredDialect
  const options = storedOptions(source.options)
  const rules = await readRules(ctx, { headers, mapping: source.mapping as ColumnTarget[], options })

  // Rows that another tab has mended meanwhile are not there any more, and are not imported twice.
  const sent = new Map(corrected.map((row) => [row.refusal, row]))
  const taken = await takeRefusals(ctx, id, [...sent.keys()])
  const rows = taken.map(({ id: refusal, line }, index): ImportRow => {
    const { cells, who } = sent.get(refusal)!
    const row = fitted({ line, cells, problems: [] }, { width: headers.length, number: index + 1 })
    return { ...readImportRow(row, rules), ...(who && { who }) }
  })
  const fieldIds = [...rules.fields.values()].map((field) => field.id)
  const gathered = await gatherBatch(ctx, { rows, options, importId: id, fieldIds })
  await writeBatch(ctx, { ...gathered, refused: [] }, { importId: id, createdBy: source.createdBy })
  const kept = await keepRefusals(ctx, id, gathered.refused)
  await countBatch(ctx, id, { ...gathered, refused: gathered.refused.length - rows.length })
  while (await introduceSome(ctx, id, 500));
  ctx.record('import.mended', { kind: 'import', id }, { after: { rows: rows.length - kept.length } })
  return {
    import: await showImport(ctx, id),
    mended: rows.length - kept.length,
    refused: kept.map(({ id: refusal, line, cells, problems }) => ({ id: refusal, line, cells, problems })),
  }
}

async function takeRefusals(ctx: Context, importId: string, ids: string[]) {
  const rows = await ctx.db
    .selectFrom('importRefusals')
    .select(['id', 'line', 'cells', 'reasons'])
    .where('workspaceId', '=', ctx.workspaceId)
    .where('importId', '=', importId)
    .where('id', 'in', ids)
    .orderBy('line')
    .orderBy('id')
    .forUpdate()
    .execute()
  const taken = rows.filter((row) => mayMend(presentRefusal(row).problems))
  await dropRows(ctx, 'importRefusals', taken)
  return taken
}
