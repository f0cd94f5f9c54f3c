import { fail, failCommon } from '@firsthand/contract/core/failure'
import { mergeOrganisations } from '@firsthand/contract/crm/organisations'
import { sql } from 'kysely'
import type { Context } from '../../platform/context.ts'
import { removeEntries } from '../../platform/search/entries.ts'
import { indexPeople } from '../people/write.ts'
import { indexOrganisation } from './write.ts'

/**
 * Moves everything that points at one organisation to another and deletes the first. Which tables those are is read from
 * the database, so that a table added tomorrow moves too. Where both have a row that stands only once, the one that
 * stays keeps its own.
 */
export async function mergeOrganisation(ctx: Context, into: string, from: string): Promise<void> {
  if (into === from) fail(mergeOrganisations, 'same')
  // In the order of their ids, so that two merges the other way round wait for each other rather than lock up.
  const both = await ctx.db
    .selectFrom('organisations')
    .selectAll()
    .where('workspaceId', '=', ctx.workspaceId)
    .where('id', 'in', [into, from])
    .orderBy('id')
    .forUpdate()
    .execute()
  const [kept, gone] = [both.find((row) => row.id === into), both.find((row) => row.id === from)]
  if (!kept || !gone) return failCommon('not_found')
  const moved = await ctx.db
    .selectFrom('people')
    .select('id')
    .where('workspaceId', '=', ctx.workspaceId)
    .where('organisationId', '=', from)
    .execute()

  await letGoOfParents(ctx, { kept, gone })
  for (const { table, column } of await pointers(ctx)) await move(ctx, { table, column, into, from })
  await ctx.db
    .updateTable('organisations')
    .set({
      website: kept.website ?? gone.website,
      note: [kept.note, gone.note].filter(Boolean).join('\n\n'),
      version: kept.version + 1,
      updatedAt: ctx.instant,
    })
    .where('workspaceId', '=', ctx.workspaceId)
    .where('id', '=', into)
    .execute()
  await ctx.db
    .deleteFrom('organisations')
    .where('workspaceId', '=', ctx.workspaceId)
    .where('id', '=', from)
    .execute()
  await removeEntries(ctx, 'organisation', [from])
  await indexOrganisation(ctx, into)
  await indexPeople(
    ctx,
    moved.map((person) => person.id),
  )
  ctx.record(
    'organisation.merged',
    { kind: 'organisation', id: into },
    { before: { id: from, name: gone.name }, after: { name: kept.name, people: moved.length } },
  )
}

type Family = { id: string; parentId: string | null }

/** One may be above the other: then nobody is above themselves afterwards. */
async function letGoOfParents(ctx: Context, { kept, gone }: { kept: Family; gone: Family }): Promise<void> {
  const parentId = kept.parentId === gone.id ? gone.parentId : (kept.parentId ?? gone.parentId)
  await ctx.db
    .updateTable('organisations')
    .set({ parentId: parentId === kept.id ? null : parentId })
    .where('workspaceId', '=', ctx.workspaceId)
    .where('id', '=', kept.id)
    .execute()
  await ctx.db
    .updateTable('organisations')
    .set({ parentId: null })
    .where('workspaceId', '=', ctx.workspaceId)
    .where('id', '=', gone.id)
    .execute()
}

/** Every column with a foreign key to organisations, with the other columns that make a row of it unique. */
async function pointers(ctx: Context): Promise<{ table: string; column: string }[]> {
  const { rows } = await sql<{ table: string; column: string }>`
    SELECT c.relname AS "table", a.attname AS "column" FROM pg_constraint k
    JOIN pg_class c ON c.oid = k.conrelid
    JOIN LATERAL unnest(k.conkey) AS part(number) ON true
    JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum = part.number
    WHERE k.contype = 'f' AND k.confrelid = 'organisations'::regclass AND a.attname <> 'workspace_id'
    ORDER BY 1, 2`.execute(ctx.db)
  return rows
}

type Move = { table: string; column: string; into: string; from: string }

async function move(ctx: Context, { table, column, into, from }: Move): Promise<void> {
  const { rows: uniques } = await sql<{ beside: string[] }>`
    SELECT ARRAY(SELECT a.attname::text FROM pg_attribute a WHERE a.attrelid = i.indrelid
      AND a.attnum = ANY (i.indkey) AND a.attname NOT IN ('workspace_id', ${column})) AS beside
    FROM pg_index i WHERE i.indrelid = ${table}::regclass AND i.indisunique AND NOT i.indisprimary AND EXISTS (
      SELECT FROM pg_attribute a WHERE a.attrelid = i.indrelid AND a.attnum = ANY (i.indkey) AND a.attname = ${column})`.execute(
    ctx.db,
  )
  const at = sql.ref(`mine.${column}`)
  for (const { beside } of uniques) {
    const same = beside.map((each) => sql`AND other.${sql.ref(each)} = mine.${sql.ref(each)}`)
    await sql`DELETE FROM ${sql.table(table)} mine WHERE mine.workspace_id = ${ctx.workspaceId} AND ${at} = ${from}
      AND EXISTS (SELECT FROM ${sql.table(table)} other WHERE other.workspace_id = ${ctx.workspaceId}
        AND other.${sql.ref(column)} = ${into} ${sql.join(same, sql` `)})`.execute(ctx.db)
  }
  await sql`UPDATE ${sql.table(table)} SET ${sql.ref(column)} = ${into}
    WHERE workspace_id = ${ctx.workspaceId} AND ${sql.ref(column)} = ${from}`.execute(ctx.db)
}
