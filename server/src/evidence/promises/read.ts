import type { Input, Output } from '@firsthand/contract/core/operation'
import * as contract from '@firsthand/contract/evidence/promises'
import { type RawBuilder, sql } from 'kysely'
import { personRefs } from '../../crm/people/refs.ts'
import type { Context } from '../../platform/context.ts'
import { pageOf, readCursor } from '../../platform/keyset.ts'
import { memberRefs } from '../member-names.ts'
import { shareFrom } from '../shares.rules.ts'

type Row = {
  id: string
  personId: string
  memberId: string
  words: string
  madeAt: string
  dueOn: string | null
  dueAt: string | null
  state: contract.PromiseState
  settledAt: string | null
  settledBy: string | null
  settledWords: string
  version: number
}

/** Promises as the API shows them, in the order of the ids; those that are not there are left out. */
export async function readPromises(ctx: Context, ids: string[]): Promise<contract.PromiseView[]> {
  if (ids.length === 0) return []
  const { rows } = await sql<Row>`${select(ctx)} AND p.id = ANY(${ids}::uuid[])`.execute(ctx.db)
  const byId = new Map((await present(ctx, rows)).map((each) => [each.id, each]))
  return ids.flatMap((id) => byId.get(id) ?? [])
}

export async function listPromises(
  ctx: Context,
  input: Input<typeof contract.listPromises>,
): Promise<Output<typeof contract.listPromises>> {
  const { limit, after } = input
  const isByDay = input.of === 'due' || input.of === 'overdue'
  const [at, id] = after ? readCursor(after, 2) : []
  const place = sql`(${String(at)}::timestamptz, ${String(id)}::uuid)`
  const beyond = isByDay ? sql`AND (p.due_at, p.id) > ${place}` : sql`AND (p.made_at, p.id) < ${place}`
  const { rows } = await sql<Row>`${select(ctx)} ${where(ctx, input)} ${after ? beyond : sql``}
    ORDER BY ${isByDay ? sql`p.due_at, p.id` : sql`p.made_at DESC, p.id DESC`} LIMIT ${limit + 1}`.execute(
    ctx.db,
  )
  const shown = new Map((await present(ctx, rows.slice(0, limit))).map((each) => [each.id, each]))
  return pageOf(rows, limit, {
    item: (row) => shown.get(row.id)!,
    cursor: (row) => [isByDay ? row.dueAt : row.madeAt, row.id],
  })
}

/** Kept ones of those that are kept, broken or late. Whom somebody let us off does not count either way. */
export async function keptShare(
  ctx: Context,
  days: number,
): Promise<Output<typeof contract.showKeptPromises>> {
  const since = new Date(ctx.now.getTime() - days * 86_400_000).toISOString()
  const { rows } = await sql<{
    id: string
    name: string
    isLeader: boolean
    kept: number
    broken: number
    overdue: number
    open: number
  }>`
    SELECT g.*, m.name, m.leader_since IS NOT NULL AS "isLeader" FROM (
      SELECT member_id AS id, count(*) FILTER (WHERE state = 'kept')::int AS kept,
        count(*) FILTER (WHERE state = 'broken')::int AS broken,
        count(*) FILTER (WHERE state = 'open' AND due_at <= ${ctx.instant})::int AS overdue,
        count(*) FILTER (WHERE state = 'open')::int AS open
      FROM promises WHERE workspace_id = ${ctx.workspaceId} AND made_at >= ${since} GROUP BY member_id) g
    JOIN members m ON m.workspace_id = ${ctx.workspaceId} AND m.id = g.id ORDER BY m.name, m.id`.execute(
    ctx.db,
  )
  const sum = (field: 'kept' | 'broken' | 'overdue' | 'open') =>
    rows.reduce((all, row) => all + row[field], 0)
  const enough = contract.enoughPromises
  return {
    since,
    kept: shareFrom(sum('kept'), sum('kept') + sum('broken') + sum('overdue'), enough),
    overdue: sum('overdue'),
    open: sum('open'),
    members: rows.map(({ id, name, isLeader, kept, broken, overdue }) => ({
      member: { id, name },
      isLeader,
      kept: shareFrom(kept, kept + broken + overdue, enough),
      overdue,
    })),
  }
}

function select(ctx: Context) {
  return sql`SELECT p.id, p.person_id AS "personId", p.member_id AS "memberId", p.words, p.made_at AS "madeAt",
      p.due_on AS "dueOn", p.due_at AS "dueAt", p.state, p.settled_at AS "settledAt", p.settled_by AS "settledBy",
      p.settled_words AS "settledWords", p.version
    FROM promises p WHERE p.workspace_id = ${ctx.workspaceId}`
}

function where(ctx: Context, { of, person, member, since }: Input<typeof contract.listPromises>) {
  const parts: RawBuilder<unknown>[] = []
  const isLate = sql`p.state = 'open' AND p.due_at <= ${ctx.instant}`
  if (of === 'due') parts.push(sql`AND p.state = 'open' AND p.due_at IS NOT NULL`)
  else if (of === 'overdue') parts.push(sql`AND ${isLate}`)
  else if (of === 'counted') parts.push(sql`AND (p.state IN ('kept', 'broken') OR (${isLate}))`)
  else if (of) parts.push(sql`AND p.state = ${of}`)
  if (person) parts.push(sql`AND p.person_id = ${person}`)
  if (member) parts.push(sql`AND p.member_id = ${member}`)
  if (since) parts.push(sql`AND p.made_at >= ${since}::timestamptz`)
  return parts.length > 0 ? sql.join(parts, sql` `) : sql``
}

async function present(ctx: Context, rows: Row[]): Promise<contract.PromiseView[]> {
  const people = await personRefs(
    ctx,
    rows.map((row) => row.personId),
  )
  const members = await memberRefs(
    ctx,
    rows.flatMap((row) => [row.memberId, row.settledBy]),
  )
  return rows.map(({ personId, memberId, settledBy, ...row }) => ({
    ...row,
    person: people.get(personId)!,
    member: members.get(memberId)!,
    isLate: row.state === 'open' && row.dueAt !== null && row.dueAt <= ctx.instant,
    settledBy: settledBy === null ? null : (members.get(settledBy) ?? null),
  }))
}
