import { seededRandom, type SeededRandom } from '../random/seeded-random.ts'
import { percentileInterval } from './percentile-interval.ts'
import { referralForest, type ReferralForest } from './referral-forest.ts'

/** Somebody reached through referrals: their group, how many they know, and who sent them. */
export type Recruit = {
  person: string | number
  group: string | number
  /** How many people of the population they know; 0 or missing leaves them out of the shares. */
  degree?: number | null
  referrer?: string | number | null
}

/** Shares of groups in the population behind a referral sample. */
export type RdsShares = {
  groups: {
    group: string | number
    share: number
    low: number
    high: number
    plainShare: number
    people: number
  }[]
  confidence: number
  method: 'tree bootstrap'
  draws: number
  seed: number
  used: number
  /** People without a usable degree or group. */
  excluded: number
  seeds: number
  warnings: string[]
}

/**
 * RDS-II: shares of groups in a population that was reached by referrals, where well-connected people are reached too
 * often.
 *
 * Use it when a sample grew by snowball and you want to say how large a group is: everybody is weighted by one over the
 * number of people they know. The interval resamples whole trees of referrals; it is on the wide side. Reported degrees
 * are rough, and the method assumes that referrals go at random among those known.
 *
 * Source: Volz and Heckathorn 2008, Journal of Official Statistics 24, 79–97; Baraff, McCormick and Raftery 2016, PNAS
 * 113, 14668–14673, for the bootstrap.
 *
 * @example
 * rdsShares([{ person: 1, group: 'a', degree: 10 }, { person: 2, group: 'b', degree: 5, referrer: 1 }], { seed: 1 }).groups[1].share // 0.6666666666666666
 */
export function rdsShares(
  people: readonly Recruit[],
  options: { seed: number; draws?: number; confidence?: number },
): RdsShares {
  const { seed, draws = 1000, confidence = 0.95 } = options
  if (!Number.isInteger(draws) || draws < 100) {
    throw new RangeError(`A bootstrap interval needs at least 100 draws; ${draws} were asked for.`)
  }
  const weights = Float64Array.from(people, weightOf)
  const used = weights.reduce((count, weight) => count + Number(weight > 0), 0)
  if (used === 0) throw new RangeError('Nobody has a known degree above zero, so nobody can be weighted.')
  const names = [...new Set(people.filter((_, at) => weights[at]! > 0).map(({ group }) => group))]
  names.sort((a, b) => (a < b ? -1 : a > b ? 1 : 0))
  const position = new Map(names.map((name, at) => [name, at]))
  const groupOf = Int32Array.from(people, ({ group }) => position.get(group) ?? 0)

  const forest = referralForest(people)
  const shares = sharesIn(people.keys(), { weights, groupOf, size: names.length })
  const drawn = names.map(() => new Float64Array(draws))
  const random = seededRandom(seed)
  for (let draw = 0; draw < draws;) {
    const resampled = sharesIn(drawTrees(forest, random), { weights, groupOf, size: names.length })
    // A tree without any usable degree says nothing; another one is drawn.
    if (Number.isNaN(resampled[0]!)) continue
    resampled.forEach((share, at) => (drawn[at]![draw] = share))
    draw++
  }
  const counts = names.map((_, at) =>
    groupOf.reduce((sum, group, who) => sum + Number(group === at && weights[who]! > 0), 0),
  )
  return {
    groups: names.map((group, at) => {
      const { low, high } = percentileInterval(drawn[at]!, confidence)
      return { group, share: shares[at]!, low, high, plainShare: counts[at]! / used, people: counts[at]! }
    }),
    confidence,
    method: 'tree bootstrap',
    draws,
    seed,
    used,
    excluded: people.length - used,
    seeds: forest.roots.length,
    warnings: warningsFor(forest.roots.length, names.length),
  }
}

function warningsFor(seeds: number, groups: number): string[] {
  const warnings: string[] = []
  if (seeds < 5) warnings.push(`Few seeds (${seeds}): the interval is too narrow or jumps.`)
  if (groups === 1)
    warnings.push('Everybody reached is of one group, so resampling shows no doubt that others exist.')
  return warnings
}

function weightOf({ degree, person }: Recruit): number {
  if (degree === undefined || degree === null || degree === 0) return 0
  if (degree > 0 && degree < Infinity) return 1 / degree
  throw new RangeError(`The degree of ${person} is ${degree}. It is a number of people, zero or more.`)
}

function sharesIn(
  members: Iterable<number>,
  { weights, groupOf, size }: { weights: Float64Array; groupOf: Int32Array; size: number },
): Float64Array {
  const sums = new Float64Array(size)
  let total = 0
  for (const at of members) {
    sums[groupOf[at]!]! += weights[at]!
    total += weights[at]!
  }
  return sums.map((sum) => sum / total)
}

/** Seeds drawn with replacement, and from everybody drawn as many of their recruits, with replacement again. */
function drawTrees({ roots, children }: ReferralForest, random: SeededRandom): number[] {
  const drawn = roots.map(() => roots[random.integer(roots.length)]!)
  for (const at of drawn) {
    const recruits = children[at]!
    for (let count = recruits.length; count > 0; count--)
      drawn.push(recruits[random.integer(recruits.length)]!)
  }
  return drawn
}
