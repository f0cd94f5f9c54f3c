import { type Kysely, sql } from 'kysely'
import type { DB } from '../db/tables.ts'
import { leftOutColumns, leftOutTables, looksSecret } from './left-out.ts'
import { type TableKey, orderTables } from './table-order.ts'

export type TransferColumn = { name: string; type: string; isArray: boolean; isRequired: boolean }

/** A table of a workspace as an archive holds it. Read from the database, so that nobody can forget a new one. */
export type TransferTable = {
  name: string
  columns: TransferColumn[]
  /** The primary key without the workspace: what rows are ordered by. */
  key: TransferColumn[]
  /** Columns that point to rows which come later: written as null first, and filled in when those are there. */
  late: string[]
}

/** All tables of an archive, each after those that it points to. */
export async function readTransferTables(db: Kysely<DB>): Promise<TransferTable[]> {
  const [columns, keys, references] = [await readColumns(db), await readKeys(db), await readReferences(db)]
  const names = [...new Set(columns.map((column) => column.of))].filter((name) => !(name in leftOutTables))
  return orderTables(names, references).map(({ name, late, outward }) => {
    const leftOut = [...(leftOutColumns[name] ?? []), ...outward]
    const own = columns.filter((column) => column.of === name && !leftOut.includes(column.name))
    const key = keys
      .filter((each) => each.of === name)
      .map((each) => own.find(({ name }) => name === each.name)!)
    return { name, columns: own, key, late }
  })
}

/** What would leave with an archive though it looks like a secret; must be nothing. */
export function secretsIn(tables: TransferTable[]): string[] {
  return tables.flatMap(({ name, columns }) =>
    columns.filter((column) => looksSecret(column.name)).map((column) => `${name}.${column.name}`),
  )
}

type Owned<Thing> = Thing & { of: string }

async function readColumns(db: Kysely<DB>): Promise<Owned<TransferColumn>[]> {
  const { rows } = await sql<Owned<TransferColumn>>`
    SELECT c.relname AS "of", a.attname AS "name", format_type(a.atttypid, a.atttypmod) AS "type",
      t.typcategory = 'A' AS "isArray", a.attnotnull AS "isRequired"
    FROM pg_class c
    JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped AND a.attgenerated = ''
    JOIN pg_type t ON t.oid = a.atttypid
    WHERE c.relkind IN ('r', 'p') AND NOT c.relispartition AND c.relnamespace = 'public'::regnamespace
      AND a.attname <> 'workspace_id'
      AND EXISTS (SELECT FROM pg_attribute w WHERE w.attrelid = c.oid AND w.attname = 'workspace_id')
    ORDER BY c.relname, a.attname`.execute(db)
  return rows
}

async function readKeys(db: Kysely<DB>): Promise<Owned<{ name: string }>[]> {
  const { rows } = await sql<Owned<{ name: string }>>`
    SELECT c.relname AS "of", a.attname AS "name"
    FROM pg_index i JOIN pg_class c ON c.oid = i.indrelid AND c.relnamespace = 'public'::regnamespace
    JOIN LATERAL unnest(i.indkey::int2[]) WITH ORDINALITY AS part(number, place) ON true
    JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum = part.number
    WHERE i.indisprimary AND a.attname <> 'workspace_id' ORDER BY c.relname, part.place`.execute(db)
  return rows
}

async function readReferences(db: Kysely<DB>): Promise<TableKey[]> {
  const { rows } = await sql<TableKey>`
    SELECT c.relname AS "from", t.relname AS "to", a.attname AS "column", a.attnotnull AS "isRequired"
    FROM pg_constraint k
    JOIN pg_class c ON c.oid = k.conrelid JOIN pg_class t ON t.oid = k.confrelid
    JOIN LATERAL unnest(k.conkey) AS part(number) ON true
    JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum = part.number
    WHERE k.contype = 'f' AND k.connamespace = 'public'::regnamespace AND a.attname <> 'workspace_id'`.execute(
    db,
  )
  return rows
}
