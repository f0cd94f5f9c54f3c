import { codeCooccurrence } from '@firsthand/stats'
import * as contract from '@firsthand/contract/evidence/co-occurrence'
import { sql } from 'kysely'
import { handle } from '../../platform/handle.ts'
import { codeRows } from '../codes/read.ts'
import { orderTree } from '../codes/tree.rules.ts'
import type { TalksOf } from '../talks.ts'
import { mostUsed } from './most-used.ts'

const unitsAtMost = 3_000
const permutations = 499
/** Below so many units, or with a code on fewer than so many, chance explains everything. */
const unitsAtLeast = 10
const usedAtLeast = 3

export const togetherHandlers = (talksOf: TalksOf) => [
  handle(contract.showCodesTogether, async (ctx, { study, within }) => {
    const talks = study === undefined ? undefined : (await talksOf(ctx, { study })).map(({ id }) => id)
    const unit = within === 'evidence' ? sql`e.id` : sql`e.source_id`
    const { rows } = await sql<{ unit: string; talk: string | null; codes: string[] }>`
      SELECT ${unit} AS unit, (array_agg(e.source_id))[1] AS talk, array_agg(DISTINCT k.code_id) AS codes
      FROM evidence e JOIN codings k ON k.workspace_id = e.workspace_id AND k.evidence_id = e.id
      JOIN codes c ON c.workspace_id = k.workspace_id AND c.id = k.code_id AND c.archived_at IS NULL
      WHERE e.workspace_id = ${ctx.workspaceId} AND e.withdrawn_at IS NULL
        ${talks ? sql`AND e.source_id = ANY(${talks}::uuid[])` : sql``}
        ${within === 'conversation' ? sql`AND e.source_kind = 'conversation'` : sql``}
      GROUP BY 1 ORDER BY max(e.happened_at) DESC, 1 LIMIT ${unitsAtMost + 1}`.execute(ctx.db)
    const units = rows.slice(0, unitsAtMost)
    const counts = new Map<string, number>()
    for (const { codes } of units) for (const code of codes) counts.set(code, (counts.get(code) ?? 0) + 1)
    const shown = mostUsed(counts, contract.tableLimits.codes)
    const codes = orderTree(await codeRows(ctx)).filter(({ id }) => shown.has(id))
    const kept = units.map((each) => each.codes.filter((code) => shown.has(code)))
    const pairs =
      units.length < 2
        ? []
        : codeCooccurrence(kept, {
            seed: 1,
            permutations,
            // Pieces of one conversation resemble each other: chance is looked for within it.
            ...(within === 'evidence' && { strata: units.map(({ talk }) => talk ?? '') }),
          })
    const isEnough = (count: number) => units.length >= unitsAtLeast && count >= usedAtLeast
    return {
      n: units.length,
      isCut: rows.length > units.length || counts.size > shown.size,
      codes: codes.map(({ id, name, path }) => ({ id, name, path, count: counts.get(id) ?? 0 })),
      pairs: pairs
        .filter(({ together, pFewer }) => together > 0 || pFewer < 0.05)
        .map((pair) => ({
          first: pair.first,
          second: pair.second,
          together: pair.together,
          expected: pair.expected,
          jaccard: pair.jaccard,
          lift: pair.expected > 0 ? pair.together / pair.expected : null,
          verdict: !isEnough(Math.min(pair.firstCount, pair.secondCount))
            ? ('not_enough' as const)
            : pair.pMoreAdjusted < 0.05
              ? ('more' as const)
              : pair.pFewer * pairs.length < 0.05
                ? ('fewer' as const)
                : ('as_expected' as const),
        })),
    }
  }),
]
