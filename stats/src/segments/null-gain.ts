import { seededRandom, type SeededRandom } from '../random/seeded-random.ts'
import { compressRows } from './compress-rows.ts'
import { fitMixture } from './fit-mixture.ts'
import type { VariancePrior } from './mixture-step.ts'
import { columnsOf, type SegmentTable } from './segment-table.ts'

/**
 * How much two segments seem to gain on people without any: each item's answers are dealt anew among the people, which
 * keeps every item as it is and undoes what hangs together.
 *
 * Use many rounds to see whether the gain on the real people is more than that; `findSegments` does.
 *
 * Source: permutation form of the bootstrap likelihood-ratio test, McLachlan 1987, Applied Statistics 36, 318–324.
 *
 * @example
 * const item = (name) => ({ name, kind: 'nominal', answers: Array.from('yynnynyynn') })
 * const table = readAnswers(['a', 'b', 'c'].map(item))
 * nullGains(table, { seed: 1, rounds: 3 }).length // 3
 */
export function nullGains(
  table: SegmentTable,
  {
    seed,
    rounds = 50,
    firstRound = 0,
    starts = 3,
    variancePrior = 'weak',
    signal,
  }: {
    seed: number
    rounds?: number
    firstRound?: number
    starts?: number
    variancePrior?: VariancePrior
    signal?: AbortSignal
  },
): number[] {
  const random = seededRandom(seed)
  return Array.from({ length: rounds }, (_, index) => {
    const dealt = dealAnew(table, random.stream(firstRound + index))
    return gainOfTwo(dealt, { seed, starts, variancePrior, signal })
  })
}

/** By how much two segments raise the log-likelihood over one group. */
export function gainOfTwo(
  table: SegmentTable,
  {
    seed,
    starts = 3,
    variancePrior = 'weak',
    signal,
  }: { seed: number; starts?: number; variancePrior?: VariancePrior; signal?: AbortSignal },
): number {
  const options = { seed, starts, variancePrior, tolerance: 0.03, maximumPasses: 240, signal }
  return fitMixture(table, 2, options).logLikelihood - fitMixture(table, 1, options).logLikelihood
}

function dealAnew(table: SegmentTable, random: SeededRandom): SegmentTable {
  const people = table.patternOf.length
  const { chosen, numeric } = columnsOf(table.items)
  const deal = (from: ArrayLike<number>, width: number, place: number) => {
    const column = Float64Array.from(table.patternOf, (pattern) => from[pattern * width + place]!)
    for (let person = people - 1; person > 0; person--) {
      const other = random.integer(person + 1)
      const answer = column[other]!
      column[other] = column[person]!
      column[person] = answer
    }
    return column
  }
  const choices = chosen.map((_, place) => deal(table.codes, chosen.length, place))
  const numbers = numeric.map((_, place) => deal(table.values, numeric.length, place))
  const { patternOf, firstOf } = compressRows(choices, numbers, true)
  const dealt: SegmentTable = {
    items: table.items,
    codes: new Int32Array(firstOf.length * chosen.length),
    values: new Float64Array(firstOf.length * numeric.length),
    weights: new Float64Array(firstOf.length),
    patternOf,
    personWeights: table.personWeights,
  }
  firstOf.forEach((person, pattern) => {
    choices.forEach((column, place) => (dealt.codes[pattern * chosen.length + place] = column[person]!))
    numbers.forEach((column, place) => (dealt.values[pattern * numeric.length + place] = column[person]!))
  })
  patternOf.forEach((pattern, person) => (dealt.weights[pattern]! += table.personWeights[person]!))
  return dealt
}
