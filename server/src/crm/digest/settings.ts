import * as contract from '@firsthand/contract/crm/digest'
import { type Context, asker } from '../../platform/context.ts'
import type { Domain } from '../../platform/domain.ts'
import { type Handler, handle } from '../../platform/handle.ts'
import { type Rhythms, planDigest, plannedAt } from './schedule.ts'
import { followUps } from '../tasks/follow-ups.ts'
import { digestItemsAtMost, writeDigest } from './write-digest.ts'

const shownAtMost = 14

export function digestHandlers(domains: () => Domain[]): Handler[] {
  return [
    handle(contract.showDigest, (ctx) => show(ctx)),

    handle(contract.updateDigest, async (ctx, input) => {
      const memberId = asker(ctx).id
      const before = await readSettings(ctx, memberId)
      const after = { ...before, ...withoutUndefined(input) }
      const { every, hour, weekday, timeZone } = after
      const { workspaceId, instant } = ctx
      const values = { timeZone, every, hour, weekday, updatedAt: instant }
      await ctx.db
        .insertInto('digestSettings')
        .values({ workspaceId, memberId, ...values })
        .onConflict((row) => row.columns(['workspaceId', 'memberId']).doUpdateSet(values))
        .execute()
      await planDigest(ctx, memberId, after)
      ctx.record(
        'digest.changed',
        { kind: 'member', id: memberId },
        {
          before: {
            every: before.every,
            hour: before.hour,
            weekday: before.weekday,
            timeZone: before.timeZone,
          },
          after: { every, hour, weekday, timeZone },
        },
      )
      return show(ctx)
    }),

    handle(contract.previewDigest, async (ctx) => {
      const { id: memberId, name } = asker(ctx)
      const { timeZone } = await readSettings(ctx, memberId)
      const items = await followUps(ctx, domains(), { memberId, timeZone, limit: digestItemsAtMost + 1 })
      const { subject, text } = writeDigest(ctx, { name, memberId, items, timeZone, day: null })
      return { subject, text, items: Math.min(items.length, digestItemsAtMost) }
    }),
  ]
}

export type Settings = Rhythms & { jobId: string | null }

/** What a member wants; until they say, nothing is mailed and their days begin in UTC. */
export async function readSettings(ctx: Context, memberId: string): Promise<Settings> {
  const row = await ctx.db
    .selectFrom('digestSettings')
    .select(['every', 'hour', 'weekday', 'timeZone', 'jobId'])
    .where('workspaceId', '=', ctx.workspaceId)
    .where('memberId', '=', memberId)
    .executeTakeFirst()
  if (!row) return { every: 'never', hour: 8, weekday: 1, timeZone: 'UTC', jobId: null }
  return { ...row, every: row.every as Rhythms['every'] }
}

async function show(ctx: Context): Promise<contract.DigestSettings> {
  const { id: memberId, email } = asker(ctx)
  const { jobId, ...settings } = await readSettings(ctx, memberId)
  const sent = await ctx.db
    .selectFrom('digests')
    .select(['day', 'state', 'items', 'problem', 'sentAt'])
    .where('workspaceId', '=', ctx.workspaceId)
    .where('memberId', '=', memberId)
    .orderBy('day', 'desc')
    .limit(shownAtMost)
    .execute()
  return {
    ...settings,
    isMailSet: ctx.services.mailer.isSet,
    sendsTo: email,
    nextAt: await plannedAt(ctx, jobId),
    sent: sent as contract.DigestSettings['sent'],
  }
}

function withoutUndefined<Fields extends object>(fields: Fields) {
  return Object.fromEntries(
    Object.entries(fields).filter(([, value]) => value !== undefined),
  ) as Partial<Rhythms>
}
