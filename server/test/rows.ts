import { roleClient } from '../src/platform/db/pools.ts'
import type { World } from './world.ts'

export type TenantRow = { table: string; row: Record<string, unknown> }

/** Every row of a workspace in every table, read as the back-up reads: past the operations, past the open workspace. */
export async function rowsOf(world: World, workspaceId: string): Promise<TenantRow[]> {
  const client = roleClient(world.address, 'backup', world.settings.secret)
  await client.connect()
  try {
    const tables = await client.query<{ name: string }>(`
      SELECT c.relname AS name FROM pg_class c
      WHERE c.relkind = 'r' AND c.relnamespace = 'public'::regnamespace AND c.relrowsecurity ORDER BY 1`)
    const all: TenantRow[] = []
    for (const { name: table } of tables.rows) {
      const { rows } = await client.query<{ row: Record<string, unknown> }>(
        `SELECT to_jsonb(t) AS row FROM "${table}" t WHERE workspace_id = $1 ORDER BY t::text`,
        [workspaceId],
      )
      all.push(...rows.map(({ row }) => ({ table, row })))
    }
    return all
  } finally {
    await client.end()
  }
}
