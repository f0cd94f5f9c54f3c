import { type MergePicks, type PickedField, pickedFields } from '@firsthand/contract/crm/merges'
import { personLimits } from '@firsthand/contract/crm/people'
import { sql } from 'kysely'
import type { Context } from '../../../platform/context.ts'
import { fold } from '../../../platform/search/fold.ts'
import { insertWhole, valuesOf } from './whole-rows.ts'

/** A row of people as the database writes it, column by column. */
export type PersonRecord = Record<string, unknown> & { id: string; name: string; version: number }

const columnOf: Record<PickedField, string> = {
  name: 'name',
  organisation: 'organisation_id',
  roleTitle: 'role_title',
  pronouns: 'pronouns',
  timeZone: 'time_zone',
  language: 'language',
  cadenceDays: 'cadence_days',
  note: 'note',
}

/** What says nothing about the person, or is worked out again from what stands elsewhere. */
const ownColumns = new Set([
  'workspace_id',
  'id',
  'sort_key',
  'updated_at',
  'version',
  'last_touch_at',
  'next_touch_at',
])

/** The person who stays, as they are then: picked values, what only the other one had, known since the earlier day. */
export function mergeRecords(kept: PersonRecord, other: PersonRecord, picks: MergePicks): PersonRecord {
  const merged: PersonRecord = { ...kept, version: kept.version + 1 }
  for (const [column, value] of Object.entries(kept))
    if (!ownColumns.has(column) && value === null) merged[column] = other[column]
  if (String(other['created_at']) < String(kept['created_at'])) merged['created_at'] = other['created_at']
  for (const field of pickedFields) {
    const column = columnOf[field]
    if (field !== 'note' && picks[field] === 'other') merged[column] = other[column]
  }
  // Where a time zone is known from belongs to it.
  const zoned = merged['time_zone'] === kept['time_zone'] ? kept : other
  for (const column of ['time_zone_source', 'time_zone_since']) merged[column] = zoned[column]
  merged['note'] = noteOf(String(kept['note']), String(other['note']), picks.note)
  merged['sort_key'] = fold(merged.name)
  return merged
}

/** Both notes, unless one is picked, or both are more than a note holds. */
function noteOf(kept: string, other: string, pick: MergePicks['note']): string {
  if (pick === 'kept') return kept
  if (pick === 'other') return other
  const both = [...new Set([kept, other].filter((note) => note.trim() !== ''))].join('\n\n')
  return both.length <= personLimits.note ? both : kept
}

/** Both rows, locked in one order, so that two merges at once wait for each other and do not collide. */
export async function lockPeople(
  { db, workspaceId }: Context,
  ids: string[],
): Promise<Map<string, PersonRecord>> {
  const { rows } = await sql<{ row: string }>`
    SELECT to_jsonb(p)::text AS row FROM people p WHERE p.workspace_id = ${workspaceId} AND p.id = ANY(${ids}::uuid[])
    ORDER BY p.id FOR UPDATE`.execute(db)
  const people = rows.map(({ row }) => JSON.parse(row) as PersonRecord)
  return new Map(people.map((person) => [person.id, person]))
}

/** Writes these columns of a person as they are given. */
export async function writePerson(ctx: Context, person: PersonRecord, columns: string[]): Promise<void> {
  if (columns.length === 0) return
  const values = await valuesOf(ctx, { table: 'people', row: JSON.stringify(person) })
  await sql`
    UPDATE people SET ${sql.join(columns.map((column) => sql`${sql.ref(column)} = ${values.get(column)}`))}
    WHERE workspace_id = ${ctx.workspaceId} AND id = ${person.id}`.execute(ctx.db)
}

export async function insertPersonRow(ctx: Context, person: PersonRecord): Promise<void> {
  await insertWhole(ctx, 'people', await valuesOf(ctx, { table: 'people', row: JSON.stringify(person) }))
}

/** Columns that a merge changed. */
export function changedColumns(before: PersonRecord, after: PersonRecord): string[] {
  return Object.keys(after).filter(
    (column) => JSON.stringify(before[column]) !== JSON.stringify(after[column]),
  )
}
