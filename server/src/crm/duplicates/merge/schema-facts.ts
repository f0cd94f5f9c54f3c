import { sql } from 'kysely'
import type { Context } from '../../../platform/context.ts'

/** What the database says of a table: read once, because a running Firsthand has one schema. */
export type TableFacts = {
  /** The primary key without the workspace. */
  keys: string[]
  /** Columns that can be written. */
  columns: string[]
  /** The type of each of these columns, as SQL names it. */
  types: string[]
  /** Tables whose rows point at rows of this one, column by column. */
  children: { table: string; pairs: [here: string, there: string][] }[]
}

/** Some tables, and all whose rows hang on theirs. */
export async function withChildren(ctx: Context, tables: Iterable<string>): Promise<Set<string>> {
  const all = new Set(tables)
  for (const table of all) for (const child of (await factsOf(ctx, table)).children) all.add(child.table)
  return all
}

const known = new Map<string, TableFacts>()

export async function factsOf(ctx: Context, table: string): Promise<TableFacts> {
  const kept = known.get(table)
  if (kept) return kept
  const facts = await read(ctx, table)
  known.set(table, facts)
  return facts
}

async function read({ db }: Context, table: string): Promise<TableFacts> {
  const keys = await sql<{ name: string }>`
    SELECT a.attname AS name FROM pg_index i JOIN pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = ANY (i.indkey)
    WHERE i.indrelid = ${table}::regclass AND i.indisprimary AND a.attname <> 'workspace_id' ORDER BY 1`.execute(
    db,
  )
  const columns = await sql<{ name: string; type: string }>`
    SELECT attname AS name, format_type(atttypid, atttypmod) AS type FROM pg_attribute
    WHERE attrelid = ${table}::regclass AND attnum > 0 AND NOT attisdropped AND attgenerated = '' ORDER BY attnum`.execute(
    db,
  )
  const children = await sql<{ table: string; here: string[]; there: string[] }>`
    SELECT k.conrelid::regclass::text AS "table", array_agg(h.attname::text ORDER BY h.attnum) AS here,
      array_agg(t.attname::text ORDER BY h.attnum) AS there
    FROM pg_constraint k JOIN LATERAL unnest(k.conkey, k.confkey) AS pair(here, there) ON true
    JOIN pg_attribute h ON h.attrelid = k.conrelid AND h.attnum = pair.here
    JOIN pg_attribute t ON t.attrelid = k.confrelid AND t.attnum = pair.there
    WHERE k.contype = 'f' AND k.confrelid = ${table}::regclass AND k.conrelid <> k.confrelid
    GROUP BY k.oid, k.conrelid`.execute(db)
  return {
    keys: keys.rows.map((row) => row.name),
    columns: columns.rows.map((row) => row.name),
    types: columns.rows.map((row) => row.type),
    children: children.rows.map(({ table: child, here, there }) => ({
      table: child,
      pairs: here.map((column, at) => [column, there[at]!]),
    })),
  }
}
