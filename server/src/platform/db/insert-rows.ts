import { CompiledQuery } from 'kysely'
import type { Context } from '../context.ts'
import { arrayText, valueText } from './array-text.ts'
import type { DB } from './tables.ts'

export type Columns = Record<string, unknown>
export type ColumnType =
  | 'uuid'
  | 'text'
  | 'int4'
  | 'int8'
  | 'float4'
  | 'bool'
  | 'jsonb'
  | 'date'
  | 'timestamptz'

/** How a column is written: its type, or an expression in which `?` stands for a value of that type. */
export type Column = ColumnType | { type: ColumnType; as: string }

export type Inserting = {
  shared: Columns
  types: Record<string, Column>
  rows: Columns[]
  /** What follows ON CONFLICT. */
  onConflict?: string
}

/** So many rows go into one statement of VALUES; beyond that a cluster gains nothing, and parameters run out. */
export const valuesAtOnce = 500

/**
 * Inserts many rows as one statement of one array a column, and so with as many parameters as there are columns: a
 * parameter for each value costs more to send and to plan than the rows cost to write. What all rows share is sent once.
 * A cluster refuses that under policies, so there rows are VALUES (docs/guide/scale.md).
 */
export async function insertRows(ctx: Context, table: keyof DB, inserting: Inserting): Promise<void> {
  if (inserting.rows.length === 0) return
  const isCluster = await ctx.services.isCluster(ctx.db)
  await (isCluster ? insertValues : insertArrays)(ctx, table, inserting)
}

async function insertArrays(ctx: Context, table: keyof DB, inserting: Inserting): Promise<void> {
  const common = { workspaceId: ctx.workspaceId, ...inserting.shared }
  const arrays = Object.entries(inserting.types).map(([name, column]) =>
    arrayText(
      inserting.rows.map((row) => row[name]),
      { quoted: typeOf(column) === 'text' || typeOf(column) === 'jsonb' },
    ),
  )
  const text = arraysStatement(table, Object.keys(common), inserting)
  await ctx.db.executeQuery(CompiledQuery.raw(text, [...Object.values(common), ...arrays]))
}

async function insertValues(ctx: Context, table: keyof DB, inserting: Inserting): Promise<void> {
  const { shared, types, rows } = inserting
  const common = { workspaceId: ctx.workspaceId, ...shared }
  const names = Object.keys(types)
  for (let from = 0; from < rows.length; from += valuesAtOnce) {
    const some = rows.slice(from, from + valuesAtOnce)
    const text = valuesStatement(table, Object.keys(common), { ...inserting, rows: some })
    const values = some.flatMap((row) => names.map((name) => valueText(row[name])))
    await ctx.db.executeQuery(CompiledQuery.raw(text, [...Object.values(common), ...values]))
  }
}

const statements = new Map<string, string>()

function arraysStatement(table: string, shared: string[], { types, onConflict = '' }: Inserting): string {
  const columns = Object.entries(types)
  const written = columns.flatMap(([name, column]) => [name, typeOf(column), expression(column, '?')])
  const key = [table, ...shared, '|', ...written, '|', onConflict].join(' ')
  const known = statements.get(key)
  if (known) return known
  // JSON travels as text: the driver would write an array of objects otherwise than PostgreSQL reads it.
  const arrays = columns.map(([, column], index) => {
    const type = typeOf(column)
    return `$${shared.length + index + 1}::${type === 'jsonb' ? 'text' : type}[]`
  })
  const own = columns.map(([name, column]) =>
    expression(column, `u.${snake(name)}${typeOf(column) === 'jsonb' ? '::jsonb' : ''}`),
  )
  const text =
    `${beginning(table, shared, types)} SELECT ${[...shared.map(sharedParameter), ...own].join(', ')} ` +
    `FROM unnest(${arrays.join(', ')}) AS u(${columns.map(([name]) => snake(name)).join(', ')})${ending(onConflict)}`
  statements.set(key, text)
  return text
}

function valuesStatement(
  table: string,
  shared: string[],
  { types, rows, onConflict = '' }: Inserting,
): string {
  const columns = Object.values(types)
  const common = shared.map(sharedParameter)
  let parameter = shared.length
  const tuples = rows.map(() => {
    const own = columns.map((column) => expression(column, `$${(parameter += 1)}::${typeOf(column)}`))
    return `(${[...common, ...own].join(', ')})`
  })
  return `${beginning(table, shared, types)} VALUES ${tuples.join(', ')}${ending(onConflict)}`
}

function beginning(table: string, shared: string[], types: Inserting['types']): string {
  return `INSERT INTO ${snake(table)} (${[...shared, ...Object.keys(types)].map(snake).join(', ')})`
}

function ending(onConflict: string): string {
  return onConflict === '' ? '' : ` ON CONFLICT ${onConflict}`
}

function sharedParameter(name: string, index: number): string {
  return `$${index + 1}::${sharedTypes[name] ?? 'text'}`
}

function typeOf(column: Column): ColumnType {
  return typeof column === 'string' ? column : column.type
}

function expression(column: Column, value: string): string {
  return typeof column === 'string' ? value : column.as.replace('?', () => value)
}

const sharedTypes: Record<string, ColumnType> = {
  workspaceId: 'uuid',
  at: 'timestamptz',
  dueAt: 'timestamptz',
  importId: 'uuid',
  versionId: 'uuid',
  createdBy: 'uuid',
  createdAt: 'timestamptz',
  updatedAt: 'timestamptz',
}

function snake(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)
}
