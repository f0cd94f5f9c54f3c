import {
  type RecruitStep,
  type RecruitingChannel,
  recruitSteps,
  recruitingChannels,
} from '@firsthand/contract/studies/recruiting-channels'
import * as contract from '@firsthand/contract/studies/recruiting-numbers'
import { sql } from 'kysely'
import type { Context } from '../../platform/context.ts'
import { handle } from '../../platform/handle.ts'
import { findStudy } from '../studies/find.ts'
import { listAskNext } from './ask-next.ts'
import { sampleBalance } from './balance.ts'
import { type Reached, funnelOf } from './funnel.rules.ts'
import { leaderMix } from './leader-mix.ts'

export const recruitingNumberHandlers = [
  handle(contract.showFunnel, async (ctx, { study, days }) => {
    if (study !== undefined) await findStudy(ctx, study)
    return funnelOf(await reachedByChannel(ctx, { study, days }))
  }),

  handle(contract.showSampleBalance, async (ctx, { study }) => {
    await findStudy(ctx, study)
    return sampleBalance(ctx, study)
  }),

  handle(contract.listAskNext, async (ctx, { study, limit }) => {
    await findStudy(ctx, study)
    return listAskNext(ctx, { study, limit })
  }),

  handle(contract.showLeaderMix, leaderMix),
]

/** Of each channel how many came how far; those who were taken out by mistake are in no number. */
async function reachedByChannel(
  ctx: Context,
  { study, days }: { study: string | undefined; days: number | undefined },
): Promise<Reached[]> {
  const since = days === undefined ? undefined : new Date(ctx.now.getTime() - days * 86_400_000).toISOString()
  const { rows } = await sql<{
    channel: RecruitingChannel | null
    furthest: RecruitStep
    count: number
    declined: number
    noShows: number
  }>`
    SELECT channel, furthest, count(*)::int AS count,
      count(*) FILTER (WHERE step = 'declined')::int AS declined,
      count(*) FILTER (WHERE step = 'no_show')::int AS "noShows"
    FROM (
      SELECT channel, step, CASE WHEN learned_at IS NOT NULL THEN 'learned' WHEN met_at IS NOT NULL THEN 'met'
        WHEN scheduled_at IS NOT NULL THEN 'scheduled' WHEN agreed_at IS NOT NULL THEN 'agreed'
        WHEN asked_at IS NOT NULL THEN 'asked' ELSE 'found' END AS furthest
      FROM recruits
      WHERE workspace_id = ${ctx.workspaceId} AND step <> 'removed'
        ${study === undefined ? sql`` : sql`AND study_id = ${study}`}
        ${since === undefined ? sql`` : sql`AND found_at >= ${since}`}
    ) r GROUP BY channel, furthest`.execute(ctx.db)
  const found = [...recruitingChannels, null].map((channel): Reached => {
    const own = rows.filter((row) => row.channel === channel)
    return {
      channel,
      furthest: Object.fromEntries(
        recruitSteps.map((step) => [step, own.find((row) => row.furthest === step)?.count ?? 0]),
      ) as Record<RecruitStep, number>,
      declined: own.reduce((sum, row) => sum + row.declined, 0),
      noShows: own.reduce((sum, row) => sum + row.noShows, 0),
    }
  })
  return found.filter((row) => Object.values(row.furthest).some((count) => count > 0))
}
