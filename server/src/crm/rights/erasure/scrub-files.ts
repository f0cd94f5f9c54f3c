import { sql } from 'kysely'
import type { Context } from '../../../platform/context.ts'
import { recordFile } from '../../../platform/files/files.ts'
import { looseFiles, removeIfLoose } from '../../../platform/files/loose.ts'
import type { Traces } from './traces.ts'

const stub =
  'This table was deleted, because somebody in it was erased. The people that it brought are still there.\n'
export const stubName = 'deleted.txt'

/** Uploaded tables that may hold the person, whatever became of their import: their content goes, the import stays. */
export async function importsToClear(ctx: Context, traces: Traces): Promise<string[]> {
  const { rows } = await sql<{ id: string; sha256: string; name: string }>`
    SELECT i.id, f.sha256, f.name FROM imports i
    JOIN files f ON f.workspace_id = i.workspace_id AND f.id = i.file_id
    WHERE i.workspace_id = ${ctx.workspaceId} AND f.name <> ${stubName}`.execute(ctx.db)
  const wanted: string[] = []
  for (const row of rows)
    if (traces.imports?.includes(row.id) || (await mayHold(ctx, row, traces))) wanted.push(row.id)
  return wanted
}

/** Puts a sentence in place of an uploaded table. One that is being read right now is left for later. */
export async function clearImport(ctx: Context, id: string): Promise<'cleared' | 'before' | 'in_use'> {
  const { rows } = await sql<{ fileId: string; name: string; state: string | null }>`
    SELECT i.file_id AS "fileId", f.name, j.state FROM imports i
    JOIN files f ON f.workspace_id = i.workspace_id AND f.id = i.file_id
    LEFT JOIN jobs j ON j.workspace_id = i.workspace_id AND j.id = i.job_id
    WHERE i.workspace_id = ${ctx.workspaceId} AND i.id = ${id}`.execute(ctx.db)
  const row = rows[0]
  if (!row || row.name === stubName) return 'before'
  if (row.state === 'waiting' || row.state === 'running') return 'in_use'
  const content = Buffer.from(stub)
  const stored = await ctx.services.files.put(ctx.workspaceId, content, content.length)
  const file = await recordFile(ctx, { name: stubName, mediaType: 'text/plain', ...stored })
  await ctx.db
    .updateTable('imports')
    .set({ fileId: file.id })
    .where('workspaceId', '=', ctx.workspaceId)
    .where('id', '=', id)
    .execute()
  await removeIfLoose(ctx, [row.fileId])
  return 'cleared'
}

/** Files that somebody uploaded and never made anything of go where they may hold the person. Answers how many. */
export async function removeLooseUploads(ctx: Context, traces: Traces): Promise<number> {
  const found = await looseFiles(ctx, new Date(ctx.now.getTime() + 1).toISOString())
  const { rows } = await sql<{ id: string; sha256: string; name: string }>`
    SELECT f.id, f.sha256, f.name ${found} AND f.media_type !~ '^(image|audio|video)/' AND f.name <> ${stubName}`.execute(
    ctx.db,
  )
  const holding: string[] = []
  for (const row of rows) if (await mayHold(ctx, row, traces)) holding.push(row.id)
  await removeIfLoose(ctx, holding)
  return holding.length
}

/** Text is read; what is packed cannot be searched and is taken to hold them. */
async function mayHold(
  ctx: Context,
  { sha256, name }: { sha256: string; name: string },
  { emails, phones, name: ofPerson, externalIds = [] }: Traces,
): Promise<boolean> {
  const looked = [...emails, ...phones, ...externalIds, ...(ofPerson ? [ofPerson] : [])].map((trace) =>
    trace.toLowerCase(),
  )
  if (looked.length === 0) return false
  if (/\.(xls[xmb]?|ods|zip|numbers)$/i.test(name)) return true
  const longest = Math.max(...looked.map((trace) => trace.length))
  let before = ''
  try {
    for await (const part of ctx.services.files.stream(ctx.workspaceId, sha256)) {
      const bytes = part as Buffer
      // What is packed begins so, whatever its name says.
      if (before === '' && bytes.subarray(0, 4).equals(packed)) return true
      // UTF-16 is recognised by its zeros: without them its letters read as those of any other encoding.
      const text = before + bytes.toString('utf8').replaceAll('\u0000', '').toLowerCase()
      if (looked.some((trace) => text.includes(trace))) return true
      before = text.slice(-longest)
    }
  } catch {
    return true
  }
  return false
}

const packed = Buffer.from([0x50, 0x4b, 0x03, 0x04])
