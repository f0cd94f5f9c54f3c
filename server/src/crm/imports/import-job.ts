import type { ColumnTarget, Corrections } from '@firsthand/contract/crm/imports'
import { z } from 'zod'
import type { Context } from '../../platform/context.ts'
import { violates } from '../../platform/db/errors.ts'
import { job } from '../../platform/domain.ts'
import { findFile } from '../../platform/files/files.ts'
import type { JobRun } from '../../platform/jobs/run.ts'
import { correcting } from './corrections.ts'
import { gatherBatch } from './gather.ts'
import { type ImportRow, readImportRow } from './import-row.ts'
import { introduceSome } from './introduce-some.ts'
import { storedOptions } from './options.ts'
import type { StoredDialect } from './present.ts'
import { tableFile } from './read-head.ts'
import { readRules } from './row-rules.ts'
import { iterateTable } from './sheet/table-file.ts'
import { countBatch, writeBatch } from './write-batch.ts'

const rowsAtOnce = 1_000

const Input = z.object({ import: z.uuid() })
/** How far the last finished step came: after this row of the file, or at who introduced whom. */
const Checkpoint = z.object({ row: z.int(), total: z.int(), areRowsDone: z.boolean() })

type Source = Awaited<ReturnType<typeof findSource>>
type Run = JobRun<z.output<typeof Input>>

/** Imports the people of a table. Each step is a batch of rows, written whole or not at all, so that it can stop anywhere. */
export const importJob = job({
  kind: 'crm.import',
  input: Input,
  async run(run) {
    const source = await run.step((ctx) => findSource(ctx, run.input.import))
    const checkpoint = run.checkpoint ? Checkpoint.parse(run.checkpoint) : await startCounting(run, source)
    if (!checkpoint.areRowsDone) await importRows(run, source, checkpoint)
    while (await run.step((ctx) => introduceSome(ctx, run.input.import, rowsAtOnce)));
    return run.finish((ctx) => finish(ctx, run.input.import))
  },
})

async function findSource(ctx: Context, id: string) {
  const row = await ctx.db
    .selectFrom('imports')
    .selectAll()
    .where('workspaceId', '=', ctx.workspaceId)
    .where('id', '=', id)
    .executeTakeFirstOrThrow()
  const file = await findFile(ctx, row.fileId)
  const dialect = row.dialect as StoredDialect
  const options = storedOptions(row.options)
  const rules = await readRules(ctx, {
    headers: dialect.headers,
    mapping: row.mapping as ColumnTarget[],
    options,
  })
  return {
    importId: id,
    createdBy: row.createdBy,
    file: { sha256: file.sha256, size: file.size },
    dialect,
    rules,
    options,
    corrected: correcting(row.corrections as Corrections, dialect.headers.length),
    fieldIds: [...rules.fields.values()].map((field) => field.id),
    /** Where an import goes on that was paused, cancelled or failed under an earlier job. */
    begun: row.rowsTotal === null ? undefined : { row: row.rowsRead, total: row.rowsTotal },
  }
}

/** Reads the file through once, so that progress can be told in rows. */
async function startCounting(run: Run, source: Source) {
  const { importId, begun } = source
  let total = begun?.total ?? 0
  if (!begun) for await (const row of rowsOf(run, source)) total = row.number
  const checkpoint = { row: begun?.row ?? 0, total, areRowsDone: false }
  await run.step(async (ctx, mark) => {
    await ctx.db
      .updateTable('imports')
      .set({ rowsTotal: total })
      .where('workspaceId', '=', ctx.workspaceId)
      .where('id', '=', importId)
      .execute()
    mark({ done: checkpoint.row, total, checkpoint })
  })
  return checkpoint
}

async function importRows(
  run: Run,
  source: Source,
  { row: done, total }: z.output<typeof Checkpoint>,
): Promise<void> {
  let batch: ImportRow[] = []
  let at = done
  // While a batch is written the next one is read and cleaned.
  let writing: Promise<void> = Promise.resolve()
  const write = async (areRowsDone: boolean) => {
    const rows = batch
    const reached = at
    batch = []
    await writing
    writing = stepAgain(() =>
      run.step(async (ctx, mark) => {
        const { importId, createdBy, options, fieldIds } = source
        const gathered = await gatherBatch(ctx, { rows, options, importId, fieldIds })
        await writeBatch(ctx, gathered, { importId, createdBy })
        await countBatch(ctx, importId, {
          ...gathered,
          refused: gathered.refused.length,
          rowsRead: reached,
        })
        mark({ done: reached, total, checkpoint: { row: reached, total, areRowsDone } })
      }),
    )
    // What it ends with is heard where it is waited for.
    writing.catch(() => undefined)
  }
  for await (const row of rowsOf(run, source)) {
    if (row.number <= done) continue
    if (batch.length === rowsAtOnce) await write(false)
    batch.push(readImportRow(source.corrected(row), source.rules))
    at = row.number
  }
  await write(true)
  await writing
}

function rowsOf({ services, workspaceId }: Run, { file, dialect }: Source) {
  return iterateTable(tableFile(services, workspaceId, file), dialect)
}

const triesAtMost = 5

/** Somebody may give a person the same address while a step writes; the next try finds that person. */
async function stepAgain(step: () => Promise<void>): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await step()
    } catch (error) {
      if (attempt === triesAtMost || !meetsAnother(error)) throw error
    }
  }
}

function meetsAnother(error: unknown): boolean {
  return violates(error, 'person_emails_key') || violates(error, 'person_external_ids_key')
}

async function finish(ctx: Context, id: string) {
  const counts = await ctx.db
    .updateTable('imports')
    .set({ finishedAt: ctx.instant, corrections: '[]' })
    .where('workspaceId', '=', ctx.workspaceId)
    .where('id', '=', id)
    .returning([
      'rowsRead',
      'peopleCreated',
      'peopleUpdated',
      'rowsSkipped',
      'rowsRefused',
      'introductionsMade',
      'introductionsRefused',
      'mentionsRefused',
    ])
    .executeTakeFirstOrThrow()
  ctx.record('import.finished', { kind: 'import', id }, { after: counts })
  return counts
}
