import { sql } from 'kysely'
import type { Context } from '../../../platform/context.ts'
import { recordFile } from '../../../platform/files/files.ts'
import { removeIfLoose } from '../../../platform/files/loose.ts'
import type { Traces } from './traces.ts'

const stub =
  'This table was deleted, because somebody in it was erased. The people that it brought are still there.\n'
export const stubName = 'deleted.txt'

/** Uploaded tables from before the erasure that may hold the person: their content goes, the record of the import stays. */
export async function importsToClear(ctx: Context, traces: Traces): Promise<string[]> {
  if (traces.emails.length + traces.phones.length === 0 && !traces.name) return []
  const { rows } = await sql<{ id: string; sha256: string; name: string; size: number }>`
    SELECT i.id, f.sha256, f.name, f.size FROM imports i
    JOIN files f ON f.workspace_id = i.workspace_id AND f.id = i.file_id
    WHERE i.workspace_id = ${ctx.workspaceId} AND i.finished_at IS NOT NULL AND f.name <> ${stubName}`.execute(
    ctx.db,
  )
  const wanted: string[] = []
  for (const row of rows) if (await mayHold(ctx, row, traces)) wanted.push(row.id)
  return wanted
}

/** Puts a sentence in place of an uploaded table. Answers false when that was done before. */
export async function clearImport(ctx: Context, id: string): Promise<boolean> {
  const row = await ctx.db
    .selectFrom('imports')
    .innerJoin('files', (on) =>
      on.onRef('files.workspaceId', '=', 'imports.workspaceId').onRef('files.id', '=', 'imports.fileId'),
    )
    .select(['imports.fileId', 'files.name'])
    .where('imports.workspaceId', '=', ctx.workspaceId)
    .where('imports.id', '=', id)
    .executeTakeFirst()
  if (!row || row.name === stubName) return false
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
  return true
}

/** Text is read; what is packed cannot be searched and is taken to hold them. */
async function mayHold(
  ctx: Context,
  { sha256, name }: { sha256: string; name: string },
  traces: Traces,
): Promise<boolean> {
  if (!/\.(csv|tsv|txt|vcf)$/i.test(name)) return true
  const looked = [...traces.emails, ...traces.phones, ...(traces.name ? [traces.name] : [])].map((trace) =>
    trace.toLowerCase(),
  )
  const longest = Math.max(...looked.map((trace) => trace.length))
  let before = ''
  try {
    for await (const part of ctx.services.files.stream(ctx.workspaceId, sha256)) {
      const bytes = part as Buffer
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
