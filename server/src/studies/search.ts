import { sql } from 'kysely'
import type { SearchKind } from '../platform/domain.ts'
import { byDays, narrowed } from '../platform/search/narrowed.ts'

/** How found studies and hunches are shown. */
export const studySearchKinds: SearchKind[] = [
  narrowed(
    {
      kind: 'study',
      async present(ctx, ids) {
        const rows = await ctx.db
          .selectFrom('studies')
          .select(['id', 'title', 'closedAt'])
          .where('workspaceId', '=', ctx.workspaceId)
          .where('id', 'in', ids)
          .execute()
        return rows.map(({ id, title, closedAt }) => ({ id, title, detail: closedAt ? 'closed' : '' }))
      },
    },
    { table: 'studies', by: { study: ({ id }) => sql`x.id = ${id}` } },
  ),
  narrowed(
    {
      kind: 'hunch',
      async present(ctx, ids) {
        const rows = await ctx.db
          .selectFrom('hunches')
          .leftJoin('members', (on) =>
            on
              .onRef('members.workspaceId', '=', 'hunches.workspaceId')
              .onRef('members.id', '=', 'hunches.hadBy'),
          )
          .select(['hunches.id', 'hunches.sentence', 'members.name'])
          .where('hunches.workspaceId', '=', ctx.workspaceId)
          .where('hunches.id', 'in', ids)
          .where('hunches.archivedAt', 'is', null)
          .execute()
        return rows.map(({ id, sentence, name }) => ({ id, title: sentence, detail: name ?? '' }))
      },
    },
    {
      table: 'hunches',
      words: sql`x.sentence`,
      at: sql`x.had_at`,
      by: { study: ({ id }) => sql`x.study_id = ${id}`, ...byDays('x.had_at') },
    },
  ),
]
