import type { Input, Output } from '@firsthand/contract/core/operation'
import { numberLimits, type showLeaderMix } from '@firsthand/contract/studies/recruiting-numbers'
import { sql } from 'kysely'
import type { Context } from '../../platform/context.ts'
import { shareOf } from './funnel.rules.ts'

type Row = {
  id: string
  name: string
  isLeader: boolean
  conversations: number
  withUsers: number
  withBuyers: number
  lastAt: string | null
}

/** Of each leader how many conversations they were in, and with whom: by what each was to us on that day. */
export async function leaderMix(
  ctx: Context,
  { days, study, everybody }: Input<typeof showLeaderMix>,
): Promise<Output<typeof showLeaderMix>> {
  const { workspaceId } = ctx
  const since = new Date(ctx.now.getTime() - days * 86_400_000).toISOString()
  const withAny = (types: string[]) => sql`EXISTS (
    SELECT FROM conversation_people cp JOIN contact_types t ON t.workspace_id = cp.workspace_id AND t.person_id = cp.person_id
    WHERE cp.workspace_id = v.workspace_id AND cp.conversation_id = v.id AND t.type = ANY(${types}::text[])
      AND (t.since IS NULL OR t.since <= v.held_at::date) AND (t.until IS NULL OR t.until >= v.held_at::date))`
  const { rows } = await sql<Row>`
    SELECT m.id, m.name, m.leader_since IS NOT NULL AS "isLeader", count(v.id)::int AS conversations,
      count(v.id) FILTER (WHERE ${withAny(['end_user'])})::int AS "withUsers",
      count(v.id) FILTER (WHERE ${withAny(['buyer', 'payer'])})::int AS "withBuyers", max(v.held_at) AS "lastAt"
    FROM members m
    LEFT JOIN conversation_members cm ON cm.workspace_id = m.workspace_id AND cm.member_id = m.id
    LEFT JOIN conversations v ON v.workspace_id = cm.workspace_id AND v.id = cm.conversation_id
      AND v.archived_at IS NULL AND v.held_at >= ${since} AND v.held_at <= ${ctx.instant}
      ${study === undefined ? sql`` : sql`AND v.study_id = ${study}`}
    WHERE m.workspace_id = ${workspaceId} AND m.left_at IS NULL
      ${everybody ? sql`` : sql`AND m.leader_since IS NOT NULL`}
    GROUP BY m.id, m.name, m.leader_since ORDER BY count(v.id) DESC, m.name, m.id LIMIT 200`.execute(ctx.db)
  return {
    since,
    items: rows.map(({ id, name, isLeader, conversations, withUsers, withBuyers, lastAt }) => ({
      member: { id, name },
      isLeader,
      conversations,
      withUsers: shareOf(withUsers, conversations),
      withBuyers: shareOf(withBuyers, conversations),
      isEnough: conversations >= numberLimits.enough,
      lastAt,
    })),
  }
}
