import { failCommon } from '@firsthand/contract/core/failure'
import type { ComplaintRow, ComplaintView } from '@firsthand/contract/evidence/complaints'
import { type RawBuilder, sql } from 'kysely'
import { personRefs } from '../../crm/people/refs.ts'
import type { Context } from '../../platform/context.ts'
import { memberRefs } from '../member-names.ts'

export type Row = {
  id: string
  personId: string
  about: string
  words: string
  amountMinor: number | null
  currency: string | null
  exponent: number | null
  channel: string
  receivedAt: string
  receivedBy: string | null
  state: ComplaintRow['state']
  assigneeId: string | null
  clockSince: string
  dueAt: string
  answeredAt: string | null
  answeredBy: string | null
  answeredLeaderSince: string | null
  done: string
  closedAt: string | null
  closedBy: string | null
  closedBecause: ComplaintView['closedBecause']
  closingWords: string
  version: number
}

/** Rows of complaints; what follows is put behind the workspace. */
export async function complaintRows(ctx: Context, rest: RawBuilder<unknown>): Promise<Row[]> {
  const { rows } = await sql<Row>`
    SELECT c.id, c.person_id AS "personId", c.about, c.words, c.amount_minor AS "amountMinor", c.currency, c.exponent,
      c.channel, c.received_at AS "receivedAt", c.received_by AS "receivedBy", c.state, c.assignee_id AS "assigneeId",
      c.clock_since AS "clockSince", c.due_at AS "dueAt", c.answered_at AS "answeredAt", c.answered_by AS "answeredBy",
      c.answered_leader_since AS "answeredLeaderSince", c.done, c.closed_at AS "closedAt", c.closed_by AS "closedBy",
      c.closed_because AS "closedBecause", c.closing_words AS "closingWords", c.version
    FROM complaints c WHERE c.workspace_id = ${ctx.workspaceId} ${rest}`.execute(ctx.db)
  return rows
}

/** A complaint as it is, for whoever changes it; others wait. */
export async function lockComplaint(ctx: Context, id: string, version?: number): Promise<Row> {
  const [row] = await complaintRows(ctx, sql`AND c.id = ${id} FOR UPDATE`)
  if (!row) return failCommon('not_found')
  if (version !== undefined && version !== row.version) failCommon('conflict')
  return row
}

export function amountOf({ amountMinor, currency, exponent }: Row) {
  return amountMinor === null ? null : { amountMinor, currency: currency!, exponent: exponent! }
}

export async function presentRows(ctx: Context, rows: Row[]): Promise<ComplaintRow[]> {
  const people = await personRefs(
    ctx,
    rows.map((row) => row.personId),
  )
  const members = await memberRefs(
    ctx,
    rows.flatMap((row) => [row.assigneeId, row.answeredBy]),
  )
  return rows.map((row) => ({
    id: row.id,
    person: people.get(row.personId)!,
    about: row.about,
    words: row.words,
    amount: amountOf(row),
    channel: row.channel,
    receivedAt: row.receivedAt,
    state: row.state,
    assignee: members.get(row.assigneeId ?? '') ?? null,
    dueAt: row.dueAt,
    isOverdue: row.state === 'waiting' && row.dueAt <= ctx.instant,
    answeredAt: row.answeredAt,
    answeredBy: members.get(row.answeredBy ?? '') ?? null,
    answeredByLeader: row.answeredLeaderSince !== null,
    closedAt: row.closedAt,
    version: row.version,
  }))
}

export async function showComplaint(ctx: Context, id: string): Promise<ComplaintView> {
  const rows = await complaintRows(ctx, sql`AND c.id = ${id}`)
  const row = rows[0] ?? failCommon('not_found')
  const [shown] = await presentRows(ctx, rows)
  const steps = await ctx.db
    .selectFrom('complaintSteps')
    .selectAll()
    .where('workspaceId', '=', ctx.workspaceId)
    .where('complaintId', '=', id)
    .orderBy('number')
    .execute()
  const members = await memberRefs(ctx, [
    row.receivedBy,
    row.closedBy,
    ...steps.flatMap((step) => [step.byMemberId, step.toMemberId]),
  ])
  return {
    ...shown!,
    receivedBy: members.get(row.receivedBy ?? '') ?? null,
    done: row.done,
    closedBecause: row.closedBecause,
    closingWords: row.closingWords,
    closedBy: members.get(row.closedBy ?? '') ?? null,
    evidence: await evidenceOf(ctx, id),
    loops: await loopsOf(ctx, id, row.personId),
    steps: steps.map((step) => ({
      id: step.id,
      kind: step.kind as 'received',
      at: step.at,
      by: members.get(step.byMemberId ?? '') ?? null,
      to: members.get(step.toMemberId ?? '') ?? null,
      channel: step.channel,
      words: step.words,
    })),
  }
}

async function evidenceOf(ctx: Context, complaint: string): Promise<ComplaintView['evidence']> {
  const { rows } = await sql<{ id: string; kind: string; claims: { id: string; sentence: string }[] }>`
    SELECT e.id, e.kind, coalesce((
      SELECT json_agg(json_build_object('id', l.id, 'sentence', l.sentence) ORDER BY x.cited_at) FROM citations x
      JOIN claims l ON l.workspace_id = x.workspace_id AND l.id = x.claim_id AND l.archived_at IS NULL
      WHERE x.workspace_id = e.workspace_id AND x.evidence_id = e.id), '[]') AS claims
    FROM evidence e WHERE e.workspace_id = ${ctx.workspaceId} AND e.source_id = ${complaint}
      AND e.source_kind = 'complaint' AND e.withdrawn_at IS NULL ORDER BY e.created_at`.execute(ctx.db)
  return rows
}

async function loopsOf(ctx: Context, complaint: string, person: string): Promise<ComplaintView['loops']> {
  const { rows } = await sql<{ id: string; did: string; toldAt: string | null }>`
    SELECT DISTINCT l.id, l.did, t.told_at AS "toldAt" FROM loop_sources s
    JOIN loops l ON l.workspace_id = s.workspace_id AND l.id = s.loop_id AND l.archived_at IS NULL
    LEFT JOIN loop_told t ON t.workspace_id = l.workspace_id AND t.loop_id = l.id AND t.person_id = ${person}
    WHERE s.workspace_id = ${ctx.workspaceId} AND (s.complaint_id = ${complaint} OR s.evidence_id IN (
      SELECT id FROM evidence WHERE workspace_id = ${ctx.workspaceId} AND source_id = ${complaint}
        AND source_kind = 'complaint'))
    ORDER BY l.id`.execute(ctx.db)
  return rows
}
