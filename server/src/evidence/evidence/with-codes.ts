import { type RawBuilder, sql } from 'kysely'
import type { Context } from '../../platform/context.ts'
import { codesWithBelow } from '../codes/read.ts'

export type CodeFilter = {
  code?: string | undefined
  codesAll?: string[] | undefined
  codesAny?: string[] | undefined
  codesNone?: string[] | undefined
  codesBelow?: boolean | undefined
}

/** Up to so many pieces with a code are listed and sorted; of a more frequent one enough are found among the newest. */
const fewEnough = 2_000

/**
 * The conditions that a filter by codes means. Each is answered along an index: a rare code from its codings, a frequent
 * one piece by piece while walking the list; the planner, asked to choose, reads all codings of a frequent code.
 */
export async function withCodes(
  ctx: Context,
  { code, codesAll = [], codesAny = [], codesNone = [], codesBelow = true }: CodeFilter,
): Promise<RawBuilder<boolean>[]> {
  const each = [...(code === undefined ? [] : [code]), ...codesAll]
  if (each.length + codesAny.length + codesNone.length === 0) return []
  const below = await codesWithBelow(ctx, [...each, ...codesAny, ...codesNone])
  const reach = (codes: string[]) => [
    ...new Set(codes.flatMap((id) => (codesBelow ? (below.get(id) ?? []) : below.has(id) ? [id] : []))),
  ]
  const groups = [...each.map((id) => reach([id])), ...(codesAny.length > 0 ? [reach(codesAny)] : [])]
  const sizes: number[] = []
  for (const codes of groups) sizes.push(await sizeOf(ctx, codes))
  const smallest = sizes.length > 0 ? sizes.indexOf(Math.min(...sizes)) : -1
  const none = reach(codesNone)
  return [
    ...groups.map((codes, at) =>
      at === smallest && sizes[at]! <= fewEnough ? isAmong(ctx, codes) : carries(ctx, codes),
    ),
    ...(none.length > 0 ? [sql<boolean>`${carries(ctx, none)} IS NOT TRUE`] : []),
  ]
}

async function sizeOf(ctx: Context, codes: string[]): Promise<number> {
  const { rows } = await sql<{ size: number }>`
    SELECT count(*)::int AS size FROM (
      SELECT FROM codings WHERE workspace_id = ${ctx.workspaceId} AND code_id = ANY(${codes}::uuid[])
      LIMIT ${fewEnough + 1}) AS found`.execute(ctx.db)
  return rows[0]!.size
}

function isAmong(ctx: Context, codes: string[]): RawBuilder<boolean> {
  return sql<boolean>`evidence.id = ANY(ARRAY(
    SELECT DISTINCT evidence_id FROM codings
    WHERE workspace_id = ${ctx.workspaceId} AND code_id = ANY(${codes}::uuid[])))`
}

// A subquery that answers one value stays where it is: EXISTS would become a join.
function carries(ctx: Context, codes: string[]): RawBuilder<boolean> {
  return sql<boolean>`(SELECT true FROM codings
    WHERE codings.workspace_id = ${ctx.workspaceId} AND codings.evidence_id = evidence.id
      AND codings.code_id = ANY(${codes}::uuid[]) LIMIT 1)`
}
