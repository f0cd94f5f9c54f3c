import { logBeta } from '../special/log-beta.ts'

/**
 * The logarithm of the chance of exactly `events` events within `time`, if they come at a rate that
 * is gamma-distributed over people with shape and rate.
 *
 * Use it for counts that vary more than Poisson counts.
 *
 * Source: Johnson, Kemp and Kotz, Univariate Discrete Distributions (2005), chapter 5.
 *
 * @example
 * logNegativeBinomial(0, 1, 1, 1) // -0.6931471805599453
 */
export function logNegativeBinomial(events: number, shape: number, rate: number, time: number): number {
  const none = -shape * Math.log1p(time / rate)
  if (events === 0) return none
  return none - Math.log(events) - logBeta(shape, events) - events * Math.log1p(rate / time)
}
