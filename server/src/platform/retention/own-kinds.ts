import { sql } from 'kysely'
import type { Context } from '../context.ts'
import { looseFiles, removeLooseFiles } from '../files/loose.ts'
import { describeDoomed } from './doomed.ts'
import type { Retained } from './kind.ts'

/** What the platform itself holds. */
export const platformRetention: Retained[] = [
  {
    kind: 'history',
    preview: (ctx, before) =>
      describeDoomed(
        ctx,
        sql`SELECT to_char(e.at AT TIME ZONE 'UTC', 'YYYY-MM-DD') || ' ' || e.name AS label, NULL::bigint AS bytes ${oldEvents(ctx, before)}`,
      ),
    remove: (ctx, before, limit) =>
      removeByIds(ctx, 'events', sql`SELECT e.id ${oldEvents(ctx, before)} LIMIT ${limit}`),
  },
  {
    kind: 'jobs',
    preview: (ctx, before) =>
      describeDoomed(
        ctx,
        sql`SELECT to_char(j.finished_at AT TIME ZONE 'UTC', 'YYYY-MM-DD') || ' ' || j.kind || ', ' || j.state AS label, NULL::bigint AS bytes ${oldJobs(ctx, before)}`,
      ),
    remove: (ctx, before, limit) =>
      removeByIds(ctx, 'jobs', sql`SELECT j.id ${oldJobs(ctx, before)} LIMIT ${limit}`),
  },
  {
    kind: 'loose_files',
    async preview(ctx, before) {
      const found = await looseFiles(ctx, before)
      return describeDoomed(
        ctx,
        sql`SELECT f.name AS label, f.size AS bytes ${found} ORDER BY f.created_at, f.id`,
      )
    },
    remove: removeLooseFiles,
  },
]

/** News that nobody has heard yet would go with its event, so it stays until it is delivered. */
function oldEvents(ctx: Context, before: string) {
  return sql`FROM events e WHERE e.workspace_id = ${ctx.workspaceId} AND e.at < ${before}
    AND NOT EXISTS (SELECT FROM outbox o WHERE o.workspace_id = ${ctx.workspaceId} AND o.event_id = e.id) ORDER BY e.at, e.id`
}

function oldJobs(ctx: Context, before: string) {
  return sql`FROM jobs j WHERE j.workspace_id = ${ctx.workspaceId} AND j.finished_at < ${before} ORDER BY j.finished_at, j.id`
}

async function removeByIds(
  ctx: Context,
  table: 'events' | 'jobs',
  wanted: ReturnType<typeof oldJobs>,
): Promise<number> {
  const { rows } = await sql<{ id: string }>`${wanted}`.execute(ctx.db)
  if (rows.length === 0) return 0
  const ids = rows.map((row) => row.id)
  await sql`DELETE FROM ${sql.table(table)} WHERE workspace_id = ${ctx.workspaceId} AND id = ANY(${ids}::uuid[])`.execute(
    ctx.db,
  )
  return ids.length
}
