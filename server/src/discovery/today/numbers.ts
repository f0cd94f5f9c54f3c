import { wilsonInterval } from '@firsthand/stats/rates/wilson-interval'
import { sql } from 'kysely'
import type { Context } from '../../platform/context.ts'
import { daysBetween, startOfWeek } from './today.rules.ts'

const firstHandDays = 30
const goodNewsDays = 21

/** How much of the recent evidence the team heard itself. */
export async function firstHandShare(ctx: Context) {
  const { hits, n } = await ctx.db
    .selectFrom('evidence')
    .select([
      sql<number>`count(*) FILTER (WHERE EXISTS (SELECT FROM evidence_hearers h WHERE h.workspace_id = ${ctx.workspaceId} AND h.evidence_id = evidence.id))`.as(
        'hits',
      ),
      sql<number>`count(*)`.as('n'),
    ])
    .where('workspaceId', '=', ctx.workspaceId)
    .where('withdrawnAt', 'is', null)
    .where('happenedAt', '>=', daysAgo(ctx, firstHandDays))
    .executeTakeFirstOrThrow()
  return share(hits, n)
}

/** Of the recent evidence that praises us or complains, how much praises. */
export async function goodNewsShare(ctx: Context) {
  const { hits, n } = await ctx.db
    .selectFrom('evidence')
    .select([sql<number>`count(*) FILTER (WHERE praise = 1)`.as('hits'), sql<number>`count(*)`.as('n')])
    .where('workspaceId', '=', ctx.workspaceId)
    .where('withdrawnAt', 'is', null)
    .where('praise', 'in', [1, -1])
    .where('happenedAt', '>=', daysAgo(ctx, goodNewsDays))
    .executeTakeFirstOrThrow()
  return share(hits, n)
}

export type Attendance = {
  memberId: string
  name: string
  isLeader: boolean
  thisWeek: number
  lastAt: string | null
}

/** For each member: conversations with customers this week, and the last one ever. */
export async function attendance(ctx: Context): Promise<Attendance[]> {
  const monday = startOfWeek(ctx.now)
  const { rows } = await sql<Attendance>`
    SELECT m.id AS "memberId", m.name, m.leader_since IS NOT NULL AS "isLeader",
      count(DISTINCT c.id) FILTER (WHERE c.held_at >= ${monday}) AS "thisWeek", max(c.held_at) AS "lastAt"
    FROM members m
    LEFT JOIN conversation_members cm ON cm.workspace_id = m.workspace_id AND cm.member_id = m.id
    LEFT JOIN conversations c ON c.workspace_id = cm.workspace_id AND c.id = cm.conversation_id AND c.archived_at IS NULL AND c.held_at <= ${ctx.instant}
      AND EXISTS (SELECT FROM conversation_people p WHERE p.workspace_id = ${ctx.workspaceId} AND p.conversation_id = c.id)
    WHERE m.workspace_id = ${ctx.workspaceId} AND m.left_at IS NULL
    GROUP BY m.id, m.name, m.leader_since ORDER BY m.name`.execute(ctx.db)
  return rows
}

/** Days since anybody of the team talked with a customer; null when nobody ever did. */
export function daysSinceTeam(ctx: Context, members: Attendance[]): number | null {
  const last = members
    .flatMap((member) => member.lastAt ?? [])
    .toSorted()
    .at(-1)
  return last === undefined ? null : daysBetween(last, ctx.now)
}

function share(hits: number, n: number) {
  if (n === 0) return { hits, n, low: null, high: null }
  const { low, high } = wilsonInterval(hits, n)
  return { hits, n, low, high }
}

function daysAgo(ctx: Context, days: number): string {
  return new Date(ctx.now.getTime() - days * 86_400_000).toISOString()
}
