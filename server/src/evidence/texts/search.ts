import type { SearchKind } from '../../platform/domain.ts'
import { textResults } from '../search/text-results.ts'
import { turnResults } from '../search/turn-results.ts'

/** How found texts are shown. */
export const textSearchKinds: SearchKind[] = [
  {
    kind: 'text',
    async present(ctx, ids) {
      const rows = await ctx.db
        .selectFrom('texts')
        .select(['id', 'title', 'kind', 'happenedAt'])
        .where('workspaceId', '=', ctx.workspaceId)
        .where('id', 'in', ids)
        .where('archivedAt', 'is', null)
        .execute()
      return rows.map(({ id, title, kind, happenedAt }) => ({
        id,
        title,
        detail: `${kind} · ${happenedAt.slice(0, 10)}`,
      }))
    },
    results: [textResults, turnResults],
  },
]
