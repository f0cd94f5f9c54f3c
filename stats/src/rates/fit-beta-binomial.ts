import { logBeta } from '../special/log-beta.ts'
import type { RateGroup } from './shrink-rates.ts'

export type BetaBinomialFit = {
  alpha: number
  beta: number
  mean: number
  /** alpha + beta: how many observations the common share is worth */
  strength: number
  logLikelihood: number
  /** with one common share for all groups */
  pooledLogLikelihood: number
  /** the likelihood still rose at the largest strength allowed: the groups look alike */
  atBound: boolean
}

/**
 * The beta distribution of true shares that makes the hits of these groups most likely.
 *
 * Use `shrinkRates`, which reads the result for you.
 *
 * Source: marginal likelihood of Tarone 1982; searched over the logit of the mean and the logarithm of the strength, the
 * latter bounded at 14, since both parameters run to infinity when groups are alike.
 *
 * @example
 * fitBetaBinomial([{ hits: 0, n: 20 }, { hits: 4, n: 20 }, { hits: 9, n: 20 }]).mean
 */
export function fitBetaBinomial(groups: readonly RateGroup[]): BetaBinomialFit {
  const constant = groups.reduce(
    (sum, { hits, n }) => sum - logBeta(hits + 1, n - hits + 1) - Math.log(n + 1),
    0,
  )
  const hits = groups.reduce((sum, group) => sum + group.hits, 0)
  const total = groups.reduce((sum, group) => sum + group.n, 0)
  const start = Math.log(hits / (total - hits))
  const likelihood = (logit: number, logStrength: number) => {
    const { alpha, beta } = parameters(logit, logStrength)
    const atNone = logBeta(alpha, beta)
    let sum = constant
    for (const group of groups) sum += logBeta(alpha + group.hits, beta + group.n - group.hits) - atNone
    return sum
  }
  const bestLogit = (logStrength: number) =>
    highest((logit) => likelihood(logit, logStrength), start - 4, start + 4)
  const profile = (logStrength: number) => likelihood(bestLogit(logStrength), logStrength)

  const grid = Array.from({ length: 33 }, (_, index) => LOWEST + (index * (HIGHEST - LOWEST)) / 32)
  const heights = grid.map(profile)
  const top = heights.indexOf(Math.max(...heights))
  const inside = highest(profile, grid[Math.max(0, top - 1)]!, grid[Math.min(32, top + 1)]!)
  const atBound = inside > HIGHEST - 0.01 || profile(HIGHEST) >= profile(inside) - 1e-9
  const logStrength = atBound ? HIGHEST : inside
  const logit = bestLogit(logStrength)
  const { alpha, beta } = parameters(logit, logStrength)
  const share = hits / total
  return {
    alpha,
    beta,
    mean: alpha / (alpha + beta),
    strength: alpha + beta,
    logLikelihood: likelihood(logit, logStrength),
    pooledLogLikelihood: constant + hits * Math.log(share) + (total - hits) * Math.log1p(-share),
    atBound,
  }
}

const LOWEST = -5
const HIGHEST = 14
const GOLDEN = (Math.sqrt(5) - 1) / 2

function parameters(logit: number, logStrength: number): { alpha: number; beta: number } {
  const strength = Math.exp(logStrength)
  return { alpha: strength / (1 + Math.exp(-logit)), beta: strength / (1 + Math.exp(logit)) }
}

/** Golden-section search for the top of a function with one top in the range. */
function highest(height: (at: number) => number, from: number, to: number): number {
  let [low, high] = [from, to]
  let left = high - GOLDEN * (high - low)
  let right = low + GOLDEN * (high - low)
  let [leftHeight, rightHeight] = [height(left), height(right)]
  while (high - low > 1e-8) {
    if (leftHeight >= rightHeight) {
      ;[high, right, rightHeight] = [right, left, leftHeight]
      left = high - GOLDEN * (high - low)
      leftHeight = height(left)
    } else {
      ;[low, left, leftHeight] = [left, right, rightHeight]
      right = low + GOLDEN * (high - low)
      rightHeight = height(right)
    }
  }
  return (low + high) / 2
}
