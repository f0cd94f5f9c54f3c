import type { Input, Output } from '@firsthand/contract/core/operation'
import type * as contract from '@firsthand/contract/evidence/commitments'
import type { CommitmentState } from '@firsthand/contract/evidence/kinds'
import { type RawBuilder, sql } from 'kysely'
import { dayAt, zoneOf } from '../../crm/tasks/days.ts'
import type { Context } from '../../platform/context.ts'
import { anyOf } from '../../platform/db/any-of.ts'
import type { ReadableRows } from '../../platform/domain.ts'
import { pageOf, readCursor } from '../../platform/keyset.ts'
import { memberRefs } from '../member-names.ts'
import { hiddenBesideEvidence } from '../redaction/beside.ts'
import { refsInQuotes } from '../redaction/pseudonyms.ts'
import { type Summed, totalsOf } from './totals.rules.ts'

type Row = {
  id: string
  kind: contract.CommitmentView['kind']
  words: string
  personId: string | null
  amountMinor: number | null
  currency: string | null
  exponent: number | null
  givenAt: string
  takenBackAt: string | null
  dueOn: string | null
  state: CommitmentState
  settledAt: string | null
  settledBy: string | null
  settledWords: string
  version: number
}

type Filters = Input<typeof contract.totalCommitments>

/** Commitments as the API shows them, in the order of the ids; those that are not there are left out. */
export async function readCommitments(ctx: Context, ids: string[]): Promise<contract.CommitmentView[]> {
  if (ids.length === 0) return []
  const { rows } = await sql<Row>`${columns} ${from(ctx)} AND e.id = ANY(${ids}::uuid[])`.execute(ctx.db)
  const byId = new Map((await present(ctx, rows)).map((each) => [each.id, each]))
  return ids.flatMap((id) => byId.get(id) ?? [])
}

export async function listCommitments(
  ctx: Context,
  { limit, after, takenBack, ...filters }: Input<typeof contract.listCommitments>,
): Promise<Output<typeof contract.listCommitments>> {
  const [at, id] = after ? readCursor(after, 2) : []
  const { rows } = await sql<Row>`${columns} ${from(ctx)} ${await where(ctx, filters, takenBack)}
    ${after ? sql`AND (e.happened_at, e.id) < (${String(at)}::timestamptz, ${String(id)}::uuid)` : sql``}
    ORDER BY e.happened_at DESC, e.id DESC LIMIT ${limit + 1}`.execute(ctx.db)
  const shown = new Map((await present(ctx, rows.slice(0, limit))).map((each) => [each.id, each]))
  return pageOf(rows, limit, {
    item: (row) => shown.get(row.id)!,
    cursor: (row) => [row.givenAt, row.id],
  })
}

export async function totalCommitments(
  ctx: Context,
  filters: Filters,
): Promise<Output<typeof contract.totalCommitments>> {
  const conditions = sql`${from(ctx)} ${await where(ctx, filters, false)}`
  const counts = await sql<{ kind: 'time'; state: CommitmentState; count: number }>`
    SELECT e.commitment AS kind, ${state} AS state, count(*)::int AS count ${conditions}
    GROUP BY 1, 2 ORDER BY 1, 2`.execute(ctx.db)
  const sums = await sql<Summed>`
    SELECT e.currency, e.exponent, ${state} AS state, sum(e.amount_minor)::text AS sum, count(*)::int AS count
    ${conditions} AND e.amount_minor IS NOT NULL GROUP BY 1, 2, 3`.execute(ctx.db)
  return { counts: counts.rows, money: totalsOf(sums.rows) }
}

const state = sql`coalesce(c.state, 'given')`

const columns = sql`
  SELECT e.id, e.commitment AS kind, e.words, e.person_id AS "personId", e.amount_minor AS "amountMinor", e.currency,
    e.exponent, e.happened_at AS "givenAt", e.withdrawn_at AS "takenBackAt", c.due_on AS "dueOn", ${state} AS state,
    c.settled_at AS "settledAt", c.settled_by AS "settledBy", coalesce(c.settled_words, '') AS "settledWords",
    coalesce(c.version, 1) AS version`

/** What is only suggested is not there yet. */
function from(ctx: Context) {
  return sql`FROM evidence e
    LEFT JOIN commitments c ON c.workspace_id = e.workspace_id AND c.id = e.id
    WHERE e.workspace_id = ${ctx.workspaceId} AND e.kind = 'committed'
      AND (e.suggested_by IS NULL OR e.accepted_at IS NOT NULL)`
}

