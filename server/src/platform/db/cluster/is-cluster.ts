import { sql } from 'kysely'
import type { Database } from '../pools.ts'

export type IsCluster = (db: Database) => Promise<boolean>

/**
 * Whether the database is a Citus cluster, which refuses some forms of statements that are faster elsewhere. Asked once,
 * by whoever wants to know first and over their connection: `scale-out` makes no cluster under a running server.
 */
export function createClusterCheck(): IsCluster {
  let known: boolean | undefined
  return async (db) => (known ??= await ask(db))
}

async function ask(db: Database): Promise<boolean> {
  const { rows } = await sql`SELECT FROM pg_extension WHERE extname = 'citus'`.execute(db)
  return rows.length > 0
}
