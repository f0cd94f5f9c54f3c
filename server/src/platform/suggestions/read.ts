import { failCommon } from '@firsthand/contract/core/failure'
import type { Operation } from '@firsthand/contract/core/operation'
import { suggestionLimits, type SuggestionView } from '@firsthand/contract/platform/suggestions'
import type { Context } from '../context.ts'
import { changeWords, collectIds } from '../withholding/words.ts'

export type SuggestionRow = Awaited<ReturnType<typeof findSuggestion>>

export function suggestionsWithNames(ctx: Context) {
  return ctx.db
    .selectFrom('suggestions')
    .innerJoin('members as suggesters', (on) =>
      on
        .onRef('suggesters.workspaceId', '=', 'suggestions.workspaceId')
        .onRef('suggesters.id', '=', 'suggestions.suggestedBy'),
    )
    .leftJoin('members as deciders', (on) =>
      on
        .onRef('deciders.workspaceId', '=', 'suggestions.workspaceId')
        .onRef('deciders.id', '=', 'suggestions.decidedBy'),
    )
    .selectAll('suggestions')
    .select(['suggesters.name as suggestedName', 'deciders.name as decidedName'])
    .where('suggestions.workspaceId', '=', ctx.workspaceId)
    .where('suggesters.workspaceId', '=', ctx.workspaceId)
}

export async function findSuggestion(ctx: Context, id: string) {
  const row = await suggestionsWithNames(ctx).where('suggestions.id', '=', id).executeTakeFirst()
  return row ?? failCommon('not_found')
}

/** Never more than may wait, so counting them stays cheap. */
export async function countWaiting(ctx: Context): Promise<number> {
  const rows = await ctx.db
    .selectFrom('suggestions')
    .select('id')
    .where('workspaceId', '=', ctx.workspaceId)
    .where('acceptedAt', 'is', null)
    .where('rejectedAt', 'is', null)
    .limit(suggestionLimits.waiting)
    .execute()
  return rows.length
}

type Written = Pick<SuggestionRow, 'createdAt' | 'input' | 'result' | 'reason'>

/** Suggestions as they may be read now: what they quote may have been hidden since. */
export async function readable<Row extends Written>(
  ctx: Context,
  rows: Row[],
  operationOf: (row: Row) => Operation | undefined,
): Promise<Row[]> {
  const hides = await ctx.services.hidden(
    ctx,
    rows.map(({ createdAt, input, result }) => {
      const ids = new Set<string>()
      collectIds([input, result], ids)
      return { at: createdAt, ids: [...ids] }
    }),
  )
  return rows.map((row, at) => {
    const operation = operationOf(row)
    return {
      ...row,
      input: changeWords(row.input, operation?.input, hides[at]!),
      result: changeWords(row.result, operation?.output, hides[at]!),
      reason: row.reason && hides[at]!(row.reason),
    }
  })
}

export function present(row: SuggestionRow, summary: string): SuggestionView {
  const { id, operation, agent, createdAt, reason, result } = row
  return {
    id,
    operation,
    summary,
    input: row.input as Record<string, unknown>,
    state: row.acceptedAt ? 'accepted' : row.rejectedAt ? 'rejected' : 'waiting',
    agent,
    key: row.keyId ? { id: row.keyId, name: row.keyName ?? '' } : null,
    suggestedBy: { id: row.suggestedBy, name: row.suggestedName },
    createdAt,
    decidedBy: row.decidedBy ? { id: row.decidedBy, name: row.decidedName ?? '' } : null,
    decidedAt: row.acceptedAt ?? row.rejectedAt,
    reason,
    result,
  }
}
