import { sql } from 'kysely'
import { type WorkerTools, leaseMs } from './wakeups.ts'

/** Less than this is how clocks are kept right, and costs nobody more than so much waiting. */
const toleranceMs = 1_000
/** No job waits longer than this for its next try (perform-job.ts). */
const longestRetryMs = 600_000

/**
 * Notices that the clock was set back, also while no server ran. Work that was due by the old time, was claimed then or waits
 * for its next try must not wait until that time comes again. What is due on a day of its own, as a retention run is, stays
 * due then.
 */
export function createClockWatch(tools: WorkerTools): () => Promise<void> {
  const { transactor, services } = tools
  let latest: Date | undefined
  return async () => {
    latest ??= await latestNoted(tools)
    const now = transactor.clock()
    if (latest.getTime() - now.getTime() > toleranceMs) {
      services.log.warn(
        { from: latest.toISOString(), to: now.toISOString() },
        'The clock was set back. Work that was due or under way is taken up by the new time.',
      )
      await bringForward(tools, { now, latest })
    }
    latest = now
  }
}

/** The latest moment that a job or an event noted, or now where that is later or cannot be read. */
async function latestNoted({ services, transactor }: WorkerTools): Promise<Date> {
  const now = transactor.clock()
  type Noted = { at: string | null }
  try {
    const { rows: jobs } = await sql<Noted>`
      SELECT greatest(max(created_at), max(started_at), max(heartbeat_at), max(finished_at)) AS at FROM jobs`.execute(
      services.operator,
    )
    const { rows: events } = await sql<Noted>`SELECT max(created_at) AS at FROM outbox`.execute(
      services.operator,
    )
    const noted = [...jobs, ...events].flatMap(({ at }) => (at === null ? [] : [Date.parse(at)]))
    return new Date(Math.max(now.getTime(), ...noted))
  } catch (error) {
    services.log.warn({ err: error }, 'Whether the clock was set back before this start could not be seen.')
    return now
  }
}

/** Whoever is at work renews a claim long before a lease is over, so nothing is taken from them. */
async function bringForward(
  { pool, transactor }: WorkerTools,
  { now, latest }: { now: Date; latest: Date },
): Promise<void> {
  const soon = later(now, leaseMs)
  const claimed = later(latest, leaseMs)
  const workspaces = await pool
    .selectFrom('wakeups')
    .select('workspaceId')
    .distinct()
    .where('dueAt', '>', soon)
    .where((row) => row.or([row('kind', '<>', 'job'), row('dueAt', '<=', later(latest, longestRetryMs))]))
    .execute()
  for (const { workspaceId } of workspaces)
    await transactor.inWorkspace({ workspaceId, as: 'system', pool }, async (ctx) => {
      await sql`
        UPDATE wakeups SET due_at = ${soon}::timestamptz
        WHERE workspace_id = ${workspaceId} AND due_at > ${soon}::timestamptz AND (
          kind <> 'job' OR due_at <= ${claimed}::timestamptz
          OR EXISTS (SELECT FROM jobs j WHERE j.workspace_id = ${workspaceId} AND j.id = wakeups.id AND j.attempts > 0))`.execute(
        ctx.db,
      )
    })
}

function later(than: Date, ms: number): string {
  return new Date(than.getTime() + ms).toISOString()
}
