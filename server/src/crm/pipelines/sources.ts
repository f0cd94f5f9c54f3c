import { sql } from 'kysely'
import type { Context } from '../../platform/context.ts'
import type {
  DueItem,
  DueSource,
  TimelineItem,
  TimelineQuestion,
  TimelineSource,
} from '../../platform/domain.ts'
import { rolesOf } from './sales-roles.ts'

/** What pipelines bring to a person's timeline: every move, with who made it and why. */
export const pipelineTimeline: TimelineSource = { kind: 'move', read: moves }

/** What waits for a member's word: due from the moment it is offered, late when its time is over. */
export const handoffsDue: DueSource = {
  kind: 'handoff',
  async read(ctx, { memberId, before, limit }) {
    const roles = await rolesOf(ctx, memberId)
    const { rows } = await sql<{ id: string; personId: string; name: string; dueAt: string }>`
      SELECT h.id, h.person_id, m.name, h.due_at FROM handoffs h
      JOIN members m ON m.workspace_id = h.workspace_id AND m.id = h.from_member_id
      WHERE h.workspace_id = ${ctx.workspaceId} AND h.answer IS NULL AND h.offered_at < ${before}
        AND (h.to_member_id = ${memberId}
          OR (h.to_member_id IS NULL AND h.to_role = ANY(${roles}::text[]) AND h.from_member_id <> ${memberId}))
      ORDER BY h.due_at, h.id LIMIT ${limit}`.execute(ctx.db)
    return rows.map(({ id, personId, name, dueAt }): DueItem => ({
      id,
      personId,
      why: `${name} offers you a hand-off`,
      dueAt,
      isLate: dueAt < ctx.instant,
    }))
  },
}

type Row = {
  id: string
  at: string
  entryId: string
  why: string
  fromName: string | null
  toName: string
  goal: string
  pipeline: string
  memberId: string | null
  memberName: string | null
}

async function moves(
  ctx: Context,
  { person, member, below, limit }: TimelineQuestion,
): Promise<TimelineItem[]> {
  const { rows } = await sql<Row>`
    SELECT m.id, m.at, m.entry_id, m.why, f.name AS from_name, t.name AS to_name, t.goal, p.name AS pipeline,
      w.id AS member_id, w.name AS member_name
    FROM entry_moves m
    JOIN pipeline_entries e ON e.workspace_id = m.workspace_id AND e.id = m.entry_id AND e.archived_at IS NULL
    JOIN pipelines p ON p.workspace_id = e.workspace_id AND p.id = e.pipeline_id
    JOIN pipeline_stages t ON t.workspace_id = m.workspace_id AND t.id = m.to_stage_id
    LEFT JOIN pipeline_stages f ON f.workspace_id = m.workspace_id AND f.id = m.from_stage_id
    LEFT JOIN members w ON w.workspace_id = m.workspace_id AND w.id = m.moved_by
    WHERE m.workspace_id = ${ctx.workspaceId} AND m.person_id = ${person}
      ${member === undefined ? sql`` : sql`AND m.moved_by = ${member}`}
      ${below ? sql`AND (m.at, m.id) < (${below.at}::timestamptz, ${below.id}::uuid)` : sql``}
    ORDER BY m.at DESC, m.id DESC LIMIT ${limit}`.execute(ctx.db)
  return rows.map((row) => ({
    kind: 'move',
    id: row.id,
    at: row.at,
    title:
      row.fromName === null
        ? `Entered ${row.pipeline}: ${row.toName}`
        : `${row.pipeline}: ${row.fromName} → ${row.toName}`,
    detail: row.why,
    member: row.memberId ? { id: row.memberId, name: row.memberName! } : null,
    link: { kind: 'entry', id: row.entryId },
  }))
}
