import { sql } from 'kysely'
import type { Context } from '../../../platform/context.ts'
import { insertRows } from '../../../platform/db/insert-rows.ts'
import { chunks } from '../../../platform/events/record.ts'
import type { ComparedPerson } from '../model/person-fields.ts'
import { readCompared } from '../read-compared.ts'
import { keysOf } from './person-keys.ts'

/** Brings the keys of some people up to date: those who are archived or gone have none. */
export async function keepKeys(ctx: Context, ids: string[]): Promise<void> {
  const people = await readCompared(ctx, ids)
  await writeKeys(ctx, ids, people)
}

/** The same for people who are read already. Writes only what is not there yet. */
export async function writeKeys(
  ctx: Context,
  ids: string[],
  people: ReadonlyMap<string, ComparedPerson>,
): Promise<void> {
  if (ids.length === 0) return
  const { workspaceId, db } = ctx
  const { rows } = await sql<{ key: number; person: string }>`
    SELECT key, person_id AS person FROM duplicate_keys
    WHERE workspace_id = ${workspaceId} AND person_id = ANY(${ids}::uuid[])`.execute(db)
  const stale = new Map<string, { key: number; person: string }>()
  for (const row of rows) stale.set(`${row.person}${row.key}`, row)
  const missing: { key: number; personId: string }[] = []
  for (const [id, person] of people)
    for (const key of keysOf(person)) if (!stale.delete(`${id}${key}`)) missing.push({ key, personId: id })
  const gone = [...stale.values()]
  if (gone.length > 0)
    await sql`DELETE FROM duplicate_keys k USING unnest(${gone.map((row) => row.key)}::bigint[], ${gone.map((row) => row.person)}::uuid[]) AS gone (key, person)
      WHERE k.workspace_id = ${workspaceId} AND k.key = gone.key AND k.person_id = gone.person`.execute(db)
  // In the order of the index, so that what is written together stands together.
  missing.sort((one, other) => one.key - other.key)
  for (const rows of chunks(missing, keysAtOnce))
    // Whoever else writes the same keys at this moment is right too.
    await insertRows(ctx, 'duplicateKeys', { shared: {}, types: keyTypes, rows, onConflict: 'DO NOTHING' })
}

const keysAtOnce = 20_000

const keyTypes = { key: 'int8', personId: 'uuid' } as const
