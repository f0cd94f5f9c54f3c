import type { Output } from '@firsthand/contract/core/operation'
import type * as contract from '@firsthand/contract/crm/network'
import { sql } from 'kysely'
import type { Context } from '../../platform/context.ts'
import { pageOf, readCursor } from '../../platform/keyset.ts'
import { personRefs } from '../people/refs.ts'

/** Introducers by how many came through them. Counted along an index that holds all it needs; voices for those shown alone. */
export async function listIntroducers(
  ctx: Context,
  { limit, after }: { limit: number; after?: string | undefined },
): Promise<Output<typeof contract.listIntroducers>> {
  const [count, id] = after ? readCursor(after, 2) : []
  const { rows } = await sql<{ id: string; brought: number; met: number; voices: number }>`
    WITH most AS (
      SELECT r.introducer_id AS id, count(*)::int AS brought, count(r.met_at)::int AS met
      FROM referrals r WHERE r.workspace_id = ${ctx.workspaceId} AND r.made_at IS NOT NULL
      GROUP BY r.introducer_id
      ${after ? sql`HAVING (-count(*), r.introducer_id) > (${-Number(count)}::bigint, ${String(id)}::uuid)` : sql``}
      ORDER BY count(*) DESC, r.introducer_id LIMIT ${limit + 1}
    )
    SELECT most.*, (
      SELECT count(*)::int FROM referrals r
      WHERE r.workspace_id = ${ctx.workspaceId} AND r.introducer_id = most.id AND r.made_at IS NOT NULL
        AND EXISTS (SELECT FROM evidence e WHERE e.workspace_id = r.workspace_id AND e.person_id = r.person_id
          AND e.withdrawn_at IS NULL)) AS voices
    FROM most ORDER BY most.brought DESC, most.id`.execute(ctx.db)
  const page = pageOf(rows, limit, { item: (row) => row, cursor: (row) => [row.brought, row.id] })
  const refs = await personRefs(
    ctx,
    rows.map((row) => row.id),
  )
  return {
    ...page,
    items: page.items.flatMap(({ id: introducer, ...counts }) =>
      refs.has(introducer) ? [{ person: refs.get(introducer)!, ...counts }] : [],
    ),
  }
}

const deepest = 12
const atMost = 500

/** Through whom a person came, and everybody who came through them, near and far. */
export async function introducedTree(
  ctx: Context,
  person: { id: string; name: string },
): Promise<Output<typeof contract.showIntroducedTree>> {
  const { workspaceId } = ctx
  const above = await sql<{ id: string; name: string }>`
    WITH RECURSIVE up AS (
      SELECT r.introducer_id AS id, 1 AS depth FROM referrals r
      WHERE r.workspace_id = ${workspaceId} AND r.person_id = ${person.id} AND r.made_at IS NOT NULL
      UNION ALL
      SELECT r.introducer_id, up.depth + 1 FROM up JOIN referrals r
        ON r.workspace_id = ${workspaceId} AND r.person_id = up.id AND r.made_at IS NOT NULL
      WHERE up.depth < ${deepest}
    )
    SELECT p.id, p.name FROM up JOIN people p ON p.workspace_id = ${workspaceId} AND p.id = up.id
    ORDER BY up.depth`.execute(ctx.db)
  const below = await sql<{
    id: string
    name: string
    introducer: string
    depth: number
    metAt: string | null
    evidenceCount: number
  }>`
    WITH RECURSIVE down AS (
      SELECT r.person_id AS id, r.introducer_id AS introducer, r.met_at, 1 AS depth FROM referrals r
      WHERE r.workspace_id = ${workspaceId} AND r.introducer_id = ${person.id} AND r.made_at IS NOT NULL
      UNION ALL
      SELECT r.person_id, r.introducer_id, r.met_at, down.depth + 1 FROM down JOIN referrals r
        ON r.workspace_id = ${workspaceId} AND r.introducer_id = down.id AND r.made_at IS NOT NULL
      WHERE down.depth < ${deepest}
    ), few AS (SELECT * FROM down LIMIT ${atMost + 1})
    SELECT p.id, p.name, few.introducer, few.depth, few.met_at AS "metAt",
      (SELECT count(*)::int FROM evidence e WHERE e.workspace_id = ${workspaceId} AND e.person_id = p.id
        AND e.withdrawn_at IS NULL) AS "evidenceCount"
    FROM few JOIN people p ON p.workspace_id = ${workspaceId} AND p.id = few.id
    ORDER BY few.depth, p.sort_key, p.id`.execute(ctx.db)
  return {
    person,
    above: above.rows,
    below: below.rows.slice(0, atMost),
    capped: below.rows.length > atMost,
  }
}
