import type { Share } from '@firsthand/contract/core/shapes'
import type { ComplaintNumbers } from '@firsthand/contract/evidence/complaint-numbers'
import { enoughComplaints } from '@firsthand/contract/evidence/complaints'
import { sql } from 'kysely'
import type { Context } from '../../platform/context.ts'
import { totalsOf } from '../commitments/totals.rules.ts'
import { shareFrom } from '../shares.rules.ts'
import { medianHours } from './waiting-times.rules.ts'

type Row = {
  answeredBy: string | null
  byLeader: boolean
  hours: number
  inTime: boolean | null
  state: string
  isOverdue: boolean
}

/** The newest that are looked at one by one; a year of complaints is less, or there are other worries. */
const atMost = 50_000

/** How complaints were answered: by leaders themselves, in time, how fast; in all and by member. */
export async function complaintNumbers(ctx: Context, days: number): Promise<ComplaintNumbers> {
  const since = new Date(ctx.now.getTime() - days * 86_400_000).toISOString()
  const { rows } = await sql<Row>`
    SELECT c.answered_by AS "answeredBy", c.answered_leader_since IS NOT NULL AS "byLeader", c.state,
      (extract(epoch FROM coalesce(c.answered_at, c.closed_at, ${ctx.instant}::timestamptz) - c.received_at) / 3600)::float8 AS hours,
      CASE WHEN c.answered_at IS NOT NULL THEN c.answered_at <= c.first_due_at
        WHEN c.state = 'waiting' AND c.first_due_at <= ${ctx.instant} THEN false END AS "inTime",
      c.state = 'waiting' AND c.due_at <= ${ctx.instant} AS "isOverdue"
    FROM complaints c WHERE c.workspace_id = ${ctx.workspaceId} AND c.received_at >= ${since}
    ORDER BY c.received_at DESC, c.id DESC LIMIT ${atMost}`.execute(ctx.db)
  const answered = rows.filter((row) => row.answeredBy !== null)
  return {
    since,
    received: rows.length,
    waiting: rows.filter((row) => row.state === 'waiting').length,
    overdue: rows.filter((row) => row.isOverdue).length,
    byLeaders: shareFrom(answered.filter((row) => row.byLeader).length, answered.length, enoughComplaints),
    inTime: inTimeShare(rows),
    hours: medianOf(rows),
    atRisk: await atRisk(ctx),
    members: await byMember(ctx, answered),
  }
}

async function byMember(ctx: Context, answered: Row[]): Promise<ComplaintNumbers['members']> {
  const members = await ctx.db
    .selectFrom('members')
    .select(['id', 'name', 'leaderSince', 'leftAt'])
    .where('workspaceId', '=', ctx.workspaceId)
    .orderBy('name')
    .orderBy('id')
    .execute()
  const rowsOf = Map.groupBy(answered, (row) => row.answeredBy)
  return members
    .filter(({ id, leaderSince, leftAt }) => rowsOf.has(id) || (leaderSince !== null && leftAt === null))
    .map(({ id, name, leaderSince }) => {
      const theirs = rowsOf.get(id) ?? []
      return {
        member: { id, name },
        isLeader: leaderSince !== null,
        answered: theirs.length,
        inTime: inTimeShare(theirs),
        hours: medianOf(theirs),
      }
    })
}

function inTimeShare(rows: Row[]): Share {
  const counted = rows.filter((row) => row.inTime !== null)
  return shareFrom(counted.filter((row) => row.inTime).length, counted.length, enoughComplaints)
}

function medianOf(rows: Row[]) {
  return medianHours(rows.map(({ hours, answeredBy }) => ({ hours, isAnswered: answeredBy !== null })))
}

/** What is at risk in complaints that are not closed; currencies are never mixed. */
async function atRisk(ctx: Context): Promise<ComplaintNumbers['atRisk']> {
  const { rows } = await sql<{ currency: string; exponent: number; sum: string; count: number }>`
    SELECT currency, exponent, sum(amount_minor)::text AS sum, count(*)::int AS count FROM complaints
    WHERE workspace_id = ${ctx.workspaceId} AND state IN ('waiting', 'answered') AND amount_minor IS NOT NULL
    GROUP BY 1, 2`.execute(ctx.db)
  return totalsOf(rows.map((row) => ({ ...row, state: 'given' as const }))).map(
    ({ currency, exponent, given, count }) => ({ currency, exponent, amountMinor: given, count }),
  )
}
