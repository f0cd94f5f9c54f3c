import { type RawBuilder, sql } from 'kysely'
import type { SearchKind } from '../platform/domain.ts'
import { byDays, byPerson, narrowed } from '../platform/search/narrowed.ts'
import { personRefs } from '../crm/people/refs.ts'

type Between = { table: string; title: RawBuilder<unknown>; at: string }

/** How found things between a person and us are shown, such as complaints and promises: with whom, and how it stands. */
export function withPersonSearchKind(kind: string, { table, title, at }: Between): SearchKind {
  return narrowed(
    {
      kind,
      async present(ctx, ids) {
        const { rows } = await sql<{ id: string; title: string; personId: string; state: string }>`
          SELECT x.id, ${title} AS title, x.person_id AS "personId", x.state FROM ${sql.table(table)} x
          WHERE x.workspace_id = ${ctx.workspaceId} AND x.id = ANY(${ids}::uuid[])`.execute(ctx.db)
        const people = await personRefs(
          ctx,
          rows.map((row) => row.personId),
        )
        return rows.map(({ id, title: said, personId, state }) => ({
          id,
          title: said,
          detail: [people.get(personId)?.name, state].filter(Boolean).join(' · '),
        }))
      },
    },
    {
      table,
      words: sql`x.words`,
      at: sql.ref(at),
      person: sql`x.person_id`,
      by: { ...byPerson('x.person_id'), ...byDays(at) },
    },
  )
}
