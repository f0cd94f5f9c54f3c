import { type RawBuilder, type SqlBool, sql } from 'kysely'
import type { Context } from '../../platform/context.ts'
import { valuesAtOnce } from '../../platform/db/insert-rows.ts'
import { chunks } from '../../platform/events/record.ts'
import type { Listed } from './read.ts'

const tables = {
  people: { table: sql.table('person_list_people'), thing: sql.ref('person_id') },
  organisations: { table: sql.table('organisation_list_organisations'), thing: sql.ref('organisation_id') },
} as const

/** Puts things on a fixed list; answers those that were not on it. */
export async function putOnList(ctx: Context, of: Listed, list: string, things: string[]): Promise<string[]> {
  const { table, thing } = tables[of]
  const added: string[] = []
  for (const some of chunks(things, valuesAtOnce)) {
    const values = some.map(
      (each) => sql`(${ctx.workspaceId}::uuid, ${ctx.newId()}::uuid, ${list}::uuid, ${each}::uuid,
        ${ctx.member?.id ?? null}::uuid, ${ctx.instant}::timestamptz)`,
    )
    // Rows of VALUES: a cluster writes no others where their keys are to be answered.
    const { rows } = await sql<{ thing: string }>`
      INSERT INTO ${table} (workspace_id, id, list_id, ${thing}, added_by, added_at) VALUES ${sql.join(values)}
      ON CONFLICT (workspace_id, list_id, ${thing}) DO NOTHING RETURNING ${thing} AS thing`.execute(ctx.db)
    added.push(...rows.map((row) => row.thing))
  }
  return added
}

/** Takes things off a fixed list; answers those that were on it. */
export async function takeOffList(
  ctx: Context,
  of: Listed,
  list: string,
  things: string[],
): Promise<string[]> {
  if (things.length === 0) return []
  const { table, thing } = tables[of]
  const { rows } = await sql<{ thing: string }>`DELETE FROM ${table}
    WHERE workspace_id = ${ctx.workspaceId} AND list_id = ${list} AND ${thing} = ANY(${things}::uuid[])
    RETURNING ${thing} AS thing`.execute(ctx.db)
  return rows.map((row) => row.thing)
}

/** Whether `id` was put on `list` by hand; on one of several, where it is any of them. */
export function isOnFixedList(
  { workspaceId }: Context,
  of: Listed,
  { id, list }: { id: RawBuilder<unknown>; list: RawBuilder<unknown> },
): RawBuilder<SqlBool> {
  const { table, thing } = tables[of]
  return sql<SqlBool>`EXISTS (SELECT FROM ${table} x WHERE x.workspace_id = ${workspaceId}
    AND x.${thing} = ${id} AND x.list_id = ${list})`
}
