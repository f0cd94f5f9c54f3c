import type pg from 'pg'
import { DatabaseRefused } from './database-refused.ts'

/** Refuses to go on while a server of ours is connected to this database. */
export async function refuseServers(owner: pg.ClientBase): Promise<void> {
  const { rows } = await owner.query(
    `SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND usename LIKE 'firsthand\\_%' AND pid <> pg_backend_pid() AND usename <> current_user`,
  )
  if (rows.length > 0)
    throw new DatabaseRefused(
      'Firsthand is running on this database. Stop it, then try again; nothing was changed.',
    )
}
