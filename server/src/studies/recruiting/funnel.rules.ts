import type { Share } from '@firsthand/contract/core/shapes'
import {
  type RecruitStep,
  type RecruitingChannel,
  recruitSteps,
} from '@firsthand/contract/studies/recruiting-channels'
import { type FunnelRow, numberLimits } from '@firsthand/contract/studies/recruiting-numbers'
import { shrinkRates } from '@firsthand/stats/rates/shrink-rates'
import { wilsonInterval } from '@firsthand/stats/rates/wilson-interval'

/** How many of a channel have each step as the furthest, and how many ended. */
export type Reached = {
  channel: RecruitingChannel | null
  furthest: Record<RecruitStep, number>
  declined: number
  noShows: number
}

type Verdict = { step: RecruitStep; verdict: 'different' | 'cannot_tell' | 'not_enough' }

/** The furthest step of which a time is known: whoever was met was also asked, whether or not somebody noted it. */
export function furthestOf(times: Partial<Record<RecruitStep, string | null>>): RecruitStep {
  return recruitSteps.findLast((step) => (times[step] ?? null) !== null) ?? 'found'
}

/** The table of steps: counts never grow from one step to the next, and each share says of how many it is. */
export function funnelOf(reached: Reached[]): {
  whole: FunnelRow
  channels: FunnelRow[]
  differs: Verdict[]
} {
  const whole = sumOf(reached)
  const drawn = recruitSteps.map((_, index) => (index === 0 ? null : drawnAt(reached, index)))
  const channels = reached.map((row, place) => rowOf(row, (index) => drawn[index]?.groups[place] ?? null))
  const differs = recruitSteps
    .slice(1)
    .map((step, index): Verdict => ({ step, verdict: drawn[index + 1]!.verdict }))
  return { whole: rowOf(whole, () => null), channels, differs }
}

export function shareOf(hits: number, n: number): Share {
  if (n === 0) return { hits, n, low: null, high: null }
  const { low, high } = wilsonInterval(hits, n)
  return { hits, n, low, high }
}

type Drawn = { rate: number; low: number; high: number }

function rowOf(row: Reached, drawnOf: (index: number) => Drawn | null): FunnelRow {
  const counts = countsOf(row)
  return {
    channel: row.channel,
    steps: recruitSteps.map((step, index) => ({
      step,
      reached: counts[index]!,
      share: index === 0 ? null : shareOf(counts[index]!, counts[index - 1]!),
      drawn: drawnOf(index),
      isEnough: index === 0 ? counts[0]! > 0 : counts[index - 1]! >= numberLimits.enough,
    })),
    declined: row.declined,
    noShows: row.noShows,
  }
}

/** How many came at least as far as each step. */
function countsOf({ furthest }: Reached): number[] {
  return recruitSteps.map((_, index) =>
    recruitSteps.slice(index).reduce((sum, step) => sum + furthest[step], 0),
  )
}

/** The shares of all channels at one step, each drawn towards what they have in common. */
function drawnAt(
  reached: Reached[],
  index: number,
): { verdict: Verdict['verdict']; groups: (Drawn | null)[] } {
  const groups = reached.map((row) => {
    const counts = countsOf(row)
    return { hits: counts[index]!, n: counts[index - 1]! }
  })
  const asked = groups.filter((group) => group.n > 0)
  const n = asked.reduce((sum, group) => sum + group.n, 0)
  if (asked.length < 2 || n < numberLimits.enough)
    return { verdict: 'not_enough', groups: groups.map(() => null) }
  const shrunk = shrinkRates(asked)
  let next = 0
  return {
    verdict: shrunk.verdict === 'different' ? 'different' : 'cannot_tell',
    groups: groups.map((group) => {
      if (group.n === 0) return null
      const { rate, low, high } = shrunk.groups[next++]!
      return { rate, low, high }
    }),
  }
}

function sumOf(reached: Reached[]): Reached {
  const furthest = Object.fromEntries(
    recruitSteps.map((step) => [step, reached.reduce((sum, row) => sum + row.furthest[step], 0)]),
  ) as Record<RecruitStep, number>
  return {
    channel: null,
    furthest,
    declined: reached.reduce((sum, row) => sum + row.declined, 0),
    noShows: reached.reduce((sum, row) => sum + row.noShows, 0),
  }
}
