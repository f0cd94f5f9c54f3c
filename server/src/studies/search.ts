import { sql } from 'kysely'
import type { SearchKind } from '../platform/domain.ts'
import { byDays, narrowed } from '../platform/search/narrowed.ts'
import { presentRows } from '../platform/search/present-rows.ts'

/** How found studies and hunches are shown. */
export const studySearchKinds: SearchKind[] = [
  narrowed(
    {
      kind: 'study',
      present: presentRows<{ id: string; title: string; closedAt: string | null }>(
        { table: 'studies', columns: sql`x.title, x.closed_at AS "closedAt"` },
        ({ title, closedAt }) => ({ title, detail: closedAt ? 'closed' : '' }),
      ),
    },
    { table: 'studies', by: { study: ({ id }) => sql`x.id = ${id}` } },
  ),
  narrowed(
    {
      kind: 'hunch',
      present: presentRows<{ id: string; sentence: string; hadBy: string | null }>(
        {
          table: 'hunches',
          columns: sql`x.sentence,
            (SELECT m.name FROM members m WHERE m.workspace_id = x.workspace_id AND m.id = x.had_by) AS "hadBy"`,
          isThere: sql`x.archived_at IS NULL`,
        },
        ({ sentence, hadBy }) => ({ title: sentence, detail: hadBy ?? '' }),
      ),
    },
    {
      table: 'hunches',
      words: sql`x.sentence`,
      at: sql`x.had_at`,
      by: { study: ({ id }) => sql`x.study_id = ${id}`, ...byDays('x.had_at') },
    },
  ),
]
