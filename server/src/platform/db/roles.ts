import { createHmac } from 'node:crypto'
import type pg from 'pg'
import { DatabaseRefused } from './database-refused.ts'

/**
 * The roles of the database. None is a superuser and none bypasses row-level security: `app` serves requests, `search`
 * reads keys and index columns alone, `worker` does jobs, `auth` alone sees password hashes, `backup` reads
 * everything, `operator` counts.
 */
export const roles = ['app', 'search', 'worker', 'auth', 'backup', 'operator'] as const
export type DatabaseRole = (typeof roles)[number]

/** The name of a role in PostgreSQL, where roles belong to the whole server. */
export function roleName(role: DatabaseRole): string {
  return `firsthand_${role}`
}

/** The password of a role: derived from the installation's secret, so that it is stored nowhere. */
export function rolePassword(role: DatabaseRole | 'owner', secret: string): string {
  return createHmac('sha256', secret).update(`database role ${role}`).digest('base64url')
}

/**
 * Makes the roles that are missing and, where they need them, sets their passwords. Called as the owner, before
 * migrating.
 */
export async function ensureRoles(owner: pg.ClientBase, secret: string | undefined): Promise<void> {
  const { rows } = await owner.query<{ name: string; mighty: boolean }>(
    'SELECT rolname AS name, rolsuper OR rolbypassrls AS mighty FROM pg_roles WHERE rolname = ANY($1)',
    [roles.map(roleName)],
  )
  for (const { name, mighty } of rows) {
    if (!mighty) continue
    throw new DatabaseRefused(
      `The database role ${name} may bypass row-level security. Take SUPERUSER and BYPASSRLS from it, then start again; nothing was changed.`,
    )
  }
  const known = new Set(rows.map(({ name }) => name))
  for (const role of roles) {
    const name = roleName(role)
    try {
      // A role name and a base64url password need no quoting beyond this; DDL takes no parameters.
      if (!known.has(name)) await createRole(owner, name)
      if (secret) await owner.query(`ALTER ROLE ${name} PASSWORD '${rolePassword(role, secret)}'`)
    } catch (error) {
      if ((error as { code?: string }).code !== '42501') throw error
      throw new DatabaseRefused(
        `The user in DATABASE_URL may not make or change the role ${name}. Give it CREATEROLE, and where others made firsthand_ roles before, admin rights over them; then start again.`,
        { cause: error },
      )
    }
  }
}

async function createRole(owner: pg.ClientBase, name: string): Promise<void> {
  try {
    await owner.query(`CREATE ROLE ${name} LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOBYPASSRLS`)
  } catch (error) {
    // Two databases of one PostgreSQL may be made at once, and roles belong to both: the other one made it.
    const { code } = error as { code?: string }
    if (code !== '42710' && code !== '23505') throw error
  }
}
