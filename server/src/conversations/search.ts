import type { SearchKind } from '../platform/domain.ts'

/** How found conversations are shown. */
export const conversationSearchKinds: SearchKind[] = [
  {
    kind: 'conversation',
    async present(ctx, ids) {
      const rows = await ctx.db
        .selectFrom('conversations')
        .select(['id', 'title', 'kind', 'happenedAt'])
        .where('workspaceId', '=', ctx.workspaceId)
        .where('id', 'in', ids)
        .where('archivedAt', 'is', null)
        .execute()
      return rows.map(({ id, title, kind, happenedAt }) => ({
        id,
        title,
        detail: `${kind.replaceAll('_', ' ')} · ${happenedAt.slice(0, 10)}`,
      }))
    },
  },
]
