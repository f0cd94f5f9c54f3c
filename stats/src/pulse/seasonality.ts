import { seededRandom } from '../random/seeded-random.ts'
import { theilSen } from './theil-sen.ts'

/** Whether a metric has a season, which would fool charts and change points. */
export type Seasonality = {
  verdict: 'seasonal' | 'no season found' | 'not enough data'
  /** The clearest period in points; 0 where there is none. */
  period: number
  /** One row for each period with at least three whole cycles. */
  tested: { period: number; cycles: number; strength: number; p: number }[]
  sentence: string
}

/**
 * A warning before control charts, trends and change points: does the metric repeat itself every week or year?
 *
 * Use it with the periods that make sense for your points: 7 for days, 12 for months, 4 for quarters. At least three
 * whole cycles are needed. The test rotates every cycle at random, which keeps the likeness of neighbouring points, so
 * that a slow wave is not taken for a season. `strength` is the share of variation (without trend) that the phase
 * explains; p is adjusted for the number of periods tried.
 *
 * Source: permutation p after Phipson and Smyth 2010; trend removed by Sen 1968, JASA 63, 1379–1389.
 *
 * @example
 * seasonality([1, 2, 9, 1, 2, 9, 1, 2, 8, 1, 3, 9, 1, 2, 9, 1, 2, 9], { periods: [3], seed: 1 }).verdict // 'seasonal'
 */
export function seasonality(
  values: ArrayLike<number>,
  options: { seed: number; periods?: readonly number[]; permutations?: number; significance?: number },
): Seasonality {
  const { seed, periods = [4, 7, 12, 24, 52], permutations = 999, significance = 0.05 } = options
  if (periods.some((period) => !Number.isInteger(period) || period < 2)) {
    throw new RangeError(`Periods are whole numbers of at least 2 points; they are ${periods.join(', ')}.`)
  }
  const usable = [...new Set(periods)].filter((period) => values.length >= 3 * period)
  if (usable.length === 0) {
    const shortest = Math.min(...periods)
    const sentence = `A season of ${shortest} points shows after ${3 * shortest} points; there are ${values.length}.`
    return { verdict: 'not enough data', period: 0, tested: [], sentence }
  }
  const { slope, intercept } = theilSen(values)
  const rest = Float64Array.from({ length: values.length }, (_, at) => values[at]! - slope * at - intercept)
  const tested = usable.map((period, index) => {
    const cycles = Math.floor(rest.length / period)
    const whole = rest.subarray(rest.length - cycles * period)
    const still = new Int32Array(cycles)
    const strength = phaseStrength(whole, period, still)
    const random = seededRandom(seed).stream(index)
    let hits = 0
    for (let permutation = 0; permutation < permutations; permutation++) {
      for (let cycle = 1; cycle < cycles; cycle++) still[cycle] = random.integer(period)
      if (phaseStrength(whole, period, still) >= strength - 1e-12) hits++
    }
    return { period, cycles, strength, p: Math.min(1, ((hits + 1) / (permutations + 1)) * usable.length) }
  })
  const clearest = tested.toSorted((a, b) => a.p - b.p || a.period - b.period)[0]!
  if (clearest.p > significance) {
    const sentence = `No season found among periods of ${usable.join(', ')} points.`
    return { verdict: 'no season found', period: 0, tested, sentence }
  }
  const sentence =
    `The metric repeats itself every ${clearest.period} points, which explains ` +
    `${Math.round(clearest.strength * 100)} % of its variation. Compare with the same point a cycle earlier.`
  return { verdict: 'seasonal', period: clearest.period, tested, sentence }
}

/** Share of the variation explained by the phase, where each cycle starts `rotations[cycle]` points later. */
function phaseStrength(rest: Float64Array, period: number, rotations: Int32Array): number {
  const sums = new Float64Array(period)
  let total = 0
  let squares = 0
  for (let at = 0; at < rest.length; at++) {
    const value = rest[at]!
    sums[((at % period) + rotations[Math.floor(at / period)]!) % period]! += value
    total += value
    squares += value * value
  }
  const variation = squares - (total * total) / rest.length
  if (!(variation > 0)) return 0
  const between = sums.reduce((sum, phase) => sum + phase * phase, 0) * (period / rest.length)
  return Math.min(1, Math.max(0, (between - (total * total) / rest.length) / variation))
}
