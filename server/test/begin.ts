import { sql } from 'kysely'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Context } from '../src/platform/context.ts'
import type { World } from './world.ts'

/** Does something, and leaves its transaction open until it is told to end, and another one waits for it. */
export async function begin(world: World, run: (ctx: Context) => Promise<unknown>) {
  const [done, mayEnd] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()]
  const all = world.inWorkspace(world.bramble, async (ctx) => {
    await run(ctx)
    done.resolve()
    await mayEnd.promise
  })
  await Promise.race([all, done.promise])
  return async (waiting: Promise<unknown>) => {
    while (!(await isSomebodyWaiting(world))) await sleep(5)
    mayEnd.resolve()
    await Promise.all([all, waiting])
  }
}

const isSomebodyWaiting = (world: World) =>
  world.inWorkspace(world.bramble, async (ctx) => {
    const { rows } = await sql`
      SELECT FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`.execute(
      ctx.db,
    )
    return rows.length > 0
  })
