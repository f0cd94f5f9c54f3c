import { normalQuantile } from '../special/normal-quantile.ts'
import { requireLevel } from './interval.ts'
import type { Interval } from './interval.ts'
import type { LifetimeFit } from './lifetime-fit.ts'

/**
 * The interval of every parameter of a fit, on the logarithmic scale, so that it stays above zero. A
 * parameter that the data do not bound reaches from 0 to Infinity.
 *
 * Use it for a table of estimates; `profileInterval` is better where the likelihood is lopsided.
 *
 * Source: normal approximation to the likelihood (Laplace).
 *
 * @example
 * const table = customerTable(
 *   simulateBgNbd({ r: 0.6, alpha: 6, a: 0.9, b: 2.8 }, { customers: 500, age: 45, cohort: 10, seed: 1 }),
 * )
 * parameterIntervals(fitBgNbd(table)).alpha // { value: 6.867…, low: 5.294…, high: 8.908…, level: 0.95, method: 'Laplace' }
 */
export function parameterIntervals<Name extends string>(
  fit: LifetimeFit<Name>,
  level = 0.95,
): Record<Name, Interval> {
  requireLevel(level)
  const z = normalQuantile((1 + level) / 2)
  const names = Object.keys(fit.parameters) as Name[]
  const intervals = names.map((name) => {
    const value = fit.parameters[name]
    const factor = Math.exp((z * fit.standardErrors[name]) / value)
    return [name, { value, low: value / factor, high: value * factor, level, method: 'Laplace' }]
  })
  return Object.fromEntries(intervals) as Record<Name, Interval>
}
