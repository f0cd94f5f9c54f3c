import { sql } from 'kysely'
import type { SearchKind } from '../../platform/domain.ts'
import { narrowed } from '../../platform/search/narrowed.ts'

/** How found guides are shown. Kept prompts are found in the question bank alone. */
export const guideSearchKinds: SearchKind[] = [
  narrowed(
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
    { table: 'guides', by: { study: ({ id }) => sql`x.study_id = ${id}` } },
  ),
]
