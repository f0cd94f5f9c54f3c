import { sql } from 'kysely'
import type { Database } from '../db/pools.ts'

/** What is due and waits, by kind. Read as the role `operator`, which sees no content. */
export async function readBacklog(
  operator: Database,
  now: Date,
): Promise<{ kind: string; count: number; oldestAt: string; oldestSeconds: number }[]> {
  const { rows } = await sql<{ kind: string; count: number; oldestAt: string }>`
    SELECT kind, count(*) AS "count", min(due_at) AS "oldestAt" FROM wakeups
    WHERE due_at <= ${now.toISOString()} GROUP BY kind ORDER BY kind`.execute(operator)
  return rows.map((row) => ({
    ...row,
    oldestSeconds: Math.max(0, (now.getTime() - Date.parse(row.oldestAt)) / 1000),
  }))
}

/** Jobs by what became of them. */
export async function countJobs(operator: Database, now: Date) {
  const yesterday = new Date(now.getTime() - 86_400_000).toISOString()
  const { rows: running } = await sql<{ count: number }>`
    SELECT count(*) AS "count" FROM jobs WHERE state = 'running'`.execute(operator)
  const { rows: failedLastDay } = await sql<{ kind: string; count: number; lastAt: string }>`
    SELECT kind, count(*) AS "count", max(finished_at) AS "lastAt" FROM jobs
    WHERE state = 'failed' AND finished_at >= ${yesterday} GROUP BY kind ORDER BY 2 DESC, 1 LIMIT 50`.execute(
    operator,
  )
  // What is scheduled for later does not wait yet.
  const waiting = (await readBacklog(operator, now)).find((row) => row.kind === 'job')
  return {
    waiting: waiting?.count ?? 0,
    running: running[0]!.count,
    oldestWaitingSince: waiting?.oldestAt ?? null,
    failedLastDay,
  }
}

/** News that consumers have not dealt with yet. */
export async function countDeliveries(operator: Database) {
  const { rows: all } = await sql<{ count: number; oldestAt: string | null }>`
    SELECT count(*) AS "count", min(created_at) AS "oldestAt" FROM outbox`.execute(operator)
  const { rows: failing } = await sql<{ consumer: string; count: number }>`
    SELECT consumer, count(*) AS "count" FROM outbox WHERE attempts > 0 GROUP BY consumer ORDER BY 2 DESC LIMIT 50`.execute(
    operator,
  )
  return { waiting: all[0]!.count, oldestSince: all[0]!.oldestAt, failing }
}

/** How much there is, in all workspaces together. */
export async function measureStorage(operator: Database) {
  const { rows } = await sql<{ workspaces: number; files: number; bytes: number; databaseBytes: number }>`
    SELECT (SELECT count(id) FROM workspaces) AS "workspaces", count(size) AS "files", coalesce(sum(size), 0)::bigint AS "bytes",
      pg_database_size(current_database()) AS "databaseBytes" FROM files`.execute(operator)
  return rows[0]!
}

/** What the database is. */
export async function describeDatabase(operator: Database) {
  const { rows } = await sql<{
    version: string
    isCluster: boolean
    migrations: number
    latestMigration: string | null
  }>`
    SELECT current_setting('server_version') AS "version",
      EXISTS (SELECT FROM pg_extension WHERE extname = 'citus') AS "isCluster",
      count(*) AS "migrations", max(name) AS "latestMigration" FROM firsthand_migrations`.execute(operator)
  return rows[0]!
}
