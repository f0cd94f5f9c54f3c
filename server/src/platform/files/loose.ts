import { type RawBuilder, sql } from 'kysely'
import type { Context } from '../context.ts'

/** `FROM … WHERE …` of the files `f` that are older than a moment and that no row of any table points to. */
export async function looseFiles(ctx: Context, before: string): Promise<RawBuilder<unknown>> {
  const uses = (await readUses(ctx)).map(
    ({ table, column }) =>
      sql`AND NOT EXISTS (SELECT FROM ${sql.table(table)} u WHERE u.workspace_id = ${ctx.workspaceId} AND ${sql.ref(`u.${column}`)} = f.id)`,
  )
  return sql`FROM files f WHERE f.workspace_id = ${ctx.workspaceId} AND f.created_at < ${before} ${sql.join(uses, sql` `)}`
}

/** Deletes files that nothing points to; answers how many. */
export async function removeLooseFiles(ctx: Context, before: string, limit: number): Promise<number> {
  const found = await looseFiles(ctx, before)
  const { rows } = await sql<{ id: string; sha256: string }>`
    SELECT f.id, f.sha256 ${found} ORDER BY f.created_at, f.id LIMIT ${limit}`.execute(ctx.db)
  await removeFiles(ctx, rows)
  return rows.length
}

/** Deletes those of these files that nothing else points to. */
export async function removeIfLoose(ctx: Context, ids: string[]): Promise<void> {
  if (ids.length === 0) return
  const found = await looseFiles(ctx, new Date(ctx.now.getTime() + 1).toISOString())
  const { rows } = await sql<{ id: string; sha256: string }>`
    SELECT f.id, f.sha256 ${found} AND f.id = ANY(${ids}::uuid[])`.execute(ctx.db)
  await removeFiles(ctx, rows)
}

/** Content is kept once for all files that have it, and goes with the last of them. */
async function removeFiles(ctx: Context, files: { id: string; sha256: string }[]): Promise<void> {
  if (files.length === 0) return
  const ids = files.map((file) => file.id)
  const hashes = [...new Set(files.map((file) => file.sha256))]
  await sql`DELETE FROM files WHERE workspace_id = ${ctx.workspaceId} AND id = ANY(${ids}::uuid[])`.execute(
    ctx.db,
  )
  const { rows } = await sql<{ sha256: string }>`
    SELECT DISTINCT sha256 FROM files WHERE workspace_id = ${ctx.workspaceId} AND sha256 = ANY(${hashes}::text[])`.execute(
    ctx.db,
  )
  const kept = new Set(rows.map((row) => row.sha256))
  const { files: store } = ctx.services
  ctx.afterCommit(() => {
    for (const sha256 of hashes.filter((hash) => !kept.has(hash)))
      void store.remove(ctx.workspaceId, sha256).catch(() => undefined)
  })
}

async function readUses(ctx: Context): Promise<{ table: string; column: string }[]> {
  const { rows } = await sql<{ table: string; column: string }>`
    SELECT c.relname AS "table", a.attname AS "column" FROM pg_constraint k
    JOIN pg_class c ON c.oid = k.conrelid JOIN pg_class t ON t.oid = k.confrelid
    JOIN LATERAL unnest(k.conkey) AS part(number) ON true
    JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum = part.number
    WHERE k.contype = 'f' AND t.relname = 'files' AND t.relnamespace = 'public'::regnamespace AND a.attname <> 'workspace_id'`.execute(
    ctx.db,
  )
  return rows
}
