import { newThemes, saturation, saturationOverOrders, seededRandom } from '@firsthand/stats'

export type Rule = { base: number; run: number; threshold: number }

const orders = 500

/** What the codes of conversations, in their order, say about whether another one would bring something new. */
export function readCurve(talks: string[][], { base, run, threshold }: Rule) {
  const added = newThemes(talks)
  const settings = { baseSize: base, runLength: run, threshold }
  const codes = new Set(talks.flat()).size
  const bases = added.slice(0, base).reduce((sum, count) => sum + count, 0)
  const quiet = added.length - 1 - added.findLastIndex((count) => count > 0)
  const common = { added, codes, quiet, needed: base + run, baseCodes: bases, band: bandOf(talks) }
  if (talks.length < base + run || bases === 0)
    return {
      ...common,
      verdict: 'not_enough' as const,
      reachedAfter: null,
      runs: [],
      shareOfOrders: null,
      isBaseSmall: false,
    }
  const { verdict, interviews, runs } = saturation(added, settings)
  const { shareReached } = saturationOverOrders(talks, { ...settings, seed: 1, orders })
  return {
    ...common,
    verdict: verdict === 'reached' ? ('reached' as const) : ('not_reached' as const),
    reachedAfter: verdict === 'reached' ? interviews : null,
    runs: runs.map(({ first, last, newThemes: newCodes, ratio }) => ({
      first,
      last,
      newCodes,
      share: ratio,
    })),
    shareOfOrders: shareReached,
    isBaseSmall: threshold > 0 && 1 / bases > threshold,
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
