import { designEffect } from './design-effect.ts'

export type RakeTarget = {
  /** the category of each person on this margin, in the order of the people */
  categories: readonly string[]
  /** shares in the population; they are scaled to add up to 1 */
  shares: Readonly<Record<string, number>>
}

export type RakeResult = {
  /** one per person, mean 1 */
  weights: Float64Array
  /** how many times larger the variance became (Kish); 1 is no loss */
  designEffect: number
  /** how many unweighted people these weighted people are worth */
  effectiveN: number
  rounds: number
  /** largest distance that is left between a weighted share and its target; above 0 only after trimming */
  largestGap: number
  trimmed: number
}

/**
 * Weights that make the answers look like the population on several margins at once (age and region, say).
 *
 * Use it when the people who answered differ from those you ask about on things you know. It cannot repair what you do
 * not know, and it costs precision: read `effectiveN`. `trim` caps the weights at that multiple of the mean, which leaves
 * a gap to the targets, and the gap is reported.
 *
 * Source: Deming and Stephan 1940, Annals of Mathematical Statistics 11, 427–444; Kish 1965 (design effect).
 *
 * @example
 * rakeWeights([{ categories: ['f', 'f', 'f', 'm'], shares: { f: 0.5, m: 0.5 } }]).weights // [0.667, 0.667, 0.667, 2]
 */
export function rakeWeights(
  targets: readonly RakeTarget[],
  {
    start,
    trim = Infinity,
    tolerance = 1e-9,
    maximumRounds = 1000,
  }: { start?: ArrayLike<number>; trim?: number; tolerance?: number; maximumRounds?: number } = {},
): RakeResult {
  const n = targets[0]?.categories.length ?? 0
  if (n === 0) throw new RangeError('Raking needs at least one person and one margin.')
  if (!(trim > 1)) throw new RangeError(`A cap on the weights must be above 1, the mean; got ${trim}.`)
  const margins = targets.map((target) => readMargin(target, n))
  const weights = startWeights(start, n)
  let gap = Infinity
  let rounds = 0
  let trimmed = 0
  while (gap > tolerance && rounds < maximumRounds) {
    rounds++
    for (const margin of margins) fit(weights, margin)
    trimmed = capAt(weights, trim)
    const before = gap
    gap = Math.max(...margins.map((margin) => gapOf(weights, margin)))
    // With a cap the rounds settle on a compromise instead of the targets.
    if (trim < Infinity && Math.abs(before - gap) < tolerance) break
  }
  if (gap > tolerance && trim === Infinity) {
    throw new RangeError(
      `The margins do not agree with each other: after ${rounds} rounds a share is still off by ${gap.toPrecision(2)}. ` +
        'Some combination of categories has nobody in it; merge small categories.',
    )
  }
  const effect = designEffect(weights)
  return { weights, designEffect: effect, effectiveN: n / effect, rounds, largestGap: gap, trimmed }
}

type Margin = { codes: Int32Array; shares: Float64Array; sums: Float64Array }

function readMargin({ categories, shares }: RakeTarget, n: number): Margin {
  if (categories.length !== n) {
    throw new RangeError(
      `Every margin needs one category for each of the ${n} people; one has ${categories.length}.`,
    )
  }
  const names = Object.keys(shares).filter((name) => shares[name]! > 0)
  const total = names.reduce((sum, name) => sum + shares[name]!, 0)
  const present = new Set(categories)
  for (const name of names) {
    if (!present.has(name)) {
      throw new RangeError(
        `Nobody answered from "${name}", so no weight can stand for it. Merge it with a neighbour.`,
      )
    }
  }
  for (const name of present) {
    if (!names.includes(name))
      throw new RangeError(`People answered from "${name}", which has no target share.`)
  }
  const codes = Int32Array.from(categories, (name) => names.indexOf(name))
  return {
    codes,
    shares: Float64Array.from(names, (name) => shares[name]! / total),
    sums: new Float64Array(names.length),
  }
}

function startWeights(start: ArrayLike<number> | undefined, n: number): Float64Array {
  if (!start) return new Float64Array(n).fill(1)
  const weights = Float64Array.from(start)
  const total = weights.reduce((sum, weight) => sum + weight, 0)
  if (weights.length !== n || weights.some((weight) => !(weight > 0)) || !Number.isFinite(total)) {
    throw new RangeError(`Starting weights must be ${n} positive numbers.`)
  }
  return weights.map((weight) => (weight * n) / total)
}

function addUp(weights: Float64Array, { codes, sums }: Margin): void {
  sums.fill(0)
  for (let person = 0; person < codes.length; person++) sums[codes[person]!]! += weights[person]!
}

function fit(weights: Float64Array, margin: Margin): void {
  addUp(weights, margin)
  const n = weights.length
  for (let person = 0; person < n; person++) {
    const code = margin.codes[person]!
    weights[person]! *= (margin.shares[code]! * n) / margin.sums[code]!
  }
}

function capAt(weights: Float64Array, trim: number): number {
  if (trim === Infinity) return 0
  let trimmed = 0
  for (let person = 0; person < weights.length; person++) {
    if (weights[person]! <= trim) continue
    weights[person] = trim
    trimmed++
  }
  const mean = weights.reduce((sum, weight) => sum + weight, 0) / weights.length
  for (let person = 0; person < weights.length; person++) weights[person]! /= mean
  return trimmed
}

function gapOf(weights: Float64Array, margin: Margin): number {
  addUp(weights, margin)
  return margin.sums.reduce(
    (gap, sum, code) => Math.max(gap, Math.abs(sum / weights.length - margin.shares[code]!)),
    0,
  )
}
