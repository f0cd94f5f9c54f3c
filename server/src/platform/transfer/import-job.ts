import { z } from 'zod'
import { largestArchive } from '@firsthand/contract/platform/transfer'
import { Readable } from 'node:stream'
import type { Context } from '../context.ts'
import { type Archive, openArchive } from '../archive/read-archive.ts'
import { job } from '../domain.ts'
import type { FileStore } from '../files/store.ts'
import type { JobRun } from '../jobs/run.ts'
import { checkArchive, matchTables } from './check-archive.ts'
import { createProgress } from './export-job.ts'
import { finishImport, takeBackImport } from './finish-import.ts'
import { isExpectedEntry, readManifest, tableEntry } from './manifest.ts'
import { readLines } from './read-lines.ts'
import { type TransferTable, readTransferTables } from './tables.ts'
import { type Row, batchSize, parseRow, writeLate, writeRows } from './write-rows.ts'

export const ImportInput = z.object({
  sha256: z.string(),
  size: z.int(),
  account: z.object({ id: z.uuid(), name: z.string(), email: z.string() }),
})
export type ImportInput = z.output<typeof ImportInput>

export const importKind = 'workspace.import'

/** What is done already: files, then passes over the tables. After a crash it goes on from here. */
const Checkpoint = z.object({ pass: z.enum(['files', 'rows', 'late']), place: z.int(), line: z.int() })
type Checkpoint = z.output<typeof Checkpoint>

/**
 * Fills a new workspace from an archive. The archive is read to its end before the first row is written, and nobody is a
 * member of the workspace before its last row is there: seen from outside it appears at once or not at all.
 */
export const importJob = job({
  kind: importKind,
  input: ImportInput,
  async run(run) {
    const { files } = run.services
    const archive = await openStored(files, run.workspaceId, run.input)
    try {
      const manifest = await readManifest(archive)
      const known = await run.step((ctx) => readTransferTables(ctx.db))
      const tables = matchTables(manifest, known)
      const rows = manifest.tables.reduce((sum, table) => sum + table.rows, 0)
      const progress = createProgress(run, 2 * (rows + manifest.files.count))
      const from = Checkpoint.nullable().parse(run.checkpoint)
      if (!from) await checkArchive(archive, manifest, progress)
      const work = {
        run,
        archive,
        progress,
        from: from ?? { pass: 'files', place: 0, line: 0 },
      } satisfies Work
      await keepFiles(work)
      await pass(work, 'rows', tables)
      await pass(
        work,
        'late',
        tables.filter(({ table }) => table.late.length > 0),
      )
      await run.step((ctx) => finishImport(ctx, { ...run.input, manifest }))
      return { workspaceId: run.workspaceId, rows, files: manifest.files.count }
    } finally {
      archive.close()
    }
  },
  takeBack: takeBackImport,
})

type Work = {
  run: JobRun<ImportInput>
  archive: Archive
  progress: (count: number) => Promise<void>
  from: Checkpoint
}

/** Opens an archive that lies in the store of the workspace which it is to become. */
export function openStored(
  files: FileStore,
  workspaceId: string,
  { sha256, size }: { sha256: string; size: number },
) {
  const stream = (start: number, end: number): Readable =>
    files.stream(workspaceId, sha256, { start, end: end - 1 })
  return openArchive({ size, stream }, isExpectedEntry)
}

async function keepFiles({ run, archive, progress, from }: Work): Promise<void> {
  if (from.pass !== 'files') return
  const names = archive.names.filter((name) => name.startsWith('files/')).toSorted()
  for (const [place, name] of names.entries()) {
    if (place < from.place) continue
    await run.services.files.put(run.workspaceId, Readable.from(await archive.stream(name)), largestArchive)
    await progress(1)
    if (place % 100 === 99)
      await run.step(async (_, mark) => mark({ checkpoint: { pass: 'files', place: place + 1, line: 0 } }))
  }
}

type Pass = 'rows' | 'late'

/** Goes over the tables once, a batch of rows a step. */
async function pass(
  work: Work,
  kind: Pass,
  tables: { table: TransferTable; columns: string[] }[],
): Promise<void> {
  const { run, archive, progress, from } = work
  if (from.pass === 'late' && kind === 'rows') return
  const isResumed = from.pass === kind
  for (const [place, { table, columns: names }] of tables.entries()) {
    if (isResumed && place < from.place) continue
    const columns = table.columns.filter((column) => names.includes(column.name))
    const write = kind === 'rows' ? writeRows : writeLate
    let line = 0
    let firstLine = isResumed && place === from.place ? from.line : 0
    let batch: Row[] = []
    const flush = async () => {
      const rows = batch
      batch = []
      if (rows.length === 0) return
      await run.step(async (ctx: Context, mark) => {
        await write(ctx, {
          table,
          columns,
          rows: rows.map((row) => adapted(table, row, ctx)),
          firstLine: firstLine + 1,
        })
        mark({ checkpoint: { pass: kind, place, line: line } satisfies Checkpoint })
      })
      firstLine = line
      if (kind === 'rows') await progress(rows.length)
    }
    const skip = firstLine
    const entry = tableEntry(table.name)
    for await (const text of readLines(await archive.stream(entry), entry)) {
      line += 1
      if (line <= skip) continue
      batch.push(parseRow(text)!)
      if (batch.length >= batchSize(table)) await flush()
    }
    await flush()
    await run.step(async (_, mark) => mark({ checkpoint: { pass: kind, place: place + 1, line: 0 } }))
  }
}

/** Members come as former members: their accounts belong to the installation that they came from. */
function adapted(table: TransferTable, row: Row, ctx: Context): Row {
  return table.name === 'members' ? { ...row, left_at: row.left_at ?? ctx.instant } : row
}