async function where(ctx: Context, filters: Filters, takenBack: boolean) {
  const { kind, late, person, organisation, claim } = filters
  const today = await todayOf(ctx)
  const parts: RawBuilder<unknown>[] = [
    takenBack ? sql`AND e.withdrawn_at IS NOT NULL` : sql`AND e.withdrawn_at IS NULL`,
  ]
  if (kind) parts.push(sql`AND e.commitment = ${kind}`)
  if (filters.state === 'given') parts.push(sql`AND (c.state IS NULL OR c.state = 'given')`)
  else if (filters.state) parts.push(sql`AND c.state = ${filters.state}`)
  if (late === true) parts.push(sql`AND c.state = 'given' AND c.due_on < ${today}::date`)
  if (late === false)
    parts.push(sql`AND NOT coalesce(c.state = 'given' AND c.due_on < ${today}::date, false)`)
  if (person) parts.push(sql`AND e.person_id = ${person}`)
  if (organisation)
    parts.push(sql`AND EXISTS (SELECT FROM people p WHERE p.workspace_id = e.workspace_id AND p.id = e.person_id
      AND p.organisation_id = ${organisation})`)
  if (claim)
    parts.push(sql`AND EXISTS (SELECT FROM citations x WHERE x.workspace_id = e.workspace_id AND x.evidence_id = e.id
      AND x.claim_id = ${claim})`)
  return sql.join(parts, sql` `)
}

async function present(ctx: Context, rows: Row[]): Promise<contract.CommitmentView[]> {
  const ids = rows.map((row) => row.id)
  const people = await refsInQuotes(
    ctx,
    rows.map((row) => row.personId),
  )
  const hides = await hiddenBesideEvidence(ctx, ids)
  const settlers = await memberRefs(
    ctx,
    rows.map((row) => row.settledBy),
  )
  const hearers = await hearersOf(ctx, ids)
  const claims = await claimsOf(ctx, ids)
  const today = await todayOf(ctx)
  return rows.map(({ personId, amountMinor, currency, exponent, settledBy, ...row }) => ({
    ...row,
    settledWords: hides.get(row.id)?.(row.settledWords) ?? row.settledWords,
    person: people.get(personId ?? '') ?? null,
    amount: amountMinor === null ? null : { amountMinor, currency: currency!, exponent: exponent! },
    isLate: row.state === 'given' && row.dueOn !== null && row.dueOn < today,
    settledBy: settledBy === null ? null : (settlers.get(settledBy) ?? null),
    heardBy: hearers.filter((each) => each.evidenceId === row.id).map(({ id, name }) => ({ id, name })),
    claims: claims
      .filter((each) => each.evidenceId === row.id)
      .map(({ id, sentence, stance }) => ({ id, sentence, stance })),
  }))
}

/** What became of commitments, as it is shown, for a file that leaves. */
export const readableCommitments: ReadableRows = async (ctx, ids) => {
  const rows = await ctx.db
    .selectFrom('commitments')
    .select(['id', 'settledWords'])
    .where('workspaceId', '=', ctx.workspaceId)
    .where('id', '=', anyOf(ids))
    .execute()
  const hides = await hiddenBesideEvidence(ctx, ids)
  return rows.map(({ id, settledWords }) => ({
    id,
    settled_words: hides.get(id)?.(settledWords) ?? settledWords,
  }))
}

/** What is due on a day is late once that day is over where whoever looks is. */
async function todayOf(ctx: Context): Promise<string> {
  return dayAt(ctx.now, await zoneOf(ctx, ctx.member?.id))
}

async function hearersOf(ctx: Context, ids: string[]) {
  const { rows } = await sql<{ evidenceId: string; id: string; name: string }>`
    SELECT h.evidence_id AS "evidenceId", m.id, m.name FROM evidence_hearers h
    JOIN members m ON m.workspace_id = h.workspace_id AND m.id = h.member_id
    WHERE h.workspace_id = ${ctx.workspaceId} AND h.evidence_id = ANY(${ids}::uuid[]) ORDER BY m.name`.execute(
    ctx.db,
  )
  return rows
}

async function claimsOf(ctx: Context, ids: string[]) {
  const { rows } = await sql<{
    evidenceId: string
    id: string
    sentence: string
    stance: 'supports' | 'contradicts'
  }>`
    SELECT x.evidence_id AS "evidenceId", l.id, l.sentence, x.stance FROM citations x
    JOIN claims l ON l.workspace_id = x.workspace_id AND l.id = x.claim_id AND l.archived_at IS NULL
    WHERE x.workspace_id = ${ctx.workspaceId} AND x.evidence_id = ANY(${ids}::uuid[]) ORDER BY x.cited_at`.execute(
    ctx.db,
  )
  return rows
}
