import { runRules, type RunRule, type RunSignal } from './run-rules.ts'

/** A chart of shares, with limits for each point's own number of people. */
export type PChart = {
  centre: number
  limits: 'binomial' | 'laney'
  /** How much more the shares vary than counting alone explains; 1 for binomial limits. */
  sigmaRatio: number
  points: { share: number; lower: number; upper: number; score: number }[]
  signals: RunSignal[]
  warnings: string[]
}

/**
 * p-chart: which shares (replies per mail, promoters per survey) are ordinary variation.
 *
 * Use it where every point counts `hits` of its own number `n`. The default limits are Laney's p′, which widen by how
 * much the shares really vary: with thousands of people a point, binomial limits call almost every point a signal.
 *
 * Source: Laney 2002, Quality Engineering 14, 531–537; Montgomery 2009, Statistical Quality Control, section 7.2.
 *
 * @example
 * pChart([12, 15, 9, 14, 11], [100, 120, 90, 110, 100]).centre // 0.1173…
 */
export function pChart(
  hits: ArrayLike<number>,
  sizes: ArrayLike<number>,
  options: { limits?: 'laney' | 'binomial'; baseline?: number; rules?: readonly RunRule[] } = {},
): PChart {
  const { limits = 'laney', baseline = hits.length, rules } = options
  checkCounts(hits, sizes, baseline)
  let counted = 0
  let asked = 0
  for (let at = 0; at < baseline; at++) {
    counted += hits[at]!
    asked += sizes[at]!
  }
  const centre = counted / asked
  if (centre === 0 || centre === 1) {
    throw new RangeError(
      `All shares of the baseline are ${centre}, so they have no limits. Use wilsonInterval for each.`,
    )
  }
  const binomialSigma = (at: number) => Math.sqrt((centre * (1 - centre)) / sizes[at]!)
  const plainScore = (at: number) => (hits[at]! / sizes[at]! - centre) / binomialSigma(at)
  let steps = 0
  for (let at = 1; at < baseline; at++) steps += Math.abs(plainScore(at) - plainScore(at - 1))
  const sigmaRatio = limits === 'laney' ? steps / (baseline - 1) / 1.128 : 1
  if (sigmaRatio === 0)
    throw new RangeError('The shares of the baseline are all the same, so they have no limits.')

  const points = Array.from({ length: hits.length }, (_, at) => {
    const reach = 3 * binomialSigma(at) * sigmaRatio
    return {
      share: hits[at]! / sizes[at]!,
      lower: Math.max(0, centre - reach),
      upper: Math.min(1, centre + reach),
      score: plainScore(at) / sigmaRatio,
    }
  })
  const signals = runRules(
    points.map((point) => point.score),
    rules,
  )
  return { centre, limits, sigmaRatio, points, signals, warnings: warningsFor(sizes, centre, baseline) }
}

function checkCounts(hits: ArrayLike<number>, sizes: ArrayLike<number>, baseline: number): void {
  if (hits.length !== sizes.length || hits.length < 2) {
    throw new RangeError(
      `Hits and sizes come in pairs, at least two; there are ${hits.length} and ${sizes.length}.`,
    )
  }
  if (!Number.isInteger(baseline) || baseline < 2 || baseline > hits.length) {
    throw new RangeError(`Limits need a baseline of 2 to ${hits.length} points; it is ${baseline}.`)
  }
  for (let at = 0; at < hits.length; at++) {
    if (!(sizes[at]! > 0 && sizes[at]! < Infinity && hits[at]! >= 0 && hits[at]! <= sizes[at]!)) {
      throw new RangeError(
        `Point ${at + 1} has ${hits[at]} hits of ${sizes[at]}. Leave out points where nobody was asked.`,
      )
    }
  }
}

function warningsFor(sizes: ArrayLike<number>, centre: number, baseline: number): string[] {
  const rarer = Math.min(centre, 1 - centre)
  const few = Array.from(sizes).filter((size) => size * rarer < 5).length
  const warnings: string[] = []
  if (baseline < 17)
    warnings.push(`Limits from ${baseline} points are provisional; from about 17 on they move little.`)
  if (few > 0) {
    warnings.push(
      `${few} points expect fewer than five of the rarer outcome; limits are rough there. Use longer periods.`,
    )
  }
  return warnings
}
