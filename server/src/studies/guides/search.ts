import { sql } from 'kysely'
import type { SearchKind } from '../../platform/domain.ts'
import { narrowed } from '../../platform/search/narrowed.ts'
import { presentRows } from '../../platform/search/present-rows.ts'

/** How found guides are shown. Kept prompts are found in the question bank alone. */
export const guideSearchKinds: SearchKind[] = [
  narrowed(
    {
      kind: 'guide',
      present: presentRows<{ id: string; title: string; study: string }>(
        {
          table: 'guides',
          columns: sql`x.title,
            (SELECT s.title FROM studies s WHERE s.workspace_id = x.workspace_id AND s.id = x.study_id) AS study`,
          isThere: sql`x.archived_at IS NULL`,
        },
        ({ title, study }) => ({ title, detail: study }),
      ),
    },
    { table: 'guides', by: { study: ({ id }) => sql`x.study_id = ${id}` } },
  ),
]
