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
    const thisMonth = await countAttempts(ctx, { ...input, timeZone, since: `${today.slice(0, 8)}01` })
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

/** Touches that we began, in groups; each is one ask. */
async function countAttempts(
  ctx: Context,
  { since, timeZone, member, channel }: Question,
): Promise<Counted[]> {
  const { rows } = await sql<Counted>`
    SELECT to_char(date_trunc('week', t.at AT TIME ZONE ${timeZone}), 'YYYY-MM-DD') AS week,
      t.member_id AS "memberId", coalesce(m.name, '') AS "memberName", t.channel,
      count(*) AS asked,
      count(*) FILTER (WHERE t.outcome = 'reached' OR t.outcome IS NULL) AS talked,
      count(*) FILTER (WHERE t.outcome = 'yes') AS yes,
      count(*) FILTER (WHERE t.outcome = 'declined') AS refused,
      count(*) FILTER (WHERE t.outcome = 'no_answer') AS silent
    FROM touchpoints t
    LEFT JOIN members m ON m.workspace_id = t.workspace_id AND m.id = t.member_id
    WHERE t.workspace_id = ${ctx.workspaceId} AND t.direction = 'ours'
      AND t.at >= ${startOfDay(since, timeZone)} AND t.at <= ${ctx.instant}
      AND (${member ?? null}::uuid IS NULL OR t.member_id = ${member ?? null}::uuid)
      AND (${channel ?? null}::text IS NULL OR t.channel = ${channel ?? null}::text)
    GROUP BY 1, 2, 3, 4
    ORDER BY 3, 2, 1`.execute(ctx.db)
  return rows
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
