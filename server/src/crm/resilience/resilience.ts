import type { Input } from '@firsthand/contract/core/operation'
import { type Attempts, showResilience } from '@firsthand/contract/crm/resilience'
import { wilsonInterval } from '@firsthand/stats/rates/wilson-interval'
import { sql } from 'kysely'
import type { Context } from '../../platform/context.ts'
import { handle } from '../../platform/handle.ts'
import { addDays, dayAt, mondayOf, startOfDay, zoneOf } from '../tasks/days.ts'
import { channelNames } from '../touchpoints/channels.ts'
import { asksForOneYes, enough, sentenceOf, sum } from './resilience.rules.ts'

export const resilienceHandlers = [
  handle(showResilience, async (ctx, input) => {
    const timeZone = input.timeZone ?? (await zoneOf(ctx, ctx.member?.id))
    const today = dayAt(ctx.now, timeZone)
    const since = addDays(mondayOf(today), -7 * (input.weeks - 1))
    const counted = await countAttempts(ctx, { ...input, timeZone, since })
    const total = sum(counted)
    // The month is one piece: its sum is all that is said of it.
    const thisMonth = await countAttempts(ctx, {
      ...input,
      timeZone,
      since: `${today.slice(0, 8)}01`,
      weeks: 1,
    })
    const names = await channelNames(ctx)
    return {
      since,
      sentence: sentenceOf(sum(thisMonth)),
      total,
      answered: share(total.asked - total.silent, total.asked),
      yes: share(total.yes, total.asked),
      weeks: mondays(since, input.weeks).map((week) => ({
        week,
        ...sum(counted.filter((each) => each.week === week)),
      })),
      members: groups(counted, (each) => each.memberId).map(([id, rows]) => ({
        member: { id, name: rows[0]!.memberName },
        ...withShare(sum(rows)),
      })),
      channels: groups(counted, (each) => each.channel)
        .map(([channel, rows]) => ({ channel: names.get(channel) ?? channel, ...withShare(sum(rows)) }))
        .toSorted((one, other) => one.channel.localeCompare(other.channel, 'en')),
      asksForOneYes: asksForOneYes(total),
    }
  }),
]

type Counted = Attempts & { week: string; memberId: string | null; memberName: string; channel: string }
type Question = Input<typeof showResilience> & { timeZone: string; since: string }

/** Touches that we began, in groups; each is one ask. Weeks are cut where they begin in the zone, also when clocks change. */
async function countAttempts(
  ctx: Context,
  { since, timeZone, member, channel, weeks }: Question,
): Promise<Counted[]> {
  const days = mondays(since, weeks)
  const begins = days.map((day) => startOfDay(day, timeZone))
  const { rows } = await sql<Omit<Counted, 'week'> & { place: number }>`
    SELECT g.*, coalesce(m.name, '') AS "memberName" FROM (
      SELECT width_bucket(t.at, ${begins}::timestamptz[]) AS place, t.member_id AS "memberId", t.channel,
        count(*) AS asked,
        count(*) FILTER (WHERE t.outcome = 'reached' OR t.outcome IS NULL) AS talked,
        count(*) FILTER (WHERE t.outcome = 'yes') AS yes,
        count(*) FILTER (WHERE t.outcome = 'declined') AS refused,
        count(*) FILTER (WHERE t.outcome = 'no_answer') AS silent
      FROM touchpoints t
      WHERE t.workspace_id = ${ctx.workspaceId} AND t.direction = 'ours'
        AND t.at >= ${begins[0]!} AND t.at <= ${ctx.instant}
        AND (${member ?? null}::uuid IS NULL OR t.member_id = ${member ?? null}::uuid)
        AND (${channel ?? null}::text IS NULL OR t.channel = ${channel ?? null}::text)
      GROUP BY 1, 2, 3) g
    LEFT JOIN members m ON m.workspace_id = ${ctx.workspaceId} AND m.id = g."memberId"
    ORDER BY "memberName", "memberId", place`.execute(ctx.db)
  return rows.map(({ place, ...row }) => ({ ...row, week: days[place - 1]! }))
}

function groups(rows: Counted[], by: (row: Counted) => string | null): [string, Counted[]][] {
  const found = new Map<string, Counted[]>()
  for (const row of rows) {
    const key = by(row)
    if (key !== null) found.set(key, [...(found.get(key) ?? []), row])
  }
  return [...found]
}

function withShare(attempts: Attempts) {
  return { ...attempts, yesShare: share(attempts.yes, attempts.asked) }
}

/** A share with its interval, or without one where a few asks would say more than they know. */
function share(hits: number, n: number) {
  if (n < enough) return { hits, n, low: null, high: null }
  const { low, high } = wilsonInterval(hits, n)
  return { hits, n, low, high }
}

function mondays(since: string, weeks: number): string[] {
  return Array.from({ length: weeks }, (_, index) => addDays(since, 7 * index))
}
