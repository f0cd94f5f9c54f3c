import { type RawBuilder, sql } from 'kysely'
import type { Context } from '../context.ts'
import { refuseArchive } from '../archive/read-archive.ts'
import type { TransferColumn, TransferTable } from './tables.ts'

export type Row = Record<string, unknown>

const rowsAtOnce = 500
const parametersAtMost = 60_000

/** How many rows of a table go into one statement. */
export function batchSize(table: TransferTable): number {
  return Math.max(1, Math.min(rowsAtOnce, Math.floor(parametersAtMost / (table.columns.length + 1))))
}

/** Reads one line of a table. Numbers keep every digit that they are written with. */
export function parseRow(line: string): Row | undefined {
  try {
    const value: unknown = JSON.parse(line, keepDigits as Parameters<typeof JSON.parse>[1])
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Row) : undefined
  } catch {
    return undefined
  }
}

/** Writes rows into the open workspace, as multi-row VALUES; columns that point to later rows stay empty for now. */
export async function writeRows(
  ctx: Context,
  {
    table,
    columns,
    rows,
    firstLine,
  }: { table: TransferTable; columns: TransferColumn[]; rows: Row[]; firstLine: number },
): Promise<void> {
  const now = columns.filter((column) => !table.late.includes(column.name))
  const values = rows.map(
    (row) =>
      sql`(${sql.join([sql.val(ctx.workspaceId), ...now.map((column) => written(row[column.name], column))])})`,
  )
  const names = ['workspace_id', ...now.map((column) => column.name)].map((name) => sql.ref(name))
  try {
    await sql`INSERT INTO ${sql.table(table.name)} (${sql.join(names)}) VALUES ${sql.join(values)}`.execute(
      ctx.db,
    )
  } catch (error) {
    refuseRows(error, table, firstLine)
  }
}

/** Fills in the columns that had to wait until all rows were there. */
export async function writeLate(
  ctx: Context,
  {
    table,
    columns,
    rows,
    firstLine,
  }: { table: TransferTable; columns: TransferColumn[]; rows: Row[]; firstLine: number },
): Promise<void> {
  const late = columns.filter((column) => table.late.includes(column.name))
  const pointing = rows.filter((row) => late.some((column) => (row[column.name] ?? null) !== null))
  if (pointing.length === 0) return
  const typed = (row: Row, column: TransferColumn) =>
    sql`${written(row[column.name], column)}::${sql.raw(column.type)}`
  const values = pointing.map(
    (row) => sql`(${sql.join([...table.key, ...late].map((column) => typed(row, column)))})`,
  )
  const set = late.map((column) => sql`${sql.ref(column.name)} = ${sql.ref(`v.${column.name}`)}`)
  const sameKey = table.key.map(
    (column) => sql`${sql.ref(`t.${column.name}`)} = ${sql.ref(`v.${column.name}`)}`,
  )
  try {
    await sql`
      UPDATE ${sql.table(table.name)} t SET ${sql.join(set)}
      FROM (VALUES ${sql.join(values)}) AS v (${sql.join([...table.key, ...late].map((column) => sql.ref(column.name)))})
      WHERE t.workspace_id = ${ctx.workspaceId} AND ${sql.join(sameKey, sql` AND `)}`.execute(ctx.db)
  } catch (error) {
    refuseRows(error, table, firstLine)
  }
}

/** A value as PostgreSQL reads it for its column. */
function written(value: unknown, column: TransferColumn): RawBuilder<unknown> {
  if (value === null || value === undefined) return sql`NULL`
  if (column.type === 'jsonb' || column.type === 'json') return sql`${JSON.stringify(value)}`
  if (column.isArray && Array.isArray(value)) return sql`${value.map(plain)}`
  return sql`${plain(value)}`
}

function plain(value: unknown): string | null {
  if (value === null) return null
  return typeof value === 'string' ? value : JSON.stringify(value)
}

/** What a row holds is nobody's fault but the archive's; a lost connection is no refusal and is tried again. */
function refuseRows(error: unknown, table: TransferTable, firstLine: number): never {
  const { code, message } = error as { code?: string; message?: string }
  if (!/^(22|23|42804|54)/.test(code ?? '')) throw error
  return refuseArchive('archive_row_refused', {
    entry: `tables/${table.name}.jsonl, from line ${firstLine}`,
    why: (message ?? '').slice(0, 200),
  })
}

// JSON.rawJSON and a reviver's `source`: ECMAScript 2026, in Node from version 22; TypeScript does not know them yet.
const rawJson = (JSON as unknown as { rawJSON(this: void, source: string): unknown }).rawJSON

function keepDigits(_: string, value: unknown, context: { source?: string }): unknown {
  return typeof value === 'number' && context.source !== undefined ? rawJson(context.source) : value
}
