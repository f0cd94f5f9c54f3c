import type { NpsCounts } from './nps-counts.ts'

export type NpsMethod = 'score' | 'adjusted' | 'wald'

/**
 * The two bounds of a net promoter score (between −1 and 1) at a given number of standard errors.
 *
 * Use `npsInterval` instead, unless you build another interval from it. `score` asks for each possible value whether the
 * answers contradict it, so it never collapses and never leaves −1 to 1; `adjusted` adds three made-up answers (¾, 1½, ¾);
 * `wald` is the plain formula, which collapses when everybody answers alike.
 *
 * Source: Tango 1998, Statistics in Medicine 17, 891–908 (score); Rocks 2016, The American Statistician 70(4), 365–372.
 *
 * @example
 * npsBounds({ detractors: 20, passives: 30, promoters: 50 }, 1.96, 'adjusted') // [0.1405…, 0.4420…]
 */
export function npsBounds(counts: NpsCounts, z: number, method: NpsMethod): [low: number, high: number] {
  const n = npsBase(counts)
  if (method === 'score') {
    const estimate = (counts.promoters - counts.detractors) / n
    return [scoreBound(counts, n, z, estimate, -1), scoreBound(counts, n, z, estimate, 1)]
  }
  const { detractors, passives, promoters } = method === 'wald' ? counts : withThreeMore(counts)
  const base = detractors + passives + promoters
  const centre = (promoters - detractors) / base
  const spread = z * Math.sqrt(((promoters + detractors) / base - centre * centre) / base)
  return [Math.max(-1, centre - spread), Math.min(1, centre + spread)]
}

/** How many people answered; refuses negative counts and nobody. */
export function npsBase({ detractors, passives, promoters }: NpsCounts): number {
  const n = detractors + passives + promoters
  if (detractors >= 0 && passives >= 0 && promoters >= 0 && n > 0 && Number.isFinite(n)) return n
  throw new RangeError(
    `A net promoter score needs at least one answer and no negative count, but got ${detractors} detractors, ` +
      `${passives} passives and ${promoters} promoters.`,
  )
}

function withThreeMore({ detractors, passives, promoters }: NpsCounts): NpsCounts {
  return { detractors: detractors + 0.75, passives: passives + 1.5, promoters: promoters + 0.75 }
}

/** Bisection between the estimate (never contradicted) and the end of the scale (contradicted, or itself the bound). */
function scoreBound(counts: NpsCounts, n: number, z: number, estimate: number, end: -1 | 1): number {
  if (estimate === end) return end
  let held = estimate
  let refused: number = end
  for (let step = 0; step < 100 && held !== refused; step++) {
    const middle = (held + refused) / 2
    if (middle === held || middle === refused) break
    if (Math.abs(estimate - middle) <= z * likeliestError(counts, n, middle)) held = middle
    else refused = middle
  }
  return held
}

/** Standard error under a supposed score, with the most likely share of detractors given that score. */
function likeliestError({ detractors, passives, promoters }: NpsCounts, n: number, supposed: number): number {
  const linear = (promoters + detractors) * (1 - supposed) - 2 * supposed * (detractors + passives)
  const constant = detractors * supposed * (1 - supposed)
  const share = (linear + Math.sqrt(Math.max(0, linear * linear + 8 * n * constant))) / (4 * n)
  const detractorShare = Math.max(share, 0, -supposed)
  return Math.sqrt(Math.max(0, 2 * detractorShare + supposed - supposed * supposed) / n)
}
