import { sql } from 'kysely'
import type { SearchKind } from '../../platform/domain.ts'
import { byPerson, narrowed } from '../../platform/search/narrowed.ts'
import { presentRows } from '../../platform/search/present-rows.ts'
import { personRefs } from './refs.ts'

/** How found people and organisations are shown. */
export const crmSearchKinds: SearchKind[] = [
  narrowed(
    {
      kind: 'person',
      async present(ctx, ids) {
        const refs = await personRefs(ctx, ids)
        return [...refs.values()].map(({ id, name, organisation, contactTypes }) => ({
          id,
          title: name,
          detail: [organisation?.name, ...contactTypes.map((type) => type.replaceAll('_', ' '))]
            .filter(Boolean)
            .join(' · '),
        }))
      },
    },
    {
      table: 'people',
      by: byPerson('x.id'),
      beside: sql`concat_ws(' · ', nullif(x.role_title, ''), nullif(x.note, ''), (SELECT string_agg(n.text, ' · ' ORDER BY n.created_at DESC) FROM notes n WHERE n.workspace_id = x.workspace_id AND n.person_id = x.id))`,
    },
  ),
  {
    kind: 'organisation',
    present: presentRows<{ id: string; name: string; website: string | null }>(
      { table: 'organisations', columns: sql`x.name, x.website` },
      ({ name, website }) => ({ title: name, detail: website ?? '' }),
    ),
  },
]
