import { drawBeta } from './draw-beta.ts'

const COUNTED_ONE_BY_ONE = 24

/**
 * How many of `trials` succeed. Exact for any number of trials, in about log(trials) steps.
 *
 * Call it through `seededRandom(seed).binomial(trials, probability)`.
 *
 * Source: splitting at a beta-distributed order statistic, Devroye (1986), chapter X.4.
 *
 * @example
 * drawBinomial({ uniform, normal }, 100, 0.3)
 */
export function drawBinomial(
  source: { uniform(): number; normal(): number },
  trials: number,
  probability: number,
): number {
  if (!Number.isSafeInteger(trials) || trials < 0) {
    throw new RangeError(`The number of trials must be a whole number of at least 0; it is ${trials}.`)
  }
  if (!(probability >= 0 && probability <= 1)) {
    throw new RangeError(`A probability lies between 0 and 1; it is ${probability}.`)
  }
  if (probability === 0) return 0
  if (probability === 1) return trials
  let successes = 0
  let left = trials
  let chance = probability
  while (left > COUNTED_ONE_BY_ONE) {
    const middle = 1 + Math.floor(left / 2)
    const order = drawBeta(source, middle, left + 1 - middle)
    if (order <= chance) {
      successes += middle
      left -= middle
      chance = (chance - order) / (1 - order)
    } else {
      left = middle - 1
      chance /= order
    }
  }
  for (let trial = 0; trial < left; trial++) if (source.uniform() < chance) successes++
  return successes
}
