import { z } from 'zod'
import { type Domain, job } from '../domain.ts'
import { forgetExpired } from '../transfer/transfer.ts'
import { findRetained, momentBefore } from './retention.ts'
import { readRules } from './rules.ts'
import { scheduleSweep, sweepKind } from './schedule.ts'

const atOnce = 500

/** Deletes what the rules of a workspace say, some of it a step, and makes the sweep of tomorrow. */
export function sweepJob(domains: () => Domain[]) {
  return job({
    kind: sweepKind,
    cancelledBy: 'nobody',
    input: z.object({}),
    async run(run) {
      const { rules, now } = await run.step(async (ctx) => ({ rules: await readRules(ctx), now: ctx.now }))
      const removed: Record<string, number> = {}
      for (const { kind, afterDays } of rules) {
        const retained = findRetained(domains(), kind)
        const before = momentBefore(now, afterDays)
        for (let count = 1; count > 0;) {
          count = await run.step((ctx) => retained.remove(ctx, before, atOnce))
          removed[kind] = (removed[kind] ?? 0) + count
        }
      }
      await run.step(async (ctx) => {
        await forgetExpired(ctx)
        const some = Object.fromEntries(Object.entries(removed).filter(([, count]) => count > 0))
        if (Object.keys(some).length > 0)
          ctx.record('retention.swept', { kind: 'workspace', id: ctx.workspaceId }, { after: some })
        if (rules.length > 0) await scheduleSweep(ctx)
      })
      return removed
    },
    // Without this a day on which it failed would be the last.
    async takeBack(ctx) {
      if ((await readRules(ctx)).length > 0) await scheduleSweep(ctx)
    },
  })
}
