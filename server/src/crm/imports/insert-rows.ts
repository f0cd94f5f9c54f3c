import { CompiledQuery } from 'kysely'
import type { Context } from '../../platform/context.ts'
import type { DB } from '../../platform/db/tables.ts'

type Columns = Record<string, unknown>

/**
 * Inserts many rows as one statement of values, which also a cluster takes. What all rows share is sent once, and the
 * text of a statement is made once for each number of rows: building it anew costs more than the database needs to run it.
 */
export async function insertRows(
  ctx: Context,
  table: keyof DB,
  { shared, rows }: { shared: Columns; rows: Columns[] },
): Promise<void> {
  const first = rows[0]
  if (!first) return
  const common = { workspaceId: ctx.workspaceId, ...shared }
  const columns = Object.keys(first)
  const text = statement(table, Object.keys(common), columns, rows.length)
  const values = [
    ...Object.values(common),
    ...rows.flatMap((row) => columns.map((column) => row[column] ?? null)),
  ]
  await ctx.db.executeQuery(CompiledQuery.raw(text, values))
}

const statements = new Map<string, string>()
const textsKept = 200

function statement(table: string, shared: string[], columns: string[], count: number): string {
  const key = [table, count, ...shared, '|', ...columns].join(' ')
  const known = statements.get(key)
  if (known) return known
  const once = shared.map((_, index) => `$${index + 1}`)
  const tuples = Array.from({ length: count }, (_, row) => {
    const own = columns.map((_column, index) => `$${shared.length + row * columns.length + index + 1}`)
    return `(${[...once, ...own].join(',')})`
  })
  const text = `INSERT INTO ${snake(table)} (${[...shared, ...columns].map(snake).join(', ')}) VALUES ${tuples.join(',')}`
  if (statements.size >= textsKept) statements.clear()
  statements.set(key, text)
  return text
}

function snake(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)
}
