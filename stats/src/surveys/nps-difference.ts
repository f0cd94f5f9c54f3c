import { criticalValue } from '../rates/critical-value.ts'
import { npsBase, npsBounds, type NpsMethod } from './nps-bounds.ts'
import type { NpsCounts } from './nps-counts.ts'

export type NpsDifference = {
  difference: number
  low: number
  high: number
  /** false: these two waves cannot be told apart */
  distinguishable: boolean
  method: NpsMethod
  confidence: number
}

/**
 * Did the net promoter score change between two waves? The first minus the second, with an interval.
 *
 * Use it for two separate sets of people. If `distinguishable` is false, say "no detectable change" and not "up 4".
 *
 * Source: distances to the bounds of each wave are squared and added (Newcombe 1998, Statistics in Medicine 17, 873–890,
 * idea of method 10); with the plain bounds this is the usual two-sample formula.
 *
 * @example
 * npsDifference({ detractors: 20, passives: 30, promoters: 50 }, { detractors: 30, passives: 30, promoters: 40 })
 * // difference 0.2, distinguishable false
 */
export function npsDifference(
  first: NpsCounts,
  second: NpsCounts,
  { confidence = 0.95, method = 'score' }: { confidence?: number; method?: NpsMethod } = {},
): NpsDifference {
  const z = criticalValue(confidence)
  const one = (first.promoters - first.detractors) / npsBase(first)
  const two = (second.promoters - second.detractors) / npsBase(second)
  const [oneLow, oneHigh] = npsBounds(first, z, method)
  const [twoLow, twoHigh] = npsBounds(second, z, method)
  const difference = one - two
  const low = difference - Math.hypot(one - oneLow, twoHigh - two)
  const high = difference + Math.hypot(oneHigh - one, two - twoLow)
  return { difference, low, high, distinguishable: low > 0 || high < 0, method, confidence }
}
