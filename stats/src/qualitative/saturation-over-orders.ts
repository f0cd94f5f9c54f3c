import { seededRandom, type SeededRandom } from '../random/seeded-random.ts'
import { checkSettings, type SaturationSettings } from './saturation.ts'

/** How saturation would have looked had the interviews come in another order. */
export type SaturationOverOrders = {
  orders: number
  seed: number
  /** Share of orders that reached saturation within the interviews held. */
  shareReached: number
  /** By how many interviews (before the run) half, 80 % and 95 % of the orders had reached it. */
  reachedBy: { share: number; reached: boolean; interviews: number }[]
  /** For each number of interviews, the mean share of all themes seen by then. */
  themesSeen: Float64Array
  baseThemes: { low: number; median: number; high: number }
  warnings: string[]
}

/**
 * Saturation over many random orders of the same interviews.
 *
 * Use it beside `saturation`, whose answer depends on who happened to come first. Orders are drawn without replacement:
 * a repeated interview would bring nothing new and fake saturation. Where too few orders reach it, `reached` is false
 * and `interviews` is all there are.
 *
 * Source: Guest, Namey and Chen 2020, PLoS ONE 15(5) e0232076 (they resample orders to validate the method).
 *
 * @example
 * saturationOverOrders([['price'], ['price', 'trust'], ['trust'], ['price'], ['price'], ['trust']], { baseSize: 3, seed: 1 }).shareReached // 1
 */
export function saturationOverOrders(
  interviews: readonly (readonly string[])[],
  options: SaturationSettings & { seed: number; orders?: number },
): SaturationOverOrders {
  const { seed, orders = 2000 } = options
  const { baseSize, runLength, threshold } = checkSettings(options)
  const held = interviews.length
  if (!Number.isInteger(orders) || orders < 1) {
    throw new RangeError(`The number of orders is a whole number above zero; it is ${orders}.`)
  }
  if (held < baseSize + runLength) {
    throw new RangeError(
      `A base of ${baseSize} and a run of ${runLength} need ${baseSize + runLength} interviews; there are ${held}.`,
    )
  }
  const { themes, total } = numberThemes(interviews)
  if (total === 0) throw new RangeError('No interview holds a theme. Code the interviews first.')

  const random = seededRandom(seed)
  const order = Int32Array.from(themes.keys())
  const seen = new Int32Array(total).fill(-1)
  const added = new Int32Array(held)
  const reachedAt = new Int32Array(held + 1)
  const bases = new Float64Array(orders)
  const themesSeen = new Float64Array(held)
  for (let round = 0; round < orders; round++) {
    shuffle(order, random)
    let known = 0
    for (let place = 0; place < held; place++) {
      added[place] = 0
      for (const theme of themes[order[place]!]!) {
        if (seen[theme] === round) continue
        seen[theme] = round
        added[place]!++
      }
      known += added[place]!
      themesSeen[place]! += known / total / orders
      if (place === baseSize - 1) bases[round] = known
    }
    const stop = firstQuietRun(added, { baseSize, runLength, threshold, baseThemes: bases[round]! })
    if (stop > 0) reachedAt[stop]!++
  }
  bases.sort()
  const reached = reachedAt.reduce((sum, count) => sum + count, 0)
  const middle = (share: number) => bases[Math.min(orders - 1, Math.floor(share * orders))]!
  return {
    orders,
    seed,
    shareReached: reached / orders,
    reachedBy: [0.5, 0.8, 0.95].map((share) => reachedByShare(reachedAt, share * orders, { share, held })),
    themesSeen,
    baseThemes: { low: middle(0.025), median: middle(0.5), high: middle(0.975) },
    warnings: smallBaseWarning(middle(0.5), threshold),
  }
}

function numberThemes(interviews: readonly (readonly string[])[]): { themes: number[][]; total: number } {
  const numbers = new Map<string, number>()
  const themes = interviews.map((names) =>
    [...new Set(names)].map((name) => {
      if (!numbers.has(name)) numbers.set(name, numbers.size)
      return numbers.get(name)!
    }),
  )
  return { themes, total: numbers.size }
}

function shuffle(order: Int32Array, random: SeededRandom): void {
  for (let place = order.length - 1; place > 0; place--) {
    const other = random.integer(place + 1)
    const kept = order[place]!
    order[place] = order[other]!
    order[other] = kept
  }
}

/** Interviews before the first run that adds little enough, or 0. A base without a theme is no measure of anything. */
function firstQuietRun(
  added: Int32Array,
  rule: Required<SaturationSettings> & { baseThemes: number },
): number {
  const { baseSize, runLength, threshold, baseThemes } = rule
  if (baseThemes === 0) return 0
  for (let start = baseSize; start + runLength <= added.length; start++) {
    let sum = 0
    for (let place = start; place < start + runLength; place++) sum += added[place]!
    if (sum / baseThemes <= threshold) return start
  }
  return 0
}

function reachedByShare(
  reachedAt: Int32Array,
  wanted: number,
  { share, held }: { share: number; held: number },
) {
  let orders = 0
  for (let interviews = 1; interviews < reachedAt.length; interviews++) {
    orders += reachedAt[interviews]!
    if (orders >= wanted) return { share, reached: true, interviews }
  }
  return { share, reached: false, interviews: held }
}

function smallBaseWarning(baseThemes: number, threshold: number): string[] {
  if (threshold === 0 || baseThemes * threshold >= 1) return []
  return [
    `Half of the orders have a base of ${baseThemes} themes or fewer, where one new theme is more than the threshold. ` +
      `Read the threshold as "no new theme at all".`,
  ]
}
