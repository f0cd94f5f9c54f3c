import type { Context, Services } from '../context.ts'
import type { Database } from '../db/pools.ts'
import type { Domain } from '../domain.ts'
import type { Transactor } from '../transact.ts'

/** What the worker works with. */
export type WorkerTools = {
  services: Services
  transactor: Transactor
  domains: Domain[]
  pool: Database
  signal: AbortSignal
}

export type Wakeup = { workspaceId: string; id: string; kind: 'job' | 'outbox' | 'errand' }

/** How long a claim lasts unless it is renewed; after a crash, work is taken up again when it has run out. */
export const leaseMs = 4_000

/** Keys alone, across workspaces: the one thing that the worker's role may read without opening one. */
export async function dueWakeups(
  { pool, transactor }: WorkerTools,
  { kind, limit }: { kind: Wakeup['kind']; limit: number },
): Promise<Wakeup[]> {
  const rows = await pool
    .selectFrom('wakeups')
    .select(['workspaceId', 'id'])
    .where('kind', '=', kind)
    .where('dueAt', '<=', transactor.clock().toISOString())
    .orderBy('dueAt')
    .limit(limit)
    .execute()
  return rows.map((row) => ({ ...row, kind }))
}

/** Takes a wakeup for the length of a lease; false when another worker was faster. */
export async function claim(ctx: Context, wakeup: Wakeup): Promise<boolean> {
  const result = await ctx.db
    .updateTable('wakeups')
    .set({ dueAt: laterBy(ctx, leaseMs) })
    .where('workspaceId', '=', wakeup.workspaceId)
    .where('id', '=', wakeup.id)
    .where('kind', '=', wakeup.kind)
    .where('dueAt', '<=', ctx.instant)
    .executeTakeFirst()
  return result.numUpdatedRows > 0n
}

/** Makes a wakeup due so many milliseconds from now: a lease, a later try, or at once. */
export async function postpone(ctx: Context, wakeup: Omit<Wakeup, 'workspaceId'>, ms: number): Promise<void> {
  await ctx.db
    .updateTable('wakeups')
    .set({ dueAt: laterBy(ctx, ms) })
    .where('workspaceId', '=', ctx.workspaceId)
    .where('id', '=', wakeup.id)
    .where('kind', '=', wakeup.kind)
    .execute()
}

/** Takes a wakeup away: what it was for is done. */
export async function forget(ctx: Context, wakeup: Omit<Wakeup, 'workspaceId'>): Promise<void> {
  await ctx.db
    .deleteFrom('wakeups')
    .where('workspaceId', '=', ctx.workspaceId)
    .where('id', '=', wakeup.id)
    .where('kind', '=', wakeup.kind)
    .execute()
}

function laterBy(ctx: Context, ms: number): string {
  return new Date(ctx.now.getTime() + ms).toISOString()
}
