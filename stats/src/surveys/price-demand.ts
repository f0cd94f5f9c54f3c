import { isInOrder, type PriceAnswer } from './price-curves.ts'

/** The four prices, and how likely (5 very, 1 not at all) the person would buy at their cheap and expensive price. */
export type PriceIntent = PriceAnswer & { buyCheap: number; buyExpensive: number }

export type PriceDemand = {
  prices: Float64Array
  /** expected share of buyers at each price */
  reach: Float64Array
  /** price times reach */
  revenue: Float64Array
  bestReachPrice: number
  bestRevenuePrice: number
  n: number
  leftOut: number
}

/**
 * Expected share of buyers and revenue at each stated price, from the four prices and two purchase intentions.
 *
 * Use it beside Van Westendorp's points. People overstate what they will buy, so an intention counts for less than it
 * says: by default 5 counts as 70 %, 4 as 50 %, 3 as 30 %, 2 as 10 %, 1 as nothing. The result is said, not done.
 *
 * Between a person's four prices the chance runs along straight lines. `spacing: 'ranks'` draws them over the order of all
 * stated prices instead of the prices, as the R package pricesensitivitymeter does; use it only to compare with that.
 *
 * Source: Newton, Miller and Smith 1993, "A market acceptance extension to traditional price sensitivity measurement",
 * American Marketing Association Advanced Research Techniques Forum.
 *
 * @example
 * priceDemand([{ tooCheap: 5, cheap: 8, expensive: 13, tooExpensive: 17, buyCheap: 5, buyExpensive: 2 }]).bestReachPrice // 8
 */
export function priceDemand(
  answers: readonly PriceIntent[],
  {
    chances = [0, 0.1, 0.3, 0.5, 0.7],
    spacing = 'prices',
  }: { chances?: readonly number[]; spacing?: 'prices' | 'ranks' } = {},
): PriceDemand {
  const kept = answers.filter(isInOrder)
  if (kept.length === 0)
    throw new RangeError('Nobody named four prices in order, so demand cannot be estimated.')
  const prices = Float64Array.from(
    new Set(
      kept.flatMap(({ tooCheap, cheap, expensive, tooExpensive }) => [
        tooCheap,
        cheap,
        expensive,
        tooExpensive,
      ]),
    ),
  ).sort()
  const rank = new Map(Array.from(prices, (price, index) => [price, index]))
  const place = (price: number) => (spacing === 'ranks' ? rank.get(price)! : price)
  const lines = kept.map((answer) => chanceLine(answer, chances, place))
  const reach = prices.map((price) => lines.reduce((sum, line) => sum + line(place(price)), 0) / kept.length)
  const revenue = prices.map((price, index) => price * reach[index]!)
  return {
    prices,
    reach,
    revenue,
    bestReachPrice: prices[indexOfLargest(reach)]!,
    bestRevenuePrice: prices[indexOfLargest(revenue)]!,
    n: kept.length,
    leftOut: answers.length - kept.length,
  }
}

/** Nothing at the too cheap and too expensive price, straight lines between the four. */
function chanceLine(answer: PriceIntent, chances: readonly number[], place: (price: number) => number) {
  const atCheap = chances[answer.buyCheap - 1]
  const atExpensive = chances[answer.buyExpensive - 1]
  if (atCheap === undefined || atExpensive === undefined) {
    throw new RangeError(
      `Purchase intentions run from 1 to ${chances.length}; got ${answer.buyCheap} and ${answer.buyExpensive}.`,
    )
  }
  const [tooCheap, cheap] = [place(answer.tooCheap), place(answer.cheap)]
  const [expensive, tooExpensive] = [place(answer.expensive), place(answer.tooExpensive)]
  return (at: number): number => {
    if (at === cheap) return atCheap
    if (at === expensive) return atExpensive
    if (at <= tooCheap || at >= tooExpensive) return 0
    if (at < cheap) return (atCheap * (at - tooCheap)) / (cheap - tooCheap)
    if (at < expensive) return atCheap + ((atExpensive - atCheap) * (at - cheap)) / (expensive - cheap)
    return (atExpensive * (tooExpensive - at)) / (tooExpensive - expensive)
  }
}

function indexOfLargest(values: Float64Array): number {
  return values.reduce((best, value, index) => (value > values[best]! ? index : best), 0)
}
