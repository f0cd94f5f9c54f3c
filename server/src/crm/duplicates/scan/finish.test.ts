import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type World, openWorld } from '../../../../test/world.ts'
import type { Context } from '../../../platform/context.ts'
import { connectOwner } from '../../../platform/db/pools.ts'
import { forgetUnfound } from './finish.ts'

let world: World
beforeAll(async () => void (world = await openWorld()))
afterAll(() => world.close())

test('what a search no longer finds is taken back in a few reads a pair, also where the planner knows others only', async () => {
  const pairs = 2_400
  await world.inWorkspace(world.rival, (ctx) => insertPairs(ctx, 200))
  const owner = await connectOwner(world.address)
  await owner.query('ANALYZE duplicate_pairs')
  await owner.end()

  const read = await world.inWorkspace(world.bramble, async (ctx) => {
    const scan = await ctx.ask('crm.duplicates', {}, '2999-01-01T00:00:00Z')
    await insertPairs(ctx, pairs)
    const before = await readSoFar(ctx)
    while (await forgetUnfound(ctx, scan));
    return (await readSoFar(ctx)) - before
  })

  expect(read).toBeGreaterThan(pairs)
  expect(read).toBeLessThan(10 * pairs)
})

async function insertPairs(ctx: Context, count: number): Promise<void> {
  const ids = Array.from({ length: count + 1 }, () => ctx.newId()).toSorted()
  await sql`
    INSERT INTO people (workspace_id, id, name, sort_key, created_at, updated_at)
    SELECT ${ctx.workspaceId}::uuid, id, 'Somebody', 'somebody', ${ctx.instant}, ${ctx.instant}
    FROM unnest(${ids}::uuid[]) id`.execute(ctx.db)
  await sql`
    INSERT INTO duplicate_pairs (workspace_id, id, one_id, other_id, probability, weight, reasons, found_at)
    SELECT ${ctx.workspaceId}::uuid, gen_random_uuid(), one, other, 0.9, 3, '[]', '2020-01-01'
    FROM unnest(${ids.slice(0, -1)}::uuid[], ${ids.slice(1)}::uuid[]) pair (one, other)`.execute(ctx.db)
}

/** Rows of pairs that this transaction has read. */
async function readSoFar({ db }: Context): Promise<number> {
  const { rows } = await sql<{ read: number }>`
    SELECT seq_tup_read + coalesce(idx_tup_fetch, 0) AS read FROM pg_stat_xact_user_tables
    WHERE relname = 'duplicate_pairs'`.execute(db)
  return rows[0]!.read
}
