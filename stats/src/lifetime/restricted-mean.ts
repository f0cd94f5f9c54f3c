import { normalQuantile } from '../special/normal-quantile.ts'
import type { SurvivalCurve } from './kaplan-meier.ts'

/**
 * The average time a customer is there within the first `horizon`: the area under the survival curve.
 *
 * Use it to compare groups in units of time, and where the median is not reached.
 *
 * Source: Irwin (1949), Journal of Hygiene 47; variance as in Klein and Moeschberger (2003), section 4.5.
 *
 * @example
 * restrictedMean(kaplanMeier({ times: [9, 13, 13, 18, 23, 28, 31], ended: [1, 1, 0, 1, 1, 0, 1] }), 28) // { value: 20.46…, standardError: 2.733…, low: 15.10…, high: 25.82…, interval: 'Greenwood' }
 */
export function restrictedMean(
  curve: SurvivalCurve,
  horizon: number,
): { value: number; standardError: number; low: number; high: number; interval: 'Greenwood' } {
  const last = curve.steps.at(-1)!
  if (!(horizon > 0)) throw new RangeError(`A horizon is above zero; it is ${horizon}.`)
  if (horizon > last.time && last.survival > 0) {
    throw new RangeError(`Nobody was observed beyond ${last.time}. Choose a horizon of at most that.`)
  }
  const within = curve.steps.filter((step) => step.time < horizon)
  let value = 0
  let variance = 0
  let end = horizon
  // From the right, so that `value` is the area to the right of each step when its term is added.
  for (const step of within.toReversed()) {
    value += step.survival * (end - step.time)
    end = step.time
    const staying = step.atRisk - step.ended
    if (staying > 0) variance += (value * value * step.ended) / (step.atRisk * staying)
  }
  value += end
  const standardError = Math.sqrt(variance)
  const reach = normalQuantile((1 + curve.level) / 2) * standardError
  return {
    value,
    standardError,
    low: Math.max(0, value - reach),
    high: Math.min(horizon, value + reach),
    interval: 'Greenwood',
  }
}
