import { fail } from '@firsthand/contract/core/failure'
import * as contract from '@firsthand/contract/platform/retention'
import { type Context, asker } from '../context.ts'
import type { Domain } from '../domain.ts'
import { handle } from '../handle.ts'
import type { Retained } from './kind.ts'
import { readRules } from './rules.ts'
import { nextSweep, scheduleSweep } from './schedule.ts'

export function retentionHandlers(domains: () => Domain[]) {
  return [
    handle(contract.showRetention, show),

    handle(contract.previewRetention, async (ctx, { kind, afterDays }) => {
      const before = momentBefore(ctx.now, afterDays)
      return { before, ...(await findRetained(domains(), kind).preview(ctx, before)) }
    }),

    handle(contract.updateRetention, async (ctx, { rules }) => {
      const { fewestDaysOfHistory: days } = contract.retentionLimits
      if (rules.some((rule) => rule.kind === 'history' && rule.afterDays !== null && rule.afterDays < days))
        fail(contract.updateRetention, 'history_too_short', { days })
      const ofPeople = contract.retentionLimits.fewestDaysOfPeople
      if (
        rules.some(
          ({ kind, afterDays }) =>
            kind.startsWith('quiet_people') && afterDays !== null && afterDays < ofPeople,
        )
      )
        fail(contract.updateRetention, 'people_too_soon', { days: ofPeople })
      const before = (await show(ctx)).rules
      await ctx.db.deleteFrom('retentionRules').where('workspaceId', '=', ctx.workspaceId).execute()
      const values = rules.flatMap(({ kind, afterDays }) =>
        afterDays === null
          ? []
          : [
              {
                workspaceId: ctx.workspaceId,
                kind,
                afterDays,
                updatedBy: asker(ctx).id,
                updatedAt: ctx.instant,
              },
            ],
      )
      if (values.length > 0) {
        await ctx.db
          .insertInto('retentionRules')
          .values([...new Map(values.map((value) => [value.kind, value])).values()])
          .execute()
        await scheduleSweep(ctx)
      }
      const after = await show(ctx)
      ctx.record(
        'retention.updated',
        { kind: 'workspace', id: ctx.workspaceId },
        { before: daysOf(before), after: daysOf(after.rules) },
      )
      return after
    }),
  ]
}

export function findRetained(domains: Domain[], kind: contract.RetentionKind): Retained {
  const found = domains.flatMap((domain) => domain.retention ?? []).find((each) => each.kind === kind)
  if (!found) throw new Error(`No domain knows what ${kind} is.`)
  return found
}

export function momentBefore(now: Date, days: number): string {
  return new Date(now.getTime() - days * 86_400_000).toISOString()
}

async function show(ctx: Context): Promise<contract.RetentionRules> {
  const days = new Map((await readRules(ctx)).map((rule) => [rule.kind, rule.afterDays]))
  return {
    rules: contract.retentionKinds.map((kind) => ({ kind, afterDays: days.get(kind) ?? null })),
    nextAt: days.size > 0 ? await nextSweep(ctx) : null,
  }
}

function daysOf(rules: contract.RetentionRules['rules']): Record<string, number | null> {
  return Object.fromEntries(rules.map(({ kind, afterDays }) => [kind, afterDays]))
}
