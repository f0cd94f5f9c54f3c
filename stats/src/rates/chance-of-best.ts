import { seededRandom } from '../random/seeded-random.ts'
import type { BetaBelief } from './probability-higher.ts'

/**
 * For each of several channels or hours: how likely it is the best one, given what was seen.
 *
 * Use it to split the next round (Thompson sampling: give each its chance of being best), so that an unlucky start does
 * not bury a good channel.
 *
 * Source: Thompson 1933, Biometrika 25, 285–294; by seeded draws from the beta distributions.
 *
 * @example
 * chanceOfBest([{ alpha: 21, beta: 81 }, { alpha: 31, beta: 71 }], { seed: 1 }) // about [0.052, 0.948]
 */
export function chanceOfBest(
  beliefs: readonly BetaBelief[],
  { seed, draws = 20_000 }: { seed: number; draws?: number },
): Float64Array {
  if (beliefs.length === 0)
    throw new RangeError('There is nothing to choose from: give at least one channel or hour.')
  if (!Number.isInteger(draws) || draws < 1) throw new RangeError(`Draw at least once; got ${draws}.`)
  const random = seededRandom(seed)
  const wins = new Float64Array(beliefs.length)
  for (let round = 0; round < draws; round++) {
    let best = 0
    let highest = -1
    for (let index = 0; index < beliefs.length; index++) {
      const share = random.beta(beliefs[index]!.alpha, beliefs[index]!.beta)
      if (share > highest) [best, highest] = [index, share]
    }
    wins[best]! += 1 / draws
  }
  return wins
}
