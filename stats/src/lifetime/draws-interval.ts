import { jointInterval } from './joint-interval.ts'
import type { Interval } from './interval.ts'
import type { ParameterDraws } from './parameter-draws.ts'

/**
 * The interval of anything computed from parameters, from many plausible sets of them.
 *
 * Use it after `laplaceDraws` or `bootstrapFits`.
 *
 * Source: percentile interval, Efron and Tibshirani (1993), chapter 13.
 *
 * @example
 * const table = customerTable(
 *   simulateBgNbd({ r: 0.6, alpha: 6, a: 0.9, b: 2.8 }, { customers: 500, age: 45, cohort: 10, seed: 1 }),
 * )
 * drawsInterval(laplaceDraws(fitBgNbd(table), { seed: 1 }), ({ alpha }) => alpha).value // 6.867…
 */
export function drawsInterval<Name extends string>(
  draws: ParameterDraws<Name>,
  quantity: (parameters: Record<Name, number>) => number,
  level = 0.95,
): Interval {
  return jointInterval(draws, draws, (parameters) => quantity(parameters), level)
}
