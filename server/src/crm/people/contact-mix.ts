import type { Share } from '@firsthand/contract/core/shapes'
import type { Output } from '@firsthand/contract/core/operation'
import { type ContactType, contactTypes } from '@firsthand/contract/crm/contact-types'
import type { showContactMix } from '@firsthand/contract/crm/contact-mix'
import { wilsonInterval } from '@firsthand/stats/rates/wilson-interval'
import { sql } from 'kysely'
import type { Context } from '../../platform/context.ts'

type Talk = { personId: string; touchpoints: number; types: ContactType[] }

/**
 * Whom we talk to, apart from who uses it. Counts people who were reached, each once, by what they were to us on a day
 * that we talked: somebody who was a lead in spring and uses it since summer is both when we talked in both.
 */
export async function contactMix(ctx: Context, days: number): Promise<Output<typeof showContactMix>> {
  const since = new Date(ctx.now.getTime() - days * 86_400_000).toISOString()
  const talks = await talksSince(ctx, since)
  const share = (holds: (talk: Talk) => boolean) => shareOf(talks.filter(holds).length, talks.length)
  const is = (talk: Talk, ...types: ContactType[]) => types.some((type) => talk.types.includes(type))
  return {
    since,
    talkedTo: talks.length,
    types: contactTypes
      .map((type) => ({
        type,
        people: share((talk) => is(talk, type)),
        touchpoints: talks.filter((talk) => is(talk, type)).reduce((sum, talk) => sum + talk.touchpoints, 0),
      }))
      .filter((row) => row.people.hits > 0),
    users: share((talk) => is(talk, 'end_user')),
    payersOnly: share((talk) => is(talk, 'buyer', 'payer') && !is(talk, 'end_user')),
    untyped: talks.filter((talk) => talk.types.length === 0).length,
  }
}

async function talksSince(ctx: Context, since: string): Promise<Talk[]> {
  const { rows } = await sql<Talk>`
    SELECT t.person_id, count(DISTINCT t.id)::int AS touchpoints,
      array_remove(array_agg(DISTINCT c.type), NULL) AS types
    FROM touchpoints t
    LEFT JOIN contact_types c ON c.workspace_id = ${ctx.workspaceId} AND c.person_id = t.person_id
      AND (c.since IS NULL OR c.since <= t.at::date) AND (c.until IS NULL OR c.until >= t.at::date)
    WHERE t.workspace_id = ${ctx.workspaceId} AND t.at >= ${since} AND t.at <= ${ctx.instant}
      AND (t.outcome IS NULL OR t.outcome NOT IN ('no_answer', 'declined'))
    GROUP BY t.person_id`.execute(ctx.db)
  return rows
}

function shareOf(hits: number, n: number): Share {
  if (n === 0) return { hits, n, low: null, high: null }
  const { low, high } = wilsonInterval(hits, n)
  return { hits, n, low, high }
}
