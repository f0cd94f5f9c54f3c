import { normalQuantile } from '../special/normal-quantile.ts'
import { requireLifetimes } from './require-lifetimes.ts'
import type { Lifetimes } from './require-lifetimes.ts'

export interface SurvivalStep {
  time: number
  atRisk: number
  ended: number
  censored: number
  survival: number
  standardError: number
  low: number
  high: number
}

export interface SurvivalCurve {
  steps: SurvivalStep[]
  customers: number
  ended: number
  /** The time by which half have left; "not reached" where the curve or its bound stays above a half. */
  median: { value: number | 'not reached'; low: number | 'not reached'; high: number | 'not reached' }
  interval: 'log-log' | 'log' | 'plain'
  level: number
}

/**
 * The share of customers still there after each time, from lifetimes of which some have not ended
 * yet, without assuming a shape.
 *
 * Use it first on any contract or subscription, and to check a model. Customers who leave at a time
 * count as at risk then, those last seen at it too. The default interval is the log-log one, which
 * stays between 0 and 1; R's default is "log". Once nobody is left the interval keeps its last upper bound.
 *
 * Source: Kaplan and Meier (1958), JASA 53; variance of Greenwood (1926); intervals in Kalbfleisch
 * and Prentice (2002); median after Brookmeyer and Crowley (1982), Biometrics 38.
 *
 * @example
 * kaplanMeier({ times: [9, 13, 13, 18, 23, 28, 31], ended: [1, 1, 0, 1, 1, 0, 1] }).median // { value: 23, low: 9, high: 'not reached' }
 */
export function kaplanMeier(
  lifetimes: Lifetimes,
  options: { interval?: 'log-log' | 'log' | 'plain'; level?: number } = {},
): SurvivalCurve {
  requireLifetimes(lifetimes)
  const { interval = 'log-log', level = 0.95 } = options
  if (!(level > 0 && level < 1)) throw new RangeError(`A level lies between 0 and 1; it is ${level}.`)
  const z = normalQuantile((1 + level) / 2)
  const order = Array.from({ length: lifetimes.times.length }, (_, row) => row).sort(
    (one, other) => lifetimes.times[one]! - lifetimes.times[other]!,
  )
  const countOf = (row: number) => (lifetimes.counts ? lifetimes.counts[row]! : 1)
  const customers = order.reduce((sum, row) => sum + countOf(row), 0)
  const steps: SurvivalStep[] = []
  let atRisk = customers
  let survival = 1
  let greenwood = 0
  let allEnded = 0
  for (let place = 0; place < order.length;) {
    const time = lifetimes.times[order[place]!]!
    let ended = 0
    let censored = 0
    for (; place < order.length && lifetimes.times[order[place]!] === time; place++) {
      if (lifetimes.ended[order[place]!]) ended += countOf(order[place]!)
      else censored += countOf(order[place]!)
    }
    const staying = atRisk - ended
    // Weights may leave a rounding error where nobody is left.
    const isEmpty = staying <= 1e-9 * customers
    survival = isEmpty && ended > 0 ? 0 : survival * (1 - ended / atRisk)
    if (!isEmpty) greenwood += ended / (atRisk * staying)
    const before = steps.at(-1)
    const bounds =
      survival === 0
        ? { standardError: 0, low: 0, high: before?.high ?? 1 }
        : boundsOf(survival, greenwood, z, interval)
    steps.push({ time, atRisk, ended, censored, survival, ...bounds })
    atRisk = staying - censored
    allEnded += ended
  }
  const median = {
    value: halfTime(steps, 'survival'),
    low: halfTime(steps, 'low'),
    high: halfTime(steps, 'high'),
  }
  return { steps, customers, ended: allEnded, median, interval, level }
}

function boundsOf(survival: number, greenwood: number, z: number, interval: SurvivalCurve['interval']) {
  const deviation = Math.sqrt(greenwood)
  const standardError = survival * deviation
  if (survival === 1) return { standardError: 0, low: 1, high: 1 }
  if (interval === 'plain') {
    return {
      standardError,
      low: Math.max(0, survival - z * standardError),
      high: Math.min(1, survival + z * standardError),
    }
  }
  if (interval === 'log') {
    return {
      standardError,
      low: survival * Math.exp(-z * deviation),
      high: Math.min(1, survival * Math.exp(z * deviation)),
    }
  }
  const spread = Math.exp((z * deviation) / -Math.log(survival))
  return { standardError, low: survival ** spread, high: survival ** (1 / spread) }
}

/** The first time at a half or below; where the curve rests exactly on a half, the middle of that rest. */
function halfTime(steps: SurvivalStep[], side: 'survival' | 'low' | 'high'): number | 'not reached' {
  const first = steps.findIndex((step) => step[side] <= 0.5 + 1e-12)
  if (first < 0) return 'not reached'
  const step = steps[first]!
  if (side !== 'survival' || step.survival < 0.5 - 1e-12) return step.time
  const next = steps.find((later) => later.survival < 0.5 - 1e-12)
  return next ? (step.time + next.time) / 2 : step.time
}
