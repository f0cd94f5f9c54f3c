import { seededRandom, type SeededRandom } from '../random/seeded-random.ts'
import { benjaminiHochberg } from '../surveys/benjamini-hochberg.ts'

/** Two codes and whether they meet in the same units more or less often than chance would have it. */
export type CodePair = {
  first: string
  second: string
  together: number
  firstCount: number
  secondCount: number
  /** How often they would meet if each kept its number of units but landed anywhere. */
  expected: number
  /** Units with both, divided by units with either. */
  jaccard: number
  /** Chance of meeting at least this often, and at most this often: (hits + 1) / (permutations + 1). */
  pMore: number
  pFewer: number
  /** `pMore` after allowing for the number of pairs (false-discovery rate). */
  pMoreAdjusted: number
}

/**
 * Which codes occur together, and whether more often than chance: a permutation test for every pair of codes.
 *
 * Use it to find themes that belong together (or avoid each other) across turns, interviews or answers. Each code keeps
 * its number of units and lands on others at random; give `strata` (such as the interview of each turn) to let it land
 * only within its own stratum, since turns of one interview resemble each other. Many pairs are tested at once: believe
 * `pMoreAdjusted`, and take enough permutations for it to become small.
 *
 * Source: Phipson and Smyth 2010, Statistical Applications in Genetics and Molecular Biology 9(1) 39, for the p value;
 * Benjamini and Hochberg 1995, Journal of the Royal Statistical Society B 57, 289–300, for many pairs.
 *
 * @example
 * codeCooccurrence([['price', 'trust'], ['price', 'trust'], ['habit'], []], { seed: 1 })[0].together // 2
 */
export function codeCooccurrence(
  units: readonly (readonly string[])[],
  options: { seed: number; permutations?: number; strata?: readonly (string | number)[] },
): CodePair[] {
  const { seed, permutations = 999, strata } = options
  if (units.length < 2)
    throw new RangeError(`Co-occurrence needs at least two units; there are ${units.length}.`)
  if (!Number.isInteger(permutations) || permutations < 1) {
    throw new RangeError(`The number of permutations is a whole number above zero; it is ${permutations}.`)
  }
  if (strata && strata.length !== units.length) {
    throw new RangeError(
      `Every unit needs its stratum; there are ${units.length} units and ${strata.length} strata.`,
    )
  }
  const names = [...new Set(units.flat())].toSorted()
  const position = new Map(names.map((name, index) => [name, index]))
  const coded = units.map((unit) => [...new Set(unit)].map((name) => position.get(name)!))
  const size = names.length
  const totals = new Int32Array(size)
  for (const unit of coded) for (const code of unit) totals[code]!++

  const blocks = blocksOf(coded, strata ?? units.map(() => 0), size)
  const expected = expectedPairs(blocks, size)
  const observed = new Int32Array(size * size)
  for (const unit of coded) countPairs(unit, unit.length, observed, size)

  const random = seededRandom(seed)
  const atLeast = new Int32Array(size * size)
  const atMost = new Int32Array(size * size)
  const drawn = new Int32Array(size * size)
  for (let permutation = 0; permutation < permutations; permutation++) {
    drawn.fill(0)
    for (const block of blocks) scatter(block, drawn, random)
    for (let cell = 0; cell < drawn.length; cell++) {
      if (drawn[cell]! >= observed[cell]!) atLeast[cell]!++
      if (drawn[cell]! <= observed[cell]!) atMost[cell]!++
    }
  }

  const pairs: Omit<CodePair, 'pMoreAdjusted'>[] = []
  for (let first = 0; first < size; first++) {
    for (let second = first + 1; second < size; second++) {
      const cell = first * size + second
      const together = observed[cell]!
      pairs.push({
        first: names[first]!,
        second: names[second]!,
        together,
        firstCount: totals[first]!,
        secondCount: totals[second]!,
        expected: expected[cell]!,
        jaccard: together / (totals[first]! + totals[second]! - together),
        pMore: (atLeast[cell]! + 1) / (permutations + 1),
        pFewer: (atMost[cell]! + 1) / (permutations + 1),
      })
    }
  }
  const adjusted = benjaminiHochberg(pairs.map((pair) => pair.pMore))
  return pairs
    .map((pair, at) => ({ ...pair, pMoreAdjusted: adjusted[at]! }))
    .toSorted((a, b) => a.pMore - b.pMore || b.together - b.expected - (a.together - a.expected))
}

/** A stratum: how many units, how often each code occurs, and room to place codes on units. */
type Block = {
  units: number
  counts: Int32Array
  pool: Int32Array
  placed: Int32Array
  filled: Int32Array
  codes: number
}

function blocksOf(coded: number[][], strata: readonly (string | number)[], size: number): Block[] {
  const members = Map.groupBy(coded.keys(), (unit) => strata[unit]!)
  return [...members.values()].map((units) => {
    const counts = new Int32Array(size)
    for (const unit of units) for (const code of coded[unit]!) counts[code]!++
    const codes = counts.reduce((sum, count) => sum + Math.sign(count), 0)
    return {
      units: units.length,
      counts,
      pool: Int32Array.from(units.keys()),
      placed: new Int32Array(units.length * codes),
      filled: new Int32Array(units.length),
      codes,
    }
  })
}

function expectedPairs(blocks: Block[], size: number): Float64Array {
  const expected = new Float64Array(size * size)
  for (const { counts, units } of blocks) {
    for (let first = 0; first < size; first++) {
      for (let second = first + 1; second < size; second++) {
        expected[first * size + second]! += (counts[first]! * counts[second]!) / units
      }
    }
  }
  return expected
}

/** Places every code of a stratum on as many of its units as it had, and counts the meetings. */
function scatter(block: Block, drawn: Int32Array, random: SeededRandom): void {
  const size = block.counts.length
  const { units, counts, pool, placed, filled, codes } = block
  filled.fill(0)
  for (let code = 0; code < size; code++) {
    for (let chosen = 0; chosen < counts[code]!; chosen++) {
      const other = chosen + random.integer(units - chosen)
      const unit = pool[other]!
      pool[other] = pool[chosen]!
      pool[chosen] = unit
      placed[unit * codes + filled[unit]!] = code
      filled[unit]!++
    }
  }
  for (let unit = 0; unit < units; unit++) {
    countPairs(placed.subarray(unit * codes, unit * codes + filled[unit]!), filled[unit]!, drawn, size)
  }
}

function countPairs(codes: ArrayLike<number>, length: number, pairs: Int32Array, size: number): void {
  for (let at = 0; at < length; at++) {
    for (let other = at + 1; other < length; other++) {
      const one = codes[at]!
      const two = codes[other]!
      pairs[one < two ? one * size + two : two * size + one]!++
    }
  }
}
