import { requireLevel } from './interval.ts'
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
 * drawsInterval(draws, (parameters) => bgNbdExpected(parameters, 52)) // { value, lower, upper, level, method }
 */
export function drawsInterval<Name extends string>(
  draws: ParameterDraws<Name>,
  quantity: (parameters: Record<Name, number>) => number,
  level = 0.95,
): Interval {
  return jointInterval(draws, draws, (parameters) => quantity(parameters), level)
}

/**
 * The interval of anything computed from two fits to different measurements, such as purchases and
 * spend, which together give value.
 *
 * Use it for residual value: discounted purchases from one fit times spend from the other.
 *
 * Source: percentile interval over independent draws, Efron and Tibshirani (1993), chapter 13.
 *
 * @example
 * jointInterval(purchases, spend, (one, other) => paretoNbdResidual(one, history, rate) * expectedSpend(other, customer))
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
    lower: quantileOf(values, (1 - level) / 2),
    upper: quantileOf(values, (1 + level) / 2),
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
