import type { Input, Output } from '@firsthand/contract/core/operation'
import type * as contract from '@firsthand/contract/evidence/complaints'
import { type RawBuilder, sql } from 'kysely'
import { type Context, asker } from '../../platform/context.ts'
import { pageOf, readCursor } from '../../platform/keyset.ts'
import { findEntries } from '../../platform/search/find.ts'
import { complaintRows, presentRows } from './read.ts'

const foundAtMost = 200

/** A page of complaints. A search answers the best matches as one page. */
export async function listComplaints(
  ctx: Context,
  input: Input<typeof contract.listComplaints>,
): Promise<Output<typeof contract.listComplaints>> {
  const { limit, after, q } = input
  const found = q?.trim()
    ? (await findEntries(ctx, { text: q, kinds: ['complaint'], limit: foundAtMost })).map((each) => each.id)
    : undefined
  if (found?.length === 0) return { items: [], next: null }
  const waits = input.of === 'waiting' || input.of === 'yours' || input.of === 'overdue'
  const [at, id] = after ? readCursor(after, 2) : []
  const place = sql`(${String(at)}::timestamptz, ${String(id)}::uuid)`
  const beyond = waits ? sql`AND (c.due_at, c.id) > ${place}` : sql`AND (c.received_at, c.id) < ${place}`
  const rows = await complaintRows(
    ctx,
    sql`${where(ctx, input)} ${found ? sql`AND c.id = ANY(${found}::uuid[])` : sql``} ${after ? beyond : sql``}
    ORDER BY ${waits ? sql`c.due_at, c.id` : sql`c.received_at DESC, c.id DESC`} LIMIT ${limit + 1}`,
  )
  const shown = new Map((await presentRows(ctx, rows.slice(0, limit))).map((each) => [each.id, each]))
  return pageOf(rows, limit, {
    item: (row) => shown.get(row.id)!,
    cursor: (row) => [waits ? row.dueAt : row.receivedAt, row.id],
  })
}

/** Those that wait for a member: theirs, and for a leader those that nobody has taken. */
export function waitsFor(memberId: string, isLeader: boolean) {
  return isLeader
    ? sql`c.state = 'waiting' AND (c.assignee_id = ${memberId} OR c.assignee_id IS NULL)`
    : sql`c.state = 'waiting' AND c.assignee_id = ${memberId}`
}

function where(ctx: Context, input: Input<typeof contract.listComplaints>) {
  const { of, person, organisation, assignee, answeredBy, firstAnswer, since } = input
  const you = asker(ctx)
  const parts: RawBuilder<unknown>[] = []
  if (of === 'yours') parts.push(sql`AND ${waitsFor(you.id, you.leaderSince !== null)}`)
  else if (of === 'overdue') parts.push(sql`AND c.state = 'waiting' AND c.due_at <= ${ctx.instant}`)
  else if (of === 'open') parts.push(sql`AND c.state IN ('waiting', 'answered')`)
  else if (of) parts.push(sql`AND c.state = ${of}`)
  if (person) parts.push(sql`AND c.person_id = ${person}`)
  if (organisation)
    parts.push(sql`AND EXISTS (SELECT FROM people p WHERE p.workspace_id = c.workspace_id AND p.id = c.person_id
      AND p.organisation_id = ${organisation})`)
  if (assignee) parts.push(sql`AND c.assignee_id = ${assignee}`)
  if (answeredBy) parts.push(sql`AND c.answered_by = ${answeredBy}`)
  if (firstAnswer) parts.push(sql`AND ${answered(ctx, firstAnswer)}`)
  if (since) parts.push(sql`AND c.received_at >= ${since}::timestamptz`)
  return parts.length > 0 ? sql.join(parts, sql` `) : sql``
}

function answered(ctx: Context, how: NonNullable<Input<typeof contract.listComplaints>['firstAnswer']>) {
  if (how === 'any') return sql`c.answered_at IS NOT NULL`
  if (how === 'leader') return sql`c.answered_at IS NOT NULL AND c.answered_leader_since IS NOT NULL`
  if (how === 'other') return sql`c.answered_at IS NOT NULL AND c.answered_leader_since IS NULL`
  if (how === 'none') return sql`c.answered_at IS NULL`
  return sql`coalesce(c.answered_at, ${ctx.instant}::timestamptz) > c.first_due_at`
}
