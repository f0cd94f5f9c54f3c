import { z } from 'zod'
import { exportDays, largestArchive } from '@firsthand/contract/platform/transfer'
import type { Context } from '../context.ts'
import { createArchiveWriter } from '../archive/write-archive.ts'
import { job } from '../domain.ts'
import type { StoredContent } from '../files/store.ts'
import type { JobRun } from '../jobs/run.ts'
import { leftOutTables } from './left-out.ts'
import { type Manifest, fileEntry, manifestHead, tableEntry } from './manifest.ts'
import { countRows, readRows } from './read-rows.ts'
import { readTransferTables } from './tables.ts'

export const exportJob = job({
  kind: 'workspace.export',
  cancelledBy: 'admin',
  input: z.object({}),
  async run(run) {
    const stored = await run.snapshot((ctx) => writeArchive(ctx, run))
    const id = await run.step((ctx) => keep(ctx, run, stored))
    return { export: id, size: stored.size, sha256: stored.sha256 }
  },
})

async function writeArchive(ctx: Context, run: JobRun<unknown>): Promise<StoredContent> {
  const writer = createArchiveWriter(ctx.now)
  const fill = async () => {
    try {
      await fillArchive(ctx, run, writer)
      writer.end()
    } catch (error) {
      writer.fail(error)
      throw error
    }
  }
  const [filled, stored] = await Promise.allSettled([
    fill(),
    ctx.services.files.put(ctx.workspaceId, writer.output, largestArchive),
  ])
  // A full disk is the cause and the unfinished archive its effect: the store's word comes first, unless it was cancelled.
  if (filled.status === 'rejected' && stored.status === 'rejected')
    throw stored.reason === filled.reason || isPremature(stored.reason) ? filled.reason : stored.reason
  if (filled.status === 'rejected') throw filled.reason
  if (stored.status === 'rejected') throw stored.reason
  return stored.value
}

function isPremature(error: unknown): boolean {
  return (error as { code?: string }).code === 'ERR_STREAM_PREMATURE_CLOSE'
}

async function fillArchive(
  ctx: Context,
  run: JobRun<unknown>,
  writer: ReturnType<typeof createArchiveWriter>,
) {
  const tables = await readTransferTables(ctx.db)
  const hashes = await fileHashes(ctx)
  let total = hashes.length
  for (const table of tables) total += await countRows(ctx, table)
  const progress = createProgress(run, total)

  await writer.add('README.txt', once(explanation))
  const written: Manifest['tables'] = []
  for (const table of tables) {
    let rows = 0
    const lines = readRows(ctx, table, async (count) => {
      rows += count
      await progress(count)
    })
    const digest = await writer.add(tableEntry(table.name), lines)
    written.push({ name: table.name, columns: table.columns.map((column) => column.name), rows, ...digest })
  }
  const files = { count: 0, bytes: 0 }
  for (const sha256 of hashes) {
    const content = ctx.services.files.stream(ctx.workspaceId, sha256) as AsyncIterable<Uint8Array>
    const { bytes } = await writer.add(fileEntry(sha256), content)
    files.count += 1
    files.bytes += bytes
    await progress(1)
  }
  const workspace = await ctx.db
    .selectFrom('workspaces')
    .select(['id', 'name'])
    .where('id', '=', ctx.workspaceId)
    .executeTakeFirstOrThrow()
  const manifest: Manifest = {
    ...manifestHead(ctx.instant),
    workspace,
    tables: written,
    files,
    leftOut: leftOutTables,
  }
  await writer.add('manifest.json', once(`${JSON.stringify(manifest, null, 2)}\n`))
}

async function fileHashes(ctx: Context): Promise<string[]> {
  const rows = await ctx.db
    .selectFrom('files')
    .select('sha256')
    .distinct()
    .where('workspaceId', '=', ctx.workspaceId)
    .orderBy('sha256')
    .execute()
  return rows.map((row) => row.sha256)
}

/** Says how far it is, once a second at the most; ends the export when somebody cancelled it. */
export function createProgress(run: Pick<JobRun<unknown>, 'step'>, total: number) {
  let done = 0
  let said = 0
  return async (count: number): Promise<void> => {
    done += count
    if (Date.now() - said < 1_000) return
    said = Date.now()
    await run.step(async (_, mark) => mark({ done: Math.min(done, total), total }))
  }
}

async function keep(ctx: Context, run: JobRun<unknown>, { sha256, size }: StoredContent): Promise<string> {
  const id = ctx.newId()
  const expiresAt = new Date(ctx.now.getTime() + exportDays * 86_400_000).toISOString()
  await ctx.db
    .insertInto('workspaceExports')
    .values({
      workspaceId: ctx.workspaceId,
      id,
      jobId: run.jobId,
      sha256,
      size,
      createdBy: run.askedBy,
      createdAt: ctx.instant,
      expiresAt,
    })
    .execute()
  ctx.record('workspace.exported', { kind: 'workspace', id: ctx.workspaceId }, { after: { size, sha256 } })
  return id
}

async function* once(text: string): AsyncGenerator<string> {
  yield text
}

const explanation = `Everything in a workspace of Firsthand.

tables/*.jsonl   one JSON object a line, one file a table, in the order in which they can be written back
files/*          the uploaded files, each named by the SHA-256 of its content (tables/files.jsonl has the names)
manifest.json    how many rows and bytes, and the SHA-256 of each table

Moments are in UTC. Not in here: accounts, passwords, keys, invitations, and work that was under way.
Where words are hidden in Firsthand, what stands there instead is here, and not the words.
Import it in Firsthand: Settings, Data, Import a workspace.
`
