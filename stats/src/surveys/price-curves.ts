/** The four prices one person names, in one currency and unit. */
export type PriceAnswer = { tooCheap: number; cheap: number; expensive: number; tooExpensive: number }

/** Shares of people at each stated price, all counted (not divided), so that crossings are exact. */
export type PriceCurves = {
  /** sorted, distinct */
  prices: Float64Array
  /** people who still call the price too cheap / cheap: falling */
  tooCheap: Float64Array
  cheap: Float64Array
  /** people who already call the price expensive / too expensive: rising */
  expensive: Float64Array
  tooExpensive: Float64Array
  n: number
  /** people left out because their four prices are not in order */
  leftOut: number
}

/**
 * The four Van Westendorp curves, as numbers of people at every price anybody named.
 *
 * Use it to draw the plot; `priceSensitivity` reads the crossings from it. A person whose prices are not in the order
 * too cheap ≤ cheap ≤ expensive ≤ too expensive is left out and counted. `ties` says whether somebody still calls their
 * own "cheap" price cheap (`at least`, the default) or only what is below it (`above`).
 *
 * Source: Van Westendorp 1976, 29th ESOMAR congress, 139–167.
 *
 * @example
 * priceCurves([{ tooCheap: 10, cheap: 20, expensive: 35, tooExpensive: 50 }]).prices // [10, 20, 35, 50]
 */
export function priceCurves(
  answers: readonly PriceAnswer[],
  ties: 'at least' | 'above' = 'at least',
): PriceCurves {
  const kept = answers.filter(isInOrder)
  if (kept.length === 0) {
    throw new RangeError(
      `None of ${answers.length} people named four prices in order, so there are no price curves.`,
    )
  }
  const sorted = (name: keyof PriceAnswer) => Float64Array.from(kept, (answer) => answer[name]).sort()
  const [tooCheap, cheap, expensive, tooExpensive] = NAMES.map(sorted) as FourPrices
  const prices = Float64Array.from(new Set([...tooCheap, ...cheap, ...expensive, ...tooExpensive])).sort()
  const upTo = (own: Float64Array) => prices.map((price) => countBelow(own, price, true))
  const from = (own: Float64Array) =>
    prices.map((price) => kept.length - countBelow(own, price, ties === 'above'))
  return {
    prices,
    tooCheap: from(tooCheap),
    cheap: from(cheap),
    expensive: upTo(expensive),
    tooExpensive: upTo(tooExpensive),
    n: kept.length,
    leftOut: answers.length - kept.length,
  }
}

export function isInOrder({ tooCheap, cheap, expensive, tooExpensive }: PriceAnswer): boolean {
  if (![tooCheap, cheap, expensive, tooExpensive].every((price) => Number.isFinite(price) && price >= 0)) {
    throw new RangeError('Every price must be a number of zero or more; leave out people who did not answer.')
  }
  return tooCheap <= cheap && cheap <= expensive && expensive <= tooExpensive
}

type FourPrices = [Float64Array, Float64Array, Float64Array, Float64Array]

const NAMES: (keyof PriceAnswer)[] = ['tooCheap', 'cheap', 'expensive', 'tooExpensive']

function countBelow(sorted: Float64Array, price: number, orEqual: boolean): number {
  let low = 0
  let high = sorted.length
  while (low < high) {
    const middle = (low + high) >> 1
    const value = sorted[middle]!
    if (value < price || (orEqual && value === price)) low = middle + 1
    else high = middle
  }
  return low
}
