import { enoughComplaints } from '@firsthand/contract/evidence/complaints'
import { kaplanMeier } from '@firsthand/stats/lifetime/kaplan-meier'

/** How long one waited for the first answer, or has waited until now. */
export type Wait = { hours: number; isAnswered: boolean }

/**
 * The median time to the first answer. Those that still wait are counted as waiting at least so long; left out, they
 * would make slow teams look quick. Null where there are too few.
 */
export function medianHours(waits: Wait[]) {
  if (waits.length < enoughComplaints) return null
  // A minute at least: a wait of nothing is no wait.
  const { median } = kaplanMeier({
    times: waits.map((wait) => Math.max(wait.hours, 1 / 60)),
    ended: waits.map((wait) => wait.isAnswered),
  })
  return {
    n: waits.length,
    middle: reached(median.value),
    low: reached(median.low),
    high: reached(median.high),
  }
}

function reached(value: number | 'not reached'): number | null {
  return value === 'not reached' ? null : Math.round(value * 10) / 10
}
