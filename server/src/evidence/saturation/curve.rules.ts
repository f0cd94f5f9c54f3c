import { newThemes, saturation, saturationOverOrders, seededRandom } from '@firsthand/stats'

export type Rule = { base: number; run: number; threshold: number }

const orders = 500

/** Whether another conversation would bring something new, as the codes of those held say in their order. */
export function readVerdict(talks: string[][], { base, run, threshold }: Rule) {
  const added = newThemes(talks)
  const baseCodes = added.slice(0, base).reduce((sum, count) => sum + count, 0)
  const common = {
    added,
    baseCodes,
    codes: new Set(talks.flat()).size,
    quiet: added.length - 1 - added.findLastIndex((count) => count > 0),
    needed: base + run,
  }
  if (talks.length < base + run || baseCodes === 0)
    return {
      ...common,
      verdict: 'not_enough' as const,
      reachedAfter: null,
      laterCodes: 0,
      isTooEarly: false,
      runs: [],
    }
  const { verdict, interviews, runs } = saturation(added, { baseSize: base, runLength: run, threshold })
  const isReached = verdict === 'reached'
  // The rule names the first quiet run; what was held since then says whether it was right.
  const laterCodes = isReached ? added.slice(interviews + run).reduce((sum, count) => sum + count, 0) : 0
  return {
    ...common,
    verdict: isReached ? ('reached' as const) : ('not_reached' as const),
    reachedAfter: isReached ? interviews : null,
    laterCodes,
    isTooEarly: laterCodes / baseCodes > threshold,
    runs: runs.map(({ first, last, newThemes: newCodes, ratio }) => ({
      first,
      last,
      newCodes,
      share: ratio,
    })),
  }
}

/** The verdict, and what random orders of the same conversations would have said. */
export function readCurve(talks: string[][], { base, run, threshold }: Rule) {
  const read = { ...readVerdict(talks, { base, run, threshold }), band: bandOf(talks) }
  if (read.verdict === 'not_enough') return { ...read, shareOfOrders: null, isBaseSmall: false }
  const { shareReached } = saturationOverOrders(talks, {
    baseSize: base,
    runLength: run,
    threshold,
    seed: 1,
    orders,
  })
  return {
    ...read,
    shareOfOrders: shareReached,
    isBaseSmall: threshold > 0 && 1 / read.baseCodes > threshold,
  }
}

/** How many codes would have been heard by then, had the same conversations come in random orders. */
export function bandOf(talks: string[][]): { low: number; middle: number; high: number }[] {
  const random = seededRandom(1)
  const seenAt = talks.map(() => new Float64Array(orders))
  for (let order = 0; order < orders; order += 1) {
    const shuffled = [...talks]
    for (let place = shuffled.length - 1; place > 0; place -= 1) {
      const other = random.integer(place + 1)
      const held = shuffled[place]!
      shuffled[place] = shuffled[other]!
      shuffled[other] = held
    }
    const seen = new Set<string>()
    for (const [place, codes] of shuffled.entries()) {
      for (const code of codes) seen.add(code)
      seenAt[place]![order] = seen.size
    }
  }
  return seenAt.map((counts) => {
    counts.sort()
    const at = (share: number) => counts[Math.min(orders - 1, Math.floor(share * orders))]!
    return { low: at(0.05), middle: at(0.5), high: at(0.95) }
  })
}
