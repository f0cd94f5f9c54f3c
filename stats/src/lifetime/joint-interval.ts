import { requireLevel } from './interval.ts'
import type { Interval } from './interval.ts'
import type { ParameterDraws } from './parameter-draws.ts'

/**
 * The interval of anything computed from two fits to different measurements, such as purchases and
 * spend, which together give value.
 *
 * Use it for residual value: discounted purchases from one fit times spend from the other.
 *
 * Source: percentile interval over independent draws, Efron and Tibshirani (1993), chapter 13.
 *
 * @example
 * const table = customerTable(
 *   simulateBgNbd({ r: 0.6, alpha: 6, a: 0.9, b: 2.8 }, { customers: 500, age: 45, cohort: 10, seed: 1 }),
 * )
 * const random = seededRandom(1)
 * const repeats = Array.from({ length: 200 }, () => 1 + random.poisson(2))
 * const meanSpend = repeats.map((x) => random.gamma(6 * x, random.gamma(4, 15) * x))
 * const purchases = laplaceDraws(fitBgNbd(table), { seed: 1 })
 * const spend = laplaceDraws(fitGammaGamma(spendTable({ repeats, meanSpend })), { seed: 2 })
 * jointInterval(purchases, spend, (one, other) => bgNbdExpected(one, 52) * expectedSpend(other)).method // 'Laplace'
 */
export function jointInterval<First extends string, Second extends string>(
  first: ParameterDraws<First>,
  second: ParameterDraws<Second>,
  quantity: (first: Record<First, number>, second: Record<Second, number>) => number,
  level = 0.95,
): Interval {
  requireLevel(level)
  const value = quantity(first.estimate, second.estimate)
  const draws = Math.min(first.draws, second.draws)
  const values = new Float64Array(draws)
  for (let draw = 0; draw < draws; draw++)
    values[draw] = quantity(parametersOf(first, draw), parametersOf(second, draw))
  if (!Number.isFinite(value) || !values.every(Number.isFinite)) {
    throw new RangeError('The quantity has no finite value for some of the draws, so it has no interval.')
  }
  values.sort()
  const method = first.method === 'bootstrap' && second.method === 'bootstrap' ? 'bootstrap' : 'Laplace'
  return {
    value,
    low: quantileOf(values, (1 - level) / 2),
    high: quantileOf(values, (1 + level) / 2),
    level,
    method,
  }
}

function parametersOf<Name extends string>(draws: ParameterDraws<Name>, draw: number): Record<Name, number> {
  const parameters = {} as Record<Name, number>
  for (const name of draws.names) parameters[name] = draws.columns[name][draw]!
  return parameters
}

/** Type 7 of Hyndman and Fan (1996). */
function quantileOf(sorted: Float64Array, share: number): number {
  const place = share * (sorted.length - 1)
  const below = Math.floor(place)
  const next = sorted[Math.min(below + 1, sorted.length - 1)]!
  return sorted[below]! + (place - below) * (next - sorted[below]!)
}
