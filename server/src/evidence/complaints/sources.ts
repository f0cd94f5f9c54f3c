import { sql } from 'kysely'
import type { Context } from '../../platform/context.ts'
import type {
  BriefLine,
  DueItem,
  DueSource,
  PersonBrief,
  TimelineItem,
  TimelineQuestion,
  TimelineSource,
} from '../../platform/domain.ts'
import { withPersonSearchKind } from '../with-person-search.ts'
import { waitsFor } from './list.ts'

const shown = 6

/** Complaints that wait for a member; for leaders also those that nobody has taken. */
export const complaintsDue: DueSource = {
  kind: 'complaint',
  async read(ctx, { memberId, limit }) {
    const { rows } = await sql<{
      id: string
      personId: string
      about: string
      dueAt: string
      isTaken: boolean
    }>`
      SELECT c.id, c.person_id AS "personId", c.about, c.due_at AS "dueAt", c.assignee_id IS NOT NULL AS "isTaken"
      FROM complaints c WHERE c.workspace_id = ${ctx.workspaceId}
        AND ${waitsFor(memberId, await isLeader(ctx, memberId))}
      ORDER BY c.due_at, c.id LIMIT ${limit}`.execute(ctx.db)
    return rows.map(({ id, personId, about, dueAt, isTaken }): DueItem => ({
      id,
      personId,
      why: isTaken ? `Waits for your answer: ${about}.` : `Complains, and nobody answers yet: ${about}.`,
      dueAt,
      isLate: dueAt <= ctx.instant,
    }))
  },
}

/** The coming of a complaint and our answers are touches; how it ended is told here. */
export const complaintTimeline: TimelineSource = { kind: 'complaint', read: closings }

export const complaintBrief: PersonBrief = {
  kind: 'complaints',
  title: 'What they complained about',
  order: 33,
  gather: gatherComplaints,
}

export const complaintSearchKind = withPersonSearchKind('complaint', {
  table: 'complaints',
  title: sql`x.about`,
  at: 'x.received_at',
})

async function isLeader(ctx: Context, memberId: string): Promise<boolean> {
  const row = await ctx.db
    .selectFrom('members')
    .select('leaderSince')
    .where('workspaceId', '=', ctx.workspaceId)
    .where('id', '=', memberId)
    .executeTakeFirst()
  return (row?.leaderSince ?? null) !== null
}

async function closings(
  ctx: Context,
  { person, member, below, limit }: TimelineQuestion,
): Promise<TimelineItem[]> {
  const { rows } = await sql<{
    id: string
    at: string
    words: string
    about: string
    complaintId: string
    memberId: string | null
    memberName: string | null
    kind: string
  }>`
    SELECT s.id, s.at, s.words, s.kind, c.about, c.id AS "complaintId", m.id AS "memberId", m.name AS "memberName"
    FROM complaint_steps s
    JOIN complaints c ON c.workspace_id = s.workspace_id AND c.id = s.complaint_id
    LEFT JOIN members m ON m.workspace_id = s.workspace_id AND m.id = s.by_member_id
    WHERE s.workspace_id = ${ctx.workspaceId} AND s.person_id = ${person} AND s.kind IN ('closed', 'reopened')
      ${member === undefined ? sql`` : sql`AND s.by_member_id = ${member}`}
      ${below ? sql`AND (s.at, s.id) < (${below.at}::timestamptz, ${below.id}::uuid)` : sql``}
    ORDER BY s.at DESC, s.id DESC LIMIT ${limit}`.execute(ctx.db)
  return rows.map((row) => ({
    kind: 'complaint',
    id: row.id,
    at: row.at,
    title: `Complaint ${row.kind}: ${row.about}`,
    detail: row.words,
    member: row.memberId ? { id: row.memberId, name: row.memberName! } : null,
    link: { kind: 'complaint', id: row.complaintId },
  }))
}

async function gatherComplaints(ctx: Context, person: string) {
  const { rows } = await sql<{
    id: string
    words: string
    about: string
    state: string
    at: string
    name: string | null
    all: number
  }>`
    SELECT c.id, c.words, c.about, c.state, c.received_at AS at, m.name, count(*) OVER ()::int AS "all"
    FROM complaints c LEFT JOIN members m ON m.workspace_id = c.workspace_id AND m.id = c.answered_by
    WHERE c.workspace_id = ${ctx.workspaceId} AND c.person_id = ${person}
    ORDER BY c.state = 'closed', c.received_at DESC, c.id LIMIT ${shown}`.execute(ctx.db)
  const lines = rows.map(({ id, words, about, state, at, name }): BriefLine => ({
    words,
    detail: `${about} · ${state === 'waiting' ? 'waits for an answer' : state}`,
    at,
    members: name === null ? [] : [name],
    link: { kind: 'complaint', id },
  }))
  return { lines, more: (rows[0]?.all ?? 0) - lines.length }
}
