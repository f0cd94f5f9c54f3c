import { priceCurves, type PriceAnswer, type PriceCurves } from './price-curves.ts'

/** Where two curves cross: one price (`low` equals `high`), or every price between the two. */
export type PricePoint = { low: number; high: number; middle: number }

export type PriceOptions = {
  /** `original` is Van Westendorp's; `narrower` is what most web guides print */
  definition?: 'original' | 'narrower'
  /** straight lines between stated prices, or the bare steps of the counts */
  reading?: 'interpolated' | 'steps'
  /** see `priceCurves`; the steps do not depend on it */
  ties?: 'at least' | 'above'
}

export type PriceSensitivity = {
  /** lower bound of the acceptable range (point of marginal cheapness) */
  lowerBound: PricePoint
  /** as many call it too cheap as too expensive (optimal price point) */
  optimal: PricePoint
  /** as many call it cheap as expensive (indifference price point) */
  indifference: PricePoint
  /** upper bound of the acceptable range (point of marginal expensiveness) */
  upperBound: PricePoint
  n: number
  leftOut: number
  definition: 'original' | 'narrower'
  reading: 'interpolated' | 'steps'
}

/**
 * Van Westendorp's price sensitivity meter: which prices people find acceptable, from four questions each.
 *
 * Use it early, for a range and not for a price: it is what people say. Where curves meet along a stretch the answer is
 * an interval, and it is given as one. `priceSensitivityIntervals` adds how much the points would move with other people.
 *
 * Source: Van Westendorp 1976, 29th ESOMAR congress, 139–167.
 *
 * @example
 * priceSensitivity([{ tooCheap: 10, cheap: 20, expensive: 35, tooExpensive: 50 }]).optimal // { low: 20, high: 35, middle: 27.5 }
 */
export function priceSensitivity(
  answers: readonly PriceAnswer[],
  { definition = 'original', reading = 'interpolated', ties = 'at least' }: PriceOptions = {},
): PriceSensitivity {
  const curves = priceCurves(answers, reading === 'steps' ? 'above' : ties)
  const { tooCheap, cheap, expensive, tooExpensive, n } = curves
  const notCheap = cheap.map((count) => n - count)
  const notExpensive = expensive.map((count) => n - count)
  const narrower = definition === 'narrower'
  const crossing = (falling: Float64Array, rising: Float64Array) => cross(curves, falling, rising, reading)
  return {
    lowerBound: crossing(tooCheap, narrower ? expensive : notCheap),
    optimal: crossing(tooCheap, tooExpensive),
    indifference: crossing(cheap, expensive),
    upperBound: crossing(narrower ? cheap : notExpensive, tooExpensive),
    n,
    leftOut: curves.leftOut,
    definition,
    reading,
  }
}

/** The rising curve minus the falling one never falls, so its zeros are one stretch. */
function cross(
  { prices }: PriceCurves,
  falling: Float64Array,
  rising: Float64Array,
  reading: 'interpolated' | 'steps',
): PricePoint {
  const lead = rising.map((count, index) => count - falling[index]!)
  const last = prices.length - 1
  const met = orLast(
    lead.findIndex((value) => value >= 0),
    last,
  )
  const passed = orLast(
    lead.findIndex((value) => value > 0),
    last,
  )
  if (reading === 'steps') return point(prices[met]!, prices[passed]!)
  if (lead[met] !== 0) return point(between(prices, lead, met), between(prices, lead, met))
  return point(prices[met]!, prices[lead.lastIndexOf(0)]!)
}

function orLast(index: number, last: number): number {
  return index < 0 ? last : index
}

function between(prices: Float64Array, lead: Float64Array, met: number): number {
  if (met === 0) return prices[0]!
  const [before, after] = [lead[met - 1]!, lead[met]!]
  return prices[met - 1]! + ((prices[met]! - prices[met - 1]!) * -before) / (after - before)
}

function point(low: number, high: number): PricePoint {
  return { low, high, middle: (low + high) / 2 }
}
