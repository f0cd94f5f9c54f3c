import type { SearchKind } from '../../platform/domain.ts'

/** How found guides and kept prompts are shown. */
export const guideSearchKinds: SearchKind[] = [
  {
    kind: 'guide',
    async present(ctx, ids) {
      const rows = await ctx.db
        .selectFrom('guides')
        .innerJoin('studies', (on) =>
          on
            .onRef('studies.workspaceId', '=', 'guides.workspaceId')
            .onRef('studies.id', '=', 'guides.studyId'),
        )
        .select(['guides.id', 'guides.title', 'studies.title as detail'])
        .where('guides.workspaceId', '=', ctx.workspaceId)
        .where('guides.id', 'in', ids)
        .where('guides.archivedAt', 'is', null)
        .execute()
      return rows
    },
  },
  {
    kind: 'prompt',
    async present(ctx, ids) {
      const rows = await ctx.db
        .selectFrom('bankedPrompts')
        .select(['id', 'ask', 'purpose'])
        .where('workspaceId', '=', ctx.workspaceId)
        .where('id', 'in', ids)
        .execute()
      return rows.map(({ id, ask, purpose }) => ({ id, title: ask, detail: purpose }))
    },
  },
]
