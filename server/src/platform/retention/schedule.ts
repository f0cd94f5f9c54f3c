import type { Context } from '../context.ts'

export const sweepKind = 'retention.sweep'

const dayMs = 86_400_000

/** Sees to it that a sweep is due a day from now, unless one is already. */
export async function scheduleSweep(ctx: Context): Promise<void> {
  if (await findSweep(ctx)) return
  const { workspaceId, instant } = ctx
  const id = ctx.newId()
  await ctx.db
    .insertInto('jobs')
    .values({ workspaceId, id, kind: sweepKind, input: '{}', state: 'waiting', createdAt: instant })
    .execute()
  await ctx.db
    .insertInto('wakeups')
    .values({ workspaceId, id, kind: 'job', dueAt: new Date(ctx.now.getTime() + dayMs).toISOString() })
    .execute()
}

/** When the next sweep is due. */
export async function nextSweep(ctx: Context): Promise<string | null> {
  return (await findSweep(ctx))?.dueAt ?? null
}

/** The sweep that waits. One that runs has its successor made by itself. */
async function findSweep(ctx: Context) {
  return ctx.db
    .selectFrom('jobs')
    .innerJoin('wakeups', (on) =>
      on.onRef('wakeups.workspaceId', '=', 'jobs.workspaceId').onRef('wakeups.id', '=', 'jobs.id'),
    )
    .select('wakeups.dueAt')
    .where('jobs.workspaceId', '=', ctx.workspaceId)
    .where('jobs.kind', '=', sweepKind)
    .where('jobs.state', '=', 'waiting')
    .executeTakeFirst()
}
