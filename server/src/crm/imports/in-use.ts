import { sql } from 'kysely'
import type { Context } from '../../platform/context.ts'
import type { SparedReason } from './spared.ts'

/** Those of an import's people whom somebody changed since, or whom anything points at: a touch, a conversation, evidence. */
export async function peopleInUse(
  ctx: Context,
  importId: string,
  ids: string[],
): Promise<Map<string, SparedReason>> {
  const changed = await ctx.db
    .selectFrom('people')
    .select('id')
    .where('workspaceId', '=', ctx.workspaceId)
    .where('id', 'in', ids)
    .where((row) =>
      row.or([
        row('version', '>', 1),
        row('nextTouchAt', 'is not', null),
        row('lastTouchAt', 'is not', null),
      ]),
    )
    .execute()
  const spared = new Map<string, SparedReason>(changed.map((row) => [row.id, 'changed']))
  for (const { table, column } of await referencesToPeople(ctx)) {
    const { rows } = await sql<{ id: string }>`
      SELECT DISTINCT ${sql.ref(column)} AS id FROM ${sql.table(table)} WHERE workspace_id = ${ctx.workspaceId} AND ${sql.ref(column)} = ANY(${ids}::uuid[])`.execute(
      ctx.db,
    )
    for (const { id } of rows) if (!spared.has(id)) spared.set(id, 'in_use')
  }
  for (const id of await introducersOfOthers(ctx, importId, ids))
    if (!spared.has(id)) spared.set(id, 'introduced_others')
  for (const id of await namedByOthers(ctx, importId, ids)) if (!spared.has(id)) spared.set(id, 'in_use')
  return spared
}

/**
 * What belongs to a person and goes with them: whoever adds to it by hand changes the person, and so their version.
 * Looking at somebody, or looking like somebody else, is no use of theirs.
 */
const ownTables = [
  'person_emails',
  'person_phones',
  'links',
  'addresses',
  'person_external_ids',
  'contact_types',
  'field_values',
  'referrals',
  'import_introductions',
  'import_updates',
  'import_spared',
  'person_accesses',
  'duplicate_pairs',
]

/** Every table that points at people, whichever domain it is of: read from the schema, so that none can be forgotten. */
export async function referencesToPeople(ctx: Context): Promise<{ table: string; column: string }[]> {
  const { rows } = await sql<{ table: string; column: string }>`
    SELECT c.relname AS "table", a.attname AS "column" FROM pg_constraint k
    JOIN pg_class c ON c.oid = k.conrelid
    JOIN LATERAL unnest(k.conkey, k.confkey) AS pair(here, there) ON true
    JOIN pg_attribute a ON a.attrelid = k.conrelid AND a.attnum = pair.here
    JOIN pg_attribute t ON t.attrelid = k.confrelid AND t.attnum = pair.there
    WHERE k.contype = 'f' AND k.confrelid = 'people'::regclass AND t.attname = 'id' AND c.relnamespace = 'public'::regnamespace`.execute(
    ctx.db,
  )
  return rows.filter((row) => !ownTables.includes(row.table))
}

/** People of the import who introduced somebody that stays: one the import did not make, or one touched since. */
async function introducersOfOthers(ctx: Context, importId: string, ids: string[]): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    SELECT DISTINCT r.introducer_id AS id FROM referrals r
    JOIN people p ON p.workspace_id = r.workspace_id AND p.id = r.person_id
    WHERE r.workspace_id = ${ctx.workspaceId} AND r.introducer_id = ANY(${ids}::uuid[]) 
    AND (p.import_id IS DISTINCT FROM ${importId}::uuid OR p.version > 1 OR p.last_touch_at IS NOT NULL)`.execute(
    ctx.db,
  )
  return rows.map((row) => row.id)
}

/** People of the import whom a field of somebody names that stays. */
async function namedByOthers(ctx: Context, importId: string, ids: string[]): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    SELECT DISTINCT v.referred_id AS id FROM field_values v
    LEFT JOIN people p ON p.workspace_id = v.workspace_id AND p.id = v.person_id
    WHERE v.workspace_id = ${ctx.workspaceId} AND v.referred_id = ANY(${ids}::uuid[])
    AND (p.id IS NULL OR p.import_id IS DISTINCT FROM ${importId}::uuid OR p.version > 1 OR p.last_touch_at IS NOT NULL)`.execute(
    ctx.db,
  )
  return rows.map((row) => row.id)
}
