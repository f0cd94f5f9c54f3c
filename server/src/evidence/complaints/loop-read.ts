import type { Input, Output } from '@firsthand/contract/core/operation'
import type * as contract from '@firsthand/contract/evidence/loops'
import { failCommon } from '@firsthand/contract/core/failure'
import { sql } from 'kysely'
import { whoMayBe } from '../../crm/consents/may-be.ts'
import { personRefs } from '../../crm/people/refs.ts'
import type { Context } from '../../platform/context.ts'
import { pageOf, readCursor } from '../../platform/keyset.ts'
import { memberRefs } from '../member-names.ts'

type Row = Omit<contract.LoopView, 'createdBy'> & { createdBy: string | null }

/** Who told us about a loop: whoever said what is linked, but for words that were taken back and people who are gone. */
export function peopleOfLoop(ctx: Context, loop: ReturnType<typeof sql>) {
  return sql`
    SELECT coalesce(e.person_id, c.person_id) AS person_id, e.id AS evidence_id, c.id AS complaint_id,
      coalesce(e.words, c.words) AS words, coalesce(e.happened_at, c.received_at) AS at
    FROM loop_sources s
    LEFT JOIN evidence e ON e.workspace_id = s.workspace_id AND e.id = s.evidence_id AND e.withdrawn_at IS NULL
    LEFT JOIN complaints c ON c.workspace_id = s.workspace_id AND c.id = s.complaint_id
    JOIN people p ON p.workspace_id = s.workspace_id AND p.id = coalesce(e.person_id, c.person_id) AND p.erased_at IS NULL
    WHERE s.workspace_id = ${ctx.workspaceId} AND s.loop_id = ${loop}`
}

export async function listLoops(
  ctx: Context,
  { limit, after, untold, person }: Input<typeof contract.listLoops>,
): Promise<Output<typeof contract.listLoops>> {
  const [on, id] = after ? readCursor(after, 2) : []
  const waiting = sql`EXISTS (SELECT FROM (${peopleOfLoop(ctx, sql`l.id`)}) w WHERE NOT EXISTS (
    SELECT FROM loop_told t WHERE t.workspace_id = l.workspace_id AND t.loop_id = l.id AND t.person_id = w.person_id))`
  const { rows } = await sql<Row>`${select(ctx)} AND l.archived_at IS NULL
    ${untold === undefined ? sql`` : untold ? sql`AND ${waiting}` : sql`AND NOT ${waiting}`}
    ${person ? sql`AND EXISTS (SELECT FROM (${peopleOfLoop(ctx, sql`l.id`)}) w WHERE w.person_id = ${person})` : sql``}
    ${after ? sql`AND (l.did_on, l.id) < (${String(on)}::date, ${String(id)}::uuid)` : sql``}
    ORDER BY l.did_on DESC, l.id DESC LIMIT ${limit + 1}`.execute(ctx.db)
  const shown = new Map((await present(ctx, rows.slice(0, limit))).map((each) => [each.id, each]))
  return pageOf(rows, limit, { item: (row) => shown.get(row.id)!, cursor: (row) => [row.didOn, row.id] })
}

export async function readLoop(ctx: Context, id: string): Promise<contract.LoopView> {
  const { rows } = await sql<Row>`${select(ctx)} AND l.id = ${id}`.execute(ctx.db)
  return (await present(ctx, rows))[0] ?? failCommon('not_found')
}

type Teller = {
  personId: string
  name: string
  sortKey: string
  toldAt: string | null
  toldBy: string | null
  channel: string | null
}

/** Everybody who told us about it, by name. */
export async function peopleTold(
  ctx: Context,
  { loop, limit, after, untold, person }: Input<typeof contract.showLoop> & { person?: string },
): Promise<{ items: contract.LoopPerson[]; next: string | null }> {
  const [key, id] = after ? readCursor(after, 2) : []
  const { rows } = await sql<Teller>`
    SELECT w.person_id AS "personId", p.name, p.sort_key AS "sortKey", t.told_at AS "toldAt", t.told_by AS "toldBy", t.channel
    FROM (SELECT DISTINCT person_id FROM (${peopleOfLoop(ctx, sql`${loop}`)}) said) w
    JOIN people p ON p.workspace_id = ${ctx.workspaceId} AND p.id = w.person_id
    LEFT JOIN loop_told t ON t.workspace_id = ${ctx.workspaceId} AND t.loop_id = ${loop} AND t.person_id = w.person_id
    WHERE true ${untold === undefined ? sql`` : untold ? sql`AND t.id IS NULL` : sql`AND t.id IS NOT NULL`}
      ${person ? sql`AND w.person_id = ${person}` : sql``}
      ${after ? sql`AND (p.sort_key, p.id) > (${String(key)}, ${String(id)}::uuid)` : sql``}
    ORDER BY p.sort_key, p.id LIMIT ${limit + 1}`.execute(ctx.db)
  const some = rows.slice(0, limit).map((row) => row.personId)
  const people = await personRefs(ctx, some)
  const mayContact = await whoMayBe(ctx, some, 'contact')
  const said = await saidBy(ctx, loop, some)
  const members = await memberRefs(
    ctx,
    rows.map((row) => row.toldBy),
  )
  return pageOf(rows, limit, {
    item: (row) => ({
      person: people.get(row.personId)!,
      said: said.get(row.personId) ?? [],
      mayContact: mayContact.has(row.personId),
      toldAt: row.toldAt,
      toldBy: row.toldBy === null ? null : (members.get(row.toldBy) ?? null),
      channel: row.channel,
    }),
    cursor: (row) => [row.sortKey, row.personId],
  })
}

async function saidBy(ctx: Context, loop: string, people: string[]) {
  const { rows } = await sql<{
    personId: string
    evidenceId: string | null
    complaintId: string | null
    words: string
    at: string
  }>`
    SELECT person_id AS "personId", evidence_id AS "evidenceId", complaint_id AS "complaintId", words, at
    FROM (${peopleOfLoop(ctx, sql`${loop}`)}) said WHERE person_id = ANY(${people}::uuid[]) ORDER BY at`.execute(
    ctx.db,
  )
  const grouped = Map.groupBy(rows, (row) => row.personId)
  return new Map(
    [...grouped].map(([person, all]) => [
      person,
      all.map(({ evidenceId, complaintId, words, at }) => ({
        kind: evidenceId ? ('evidence' as const) : ('complaint' as const),
        id: evidenceId ?? complaintId!,
        words,
        at,
      })),
    ]),
  )
}

function select(ctx: Context) {
  return sql`SELECT l.id, l.did, l.did_on AS "didOn", l.created_by AS "createdBy", l.created_at AS "createdAt",
      l.archived_at AS "archivedAt", l.version,
      (SELECT count(*)::int FROM loop_sources s WHERE s.workspace_id = l.workspace_id AND s.loop_id = l.id) AS sources,
      n.people, n.told
    FROM loops l CROSS JOIN LATERAL (
      SELECT count(*)::int AS people, count(t.id)::int AS told
      FROM (SELECT DISTINCT person_id FROM (${peopleOfLoop(ctx, sql`l.id`)}) said) w
      LEFT JOIN loop_told t ON t.workspace_id = ${ctx.workspaceId} AND t.loop_id = l.id AND t.person_id = w.person_id
    ) n WHERE l.workspace_id = ${ctx.workspaceId}`
}

async function present(ctx: Context, rows: Row[]): Promise<contract.LoopView[]> {
  const members = await memberRefs(
    ctx,
    rows.map((row) => row.createdBy),
  )
  return rows.map((row) => ({ ...row, createdBy: members.get(row.createdBy ?? '') ?? null }))
}
