import { failCommon } from '@firsthand/contract/core/failure'
import { suggestionLimits, type SuggestionView } from '@firsthand/contract/platform/suggestions'
import type { Context } from '../context.ts'

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
