import { type RawBuilder, sql } from 'kysely'
import type { Context } from '../platform/context.ts'
import type { SearchKind } from '../platform/domain.ts'
import { type Filters, byDays, narrowed } from '../platform/search/narrowed.ts'
import { presentDated } from '../platform/search/present-rows.ts'

/** What narrows a search among conversations `x`, and what stands beside them. */
const by = {
  person: (person, ctx) => isWith(ctx, sql`c.person_id = ${person}`),
  contactType: (type, ctx) =>
    isWith(
      ctx,
      sql`c.person_id IN (SELECT t.person_id FROM contact_types t WHERE t.workspace_id = ${ctx.workspaceId} AND t.type = ${type})`,
    ),
  study: ({ id }) => sql`x.study_id = ${id}`,
} satisfies Filters
export const conversationFits = { by, filters: ['person', 'contactType', 'study'] as const }

/** How found conversations are shown. */
export const conversationSearchKinds: SearchKind[] = [
  narrowed(
    { kind: 'conversation', present: presentDated('conversations') },
    {
      table: 'conversations',
      at: sql`x.happened_at`,
      by: { ...by, ...byDays('x.happened_at') },
    },
  ),
]

function isWith({ workspaceId }: Context, condition: RawBuilder<unknown>) {
  return sql`EXISTS (SELECT FROM conversation_people c
    WHERE c.workspace_id = ${workspaceId} AND c.conversation_id = x.id AND ${condition})`
}
