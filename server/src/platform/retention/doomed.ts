import { type RawBuilder, sql } from 'kysely'
import type { Context } from '../context.ts'
import { type Doomed, countedAtMost, examplesAtMost } from './kind.ts'

/** What a query for `label`, `bytes` finds, oldest first: how many, how large, and some of them. */
export async function describeDoomed(ctx: Context, found: RawBuilder<unknown>): Promise<Doomed> {
  const { rows } = await sql<{ count: number; bytes: number | null }>`
    SELECT count(*) AS "count", sum(bytes)::bigint AS "bytes" FROM (${found} LIMIT ${countedAtMost}) AS doomed`.execute(
    ctx.db,
  )
  const examples = await sql<{ label: string }>`
    SELECT label FROM (${found} LIMIT ${examplesAtMost}) AS doomed`.execute(ctx.db)
  const { count, bytes } = rows[0]!
  return { count, isExact: count < countedAtMost, bytes, examples: examples.rows.map((row) => row.label) }
}
