import { normalQuantile } from '../special/normal-quantile.ts'
import { requireLevel } from './interval.ts'
import type { Interval } from './interval.ts'
import type { LifetimeFit } from './lifetime-fit.ts'

/**
 * The interval of anything computed from the parameters of a fit: a chance, a forecast, a value.
 *
 * Use it for one number at once; it costs two evaluations for each parameter. A chance takes the scale
 * "logit", a number above zero "log" (the default), anything else "identity": the interval then stays
 * in the range. For few customers prefer `bootstrapFits` with `drawsInterval`.
 *
 * Source: delta method on the normal approximation to the likelihood (Laplace); Casella and Berger
 * (2002), section 5.5.4.
 *
 * @example
 * const table = customerTable(
 *   simulateBgNbd({ r: 0.6, alpha: 6, a: 0.9, b: 2.8 }, { customers: 500, age: 45, cohort: 10, seed: 1 }),
 * )
 * const history = { repeats: 2, recency: 30, age: 40 }
 * laplaceInterval(fitBgNbd(table), (parameters) => bgNbdAlive(parameters, history), { scale: 'logit' }) // { value: 0.6766…, low: 0.6260…, high: 0.7234…, level: 0.95, method: 'Laplace' }
 */
export function laplaceInterval<Name extends string>(
  fit: LifetimeFit<Name>,
  quantity: (parameters: Record<Name, number>) => number,
  options: { level?: number; scale?: 'log' | 'logit' | 'identity' } = {},
): Interval {
  const { level = 0.95, scale = 'log' } = options
  requireLevel(level)
  if (!fit.hasCovariance) {
    throw new RangeError(
      `The likelihood of the ${fit.model} fit is flat, so it has no Laplace interval. Use the bootstrap.`,
    )
  }
  const names = Object.keys(fit.parameters) as Name[]
  const value = quantity(fit.parameters)
  const transform = scales[scale]
  const centre = transform.to(value)
  const result = (low: number, high: number): Interval => ({
    value,
    low,
    high,
    level,
    method: 'Laplace',
  })
  if (!Number.isFinite(centre)) {
    // A chance of exactly 0 or 1 is one for all parameters nearby, or has no interval on this scale.
    if (scale !== 'identity' && Number.isFinite(value)) return result(value, value)
    throw new RangeError(`The quantity is ${value} at the estimates, which has no interval.`)
  }
  const slopes = names.map((name) => {
    const at = (offset: number) =>
      transform.to(quantity({ ...fit.parameters, [name]: fit.parameters[name] * Math.exp(offset) }))
    return (at(STEP) - at(-STEP)) / (2 * STEP)
  })
  let variance = 0
  slopes.forEach((one, i) =>
    slopes.forEach((other, j) => (variance += one * other * fit.covariance[i * names.length + j]!)),
  )
  if (!Number.isFinite(variance)) {
    throw new RangeError('The quantity has no finite slope at the estimates. Choose another scale.')
  }
  const reach = normalQuantile((1 + level) / 2) * Math.sqrt(Math.max(0, variance))
  return result(transform.from(centre - reach), transform.from(centre + reach))
}

const STEP = 1e-4

const scales = {
  log: { to: Math.log, from: Math.exp },
  logit: {
    to: (share: number) => Math.log(share / (1 - share)),
    from: (log: number) => 1 / (1 + Math.exp(-log)),
  },
  identity: { to: (value: number) => value, from: (value: number) => value },
}
