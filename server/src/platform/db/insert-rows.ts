import { CompiledQuery } from 'kysely'
import type { Context } from '../context.ts'
import { arrayText } from './array-text.ts'
import type { DB } from './tables.ts'

export type Columns = Record<string, unknown>
type ColumnType = 'uuid' | 'text' | 'int4' | 'float4' | 'jsonb' | 'date' | 'timestamptz'

/**
 * Inserts many rows as one statement of one array a column, and so with as many parameters as there are columns: a
 * parameter for each value costs more to send and to plan than the rows cost to write. What all rows share is sent once.
 */
export async function insertRows(
  ctx: Context,
  table: keyof DB,
  { shared, types, rows }: { shared: Columns; types: Record<string, ColumnType>; rows: Columns[] },
): Promise<void> {
  if (rows.length === 0) return
  const common = { workspaceId: ctx.workspaceId, ...shared }
  const columns = Object.keys(types)
  const arrays = columns.map((column) =>
    arrayText(
      rows.map((row) => row[column]),
      { quoted: types[column] === 'text' || types[column] === 'jsonb' },
    ),
  )
  const text = statement(table, Object.keys(common), types)
  await ctx.db.executeQuery(CompiledQuery.raw(text, [...Object.values(common), ...arrays]))
}

const statements = new Map<string, string>()

function statement(table: string, shared: string[], types: Record<string, ColumnType>): string {
  const columns = Object.keys(types)
  const key = [table, ...shared, '|', ...columns].join(' ')
  const known = statements.get(key)
  if (known) return known
  const once = shared.map((column, index) => `$${index + 1}::${sharedTypes[column] ?? 'text'}`)
  // JSON travels as text: the driver would write an array of objects otherwise than PostgreSQL reads it.
  const arrays = columns.map(
    (column, index) =>
      `$${shared.length + index + 1}::${types[column] === 'jsonb' ? 'text' : types[column]}[]`,
  )
  const own = columns.map((column) => `u.${snake(column)}${types[column] === 'jsonb' ? '::jsonb' : ''}`)
  const text =
    `INSERT INTO ${snake(table)} (${[...shared, ...columns].map(snake).join(', ')}) ` +
    `SELECT ${[...once, ...own].join(', ')} FROM unnest(${arrays.join(', ')}) AS u(${columns.map(snake).join(', ')})`
  statements.set(key, text)
  return text
}

const sharedTypes: Record<string, ColumnType> = {
  workspaceId: 'uuid',
  at: 'timestamptz',
  dueAt: 'timestamptz',
  importId: 'uuid',
  createdBy: 'uuid',
  createdAt: 'timestamptz',
  updatedAt: 'timestamptz',
}

function snake(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)
}
