import type { Output } from '@firsthand/contract/core/operation'
import type * as contract from '@firsthand/contract/crm/introductions'
import { sql } from 'kysely'
import type { Context } from '../../platform/context.ts'
import { pageOf, readCursor } from '../../platform/keyset.ts'

type Row = {
  id: string
  personId: string
  personName: string
  introducerId: string
  introducerName: string
  metAt: string
  introduction: string | null
}

/** Introducers whom nobody has thanked though we met, longest first: of referrals, and of wishes whose person counts as another's. */
export async function thanksDue(
  ctx: Context,
  { limit, after }: { limit: number; after?: string | undefined },
): Promise<Output<typeof contract.listThanksDue>> {
  const [metAt, id] = after ? readCursor(after, 2) : []
  const beyond = (table: string) =>
    after
      ? sql`AND (${sql.ref(`${table}.met_at`)}, ${sql.ref(`${table}.id`)}) > (${String(metAt)}, ${String(id)})`
      : sql``
  const { rows } = await sql<Row>`
    WITH due AS (
      (SELECT r.id, r.person_id, r.introducer_id, r.met_at, (
          SELECT q.id FROM introduction_requests q
          WHERE q.workspace_id = r.workspace_id AND q.person_id = r.person_id AND q.introducer_id = r.introducer_id
            AND q.state = 'met' ORDER BY q.created_at LIMIT 1) AS introduction
        FROM referrals r
        WHERE r.workspace_id = ${ctx.workspaceId} AND r.met_at IS NOT NULL AND r.thanked_at IS NULL ${beyond('r')}
        ORDER BY r.met_at, r.id LIMIT ${limit + 1})
      UNION ALL
      (SELECT q.id, q.person_id, q.introducer_id, q.met_at, q.id
        FROM introduction_requests q
        WHERE q.workspace_id = ${ctx.workspaceId} AND q.state = 'met' AND q.introducer_id IS NOT NULL
          AND q.person_id IS NOT NULL AND q.met_at IS NOT NULL ${beyond('q')}
          AND NOT EXISTS (SELECT FROM referrals r WHERE r.workspace_id = q.workspace_id
            AND r.person_id = q.person_id AND r.introducer_id = q.introducer_id)
        ORDER BY q.met_at, q.id LIMIT ${limit + 1})
    )
    SELECT due.id, due.person_id AS "personId", person.name AS "personName", due.introducer_id AS "introducerId",
      introducer.name AS "introducerName", due.met_at AS "metAt", due.introduction
    FROM due
    JOIN people person ON person.workspace_id = ${ctx.workspaceId} AND person.id = due.person_id
    JOIN people introducer ON introducer.workspace_id = ${ctx.workspaceId} AND introducer.id = due.introducer_id
    ORDER BY due.met_at, due.id LIMIT ${limit + 1}`.execute(ctx.db)
  return pageOf(rows, limit, {
    item: (row) => ({
      introducer: { id: row.introducerId, name: row.introducerName },
      person: { id: row.personId, name: row.personName },
      metAt: row.metAt,
      introduction: row.introduction,
    }),
    cursor: (row) => [row.metAt, row.id],
  })
}
