import { drawBeta } from './draw-beta.ts'
import { drawBinomial } from './draw-binomial.ts'
import { drawGamma } from './draw-gamma.ts'
import { drawPoisson } from './draw-poisson.ts'
import { sfc32 } from './sfc32.ts'

/** Every draw a method of this package takes comes from one of these, so that a seed repeats a result exactly. */
export interface SeededRandom {
  /** Strictly between 0 and 1, with 53 random bits. */
  uniform(): number
  /** A whole number from 0 to `limit` − 1. */
  integer(limit: number): number
  normal(mean?: number, deviation?: number): number
  exponential(rate?: number): number
  gamma(shape: number, rate?: number): number
  beta(alpha: number, beta: number): number
  poisson(mean: number): number
  binomial(trials: number, probability: number): number
  /** Counts per category that add up to `trials`; weights need not add up to 1. */
  multinomial(trials: number, weights: ArrayLike<number>): Int32Array
  /** One index, drawn with chances in proportion to the weights. */
  category(weights: ArrayLike<number>): number
  /** A shuffled copy. */
  shuffle<Item>(items: readonly Item[]): Item[]
  /** `size` different items, in random order. */
  sample<Item>(items: readonly Item[], size: number): Item[]
  /** `size` indices below `limit`, drawn with replacement: one bootstrap sample. */
  resample(limit: number, size?: number): Int32Array
  /** An independent stream for part number `index`, the same whatever was drawn before. */
  stream(index: number): SeededRandom
}

/**
 * A source of chance that repeats itself: the same seed gives the same draws on every machine.
 *
 * Use it wherever a method simulates, resamples or starts at random places, and record the seed
 * beside the result. Not for secrets.
 *
 * Source: sfc32 of Chris Doty-Humphrey (PractRand), seeded through a 32-bit mixing function.
 *
 * @example
 * const random = seededRandom(7)
 * random.normal() === seededRandom(7).normal() // true
 */
export function seededRandom(seed: number): SeededRandom {
  if (!Number.isSafeInteger(seed)) {
    throw new RangeError(`A seed is a whole number; ${seed} is not. Pass for instance 1.`)
  }
  const next = sfc32(seed)
  const uniform = () => ((next() >>> 5) * 67108864 + (next() >>> 6) + 0.5) / 9007199254740992
  let spare: number | undefined

  const standardNormal = () => {
    if (spare !== undefined) {
      const kept = spare
      spare = undefined
      return kept
    }
    // Marsaglia's polar method: two normals from one point in the unit disc.
    for (;;) {
      const x = 2 * uniform() - 1
      const y = 2 * uniform() - 1
      const square = x * x + y * y
      if (square >= 1 || square === 0) continue
      const scale = Math.sqrt((-2 * Math.log(square)) / square)
      spare = y * scale
      return x * scale
    }
  }
  const integer = (limit: number) => {
    requireWhole(limit, 1, 'The limit of a random whole number')
    return Math.floor(uniform() * limit)
  }
  const source = { uniform, normal: standardNormal }

  return {
    uniform,
    integer,
    normal: (mean = 0, deviation = 1) => mean + deviation * standardNormal(),
    exponential: (rate = 1) =>
      -Math.log(uniform()) / requirePositive(rate, 'The rate of an exponential draw'),
    gamma: (shape, rate = 1) =>
      drawGamma(source, requirePositive(shape, 'The shape of a gamma draw')) /
      requirePositive(rate, 'The rate of a gamma draw'),
    beta: (alpha, beta) => drawBeta(source, alpha, beta),
    poisson: (mean) => drawPoisson(source, mean),
    binomial: (trials, probability) => drawBinomial(source, trials, probability),
    multinomial: (trials, weights) => multinomial(source, trials, weights),
    category: (weights) => category(uniform, weights),
    shuffle: (items) => sample(integer, items, items.length),
    sample: (items, size) => sample(integer, items, size),
    resample: (limit, size = limit) => Int32Array.from({ length: size }, () => integer(limit)),
    stream: (index) => {
      requireWhole(index, 0, 'The number of a stream')
      const mix = sfc32(seed)
      return seededRandom(mix() * 2097152 + ((mix() ^ Math.imul(index + 1, 0x9e3779b1)) >>> 11))
    },
  }
}

interface Source {
  uniform(): number
  normal(): number
}

function multinomial(source: Source, trials: number, weights: ArrayLike<number>): Int32Array {
  requireWhole(trials, 0, 'The number of trials')
  let total = totalOf(weights)
  let left = trials
  const counts = new Int32Array(weights.length)
  for (let index = 0; index < weights.length && left > 0; index++) {
    const weight = weights[index]!
    const share = index === weights.length - 1 ? 1 : Math.min(1, weight / total)
    counts[index] = weight > 0 ? drawBinomial(source, left, share) : 0
    left -= counts[index]!
    total -= weight
  }
  // Rounding of the running total may leave a few trials: they belong to the last category with a weight.
  if (left > 0) counts[lastPositive(weights)]! += left
  return counts
}

function category(uniform: () => number, weights: ArrayLike<number>): number {
  let target = uniform() * totalOf(weights)
  for (let index = 0; index < weights.length; index++) {
    target -= weights[index]!
    if (target < 0) return index
  }
  return lastPositive(weights)
}

function sample<Item>(integer: (limit: number) => number, items: readonly Item[], size: number): Item[] {
  if (!Number.isInteger(size) || size < 0 || size > items.length) {
    throw new RangeError(
      `A sample of ${size} cannot be drawn from ${items.length} items. Ask for at most that many.`,
    )
  }
  const pool = items.slice()
  for (let index = 0; index < size; index++) {
    const other = index + integer(pool.length - index)
    const item = pool[other]!
    pool[other] = pool[index]!
    pool[index] = item
  }
  return pool.slice(0, size)
}

function totalOf(weights: ArrayLike<number>): number {
  let total = 0
  for (let index = 0; index < weights.length; index++) {
    const weight = weights[index]!
    if (!(weight >= 0) || weight === Infinity) {
      throw new RangeError(`Weights are zero or more; number ${index + 1} is ${weight}.`)
    }
    total += weight
  }
  if (total > 0) return total
  throw new RangeError('At least one weight must be above zero.')
}

function lastPositive(weights: ArrayLike<number>): number {
  let index = weights.length - 1
  while (!(weights[index]! > 0)) index--
  return index
}

function requirePositive(value: number, what: string): number {
  if (value > 0 && value < Infinity) return value
  throw new RangeError(`${what} must be above zero; it is ${value}.`)
}

function requireWhole(value: number, least: number, what: string): void {
  if (Number.isSafeInteger(value) && value >= least) return
  throw new RangeError(`${what} must be a whole number of at least ${least}; it is ${value}.`)
}
