import { criticalValue } from './critical-value.ts'

/**
 * How many people each of two groups needs so that a true difference between two shares is found with the given power.
 *
 * Use it before an experiment. Half the difference needs four times the people.
 *
 * Source: two-sided test of two independent shares, Fleiss, Levin and Paik 2003, Statistical Methods for Rates and
 * Proportions, formula 4.14 (without continuity correction).
 *
 * @example
 * sampleSizeForDifference({ from: 0.2, to: 0.3 }) // 294 in each group
 */
export function sampleSizeForDifference({
  from,
  to,
  power = 0.8,
  confidence = 0.95,
}: {
  from: number
  to: number
  power?: number
  confidence?: number
}): number {
  if (!(from >= 0 && from <= 1 && to >= 0 && to <= 1)) {
    throw new RangeError(`Both shares must lie between 0 and 1; got ${from} and ${to}.`)
  }
  if (from === to)
    throw new RangeError('The two shares are equal, and no number of people can tell them apart.')
  if (!(power >= 0.5 && power < 1))
    throw new RangeError(`Power lies between 0.5 and 1, such as 0.8; got ${power}.`)
  const mean = (from + to) / 2
  const underNull = criticalValue(confidence) * Math.sqrt(2 * mean * (1 - mean))
  const powerQuantile = power === 0.5 ? 0 : criticalValue(2 * power - 1)
  const underTruth = powerQuantile * Math.sqrt(from * (1 - from) + to * (1 - to))
  return Math.ceil(((underNull + underTruth) / (from - to)) ** 2)
}
