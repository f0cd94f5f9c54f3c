import type { ImportTarget } from '@firsthand/contract/crm/imports'
import type { ContactType } from '@firsthand/contract/crm/people'
import { z } from 'zod'
import type { Context } from '../../platform/context.ts'
import { violates } from '../../platform/db/errors.ts'
import { job } from '../../platform/domain.ts'
import { findFile } from '../../platform/files/files.ts'
import type { JobRun } from '../../platform/jobs/run.ts'
import { countryOf } from '../people/keys.ts'
import { gatherBatch } from './gather.ts'
import { type ImportRow, readImportRow, type RowRules } from './import-row.ts'
import { introduceSome } from './introduce-some.ts'
import type { StoredDialect, StoredOptions } from './present.ts'
import { iterateRows } from './sheet/sheet.ts'
import { writeBatch } from './write-batch.ts'

const rowsAtOnce = 500

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
  const { known, contactType } = row.options as StoredOptions
  const rules: RowRules = {
    headers: dialect.headers,
    mapping: row.mapping as ImportTarget[],
    country: await countryOf(ctx),
    contactType: contactType as ContactType | undefined,
  }
  return { importId: id, createdBy: row.createdBy, sha256: file.sha256, dialect, rules, known }
}

/** Reads the file through once, so that progress can be told in rows. */
async function startCounting(run: Run, source: Source) {
  let total = 0
  for await (const row of rowsOf(run, source)) total = row.number
  const checkpoint = { row: 0, total, areRowsDone: false }
  await run.step(async (_, mark) => mark({ done: 0, total, checkpoint }))
  return checkpoint
}

async function importRows(
  run: Run,
  source: Source,
  { row: done, total }: z.output<typeof Checkpoint>,
): Promise<void> {
  let batch: ImportRow[] = []
  let at = done
  const write = async (areRowsDone: boolean) => {
    const rows = batch
    batch = []
    await stepAgain(() =>
      run.step(async (ctx, mark) => {
        await writeBatch(ctx, await gatherBatch(ctx, { rows, known: source.known }), {
          importId: source.importId,
          createdBy: source.createdBy,
          rowsRead: at,
        })
        mark({ done: at, total, checkpoint: { row: at, total, areRowsDone } })
      }),
    )
  }
  for await (const row of rowsOf(run, source)) {
    if (row.number <= done) continue
    if (batch.length === rowsAtOnce) await write(false)
    batch.push(readImportRow(row, source.rules))
    at = row.number
  }
  await write(true)
}

function rowsOf({ services, workspaceId }: Run, { sha256, dialect }: Source) {
  return iterateRows(services.files.stream(workspaceId, sha256), dialect)
}

const triesAtMost = 5

/** Somebody may give a person the same address while a step writes; the next try finds that person. */
async function stepAgain(step: () => Promise<void>): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await step()
    } catch (error) {
      if (attempt === triesAtMost || !violates(error, 'person_emails_key')) throw error
    }
  }
}

async function finish(ctx: Context, id: string) {
  const counts = await ctx.db
    .updateTable('imports')
    .set({ finishedAt: ctx.instant })
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
    ])
    .executeTakeFirstOrThrow()
  ctx.record('import.finished', { kind: 'import', id }, { after: counts })
  return counts
}
