import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { seededRandom } from '../random/index.ts'
import { answerCorrelation } from './answer-correlation.ts'
import { effectiveVoices } from './effective-voices.ts'
import type { Referred } from './referral-forest.ts'

const chain: Referred[] = [{ person: 'A' }, { person: 'B', referrer: 'A' }, { person: 'C', referrer: 'B' }]
/** A random forest: everybody is found directly or comes through somebody listed before. */
const forests = fc.array(fc.nat(), { minLength: 1, maxLength: 14 }).map((draws) =>
  draws.map((draw, person): Referred => {
    const referrer = draw % (person + 1)
    return referrer === person ? { person } : { person, referrer }
  }),
)

describe('independent voices', () => {
  test('a chain A, B, C is three voices; three people sent by one are one voice', () => {
    expect(effectiveVoices(chain, { correlation: 0.5 }).voices).toBe(3)
    const sent = ['B', 'C', 'D'].map((person) => ({ person, referrer: 'A' }))
    expect(effectiveVoices(sent, { correlation: 0.5 })).toMatchObject({
      people: 3,
      voices: 1,
      largestCluster: 3,
    })
    expect(effectiveVoices(sent, { correlation: 0.5 }).effective).toBeCloseTo(1.5, 12)
    expect(effectiveVoices([{ person: 'A' }, ...sent], { correlation: 0.5 }).voices).toBe(2)
  })

  test('an empty referrer, as spreadsheets have it, is no referrer', () => {
    const found = [1, 2, 3].map((person) => ({ person, referrer: '' }))
    expect(effectiveVoices(found, { correlation: 1 })).toMatchObject({ voices: 3, effective: 3 })
  })

  test('the effective number is 1ᵀR⁻¹1 of the correlation matrix, and n² / 1ᵀR1 for a plain average', () => {
    fc.assert(
      fc.property(forests, fc.double({ min: 0, max: 0.95, noNaN: true }), (people, correlation) => {
        for (const model of ['referrer', 'chain'] as const) {
          const matrix = people.map((_, one) =>
            people.map((__, two) => likeness(people, { one, two, correlation, model })),
          )
          const found = effectiveVoices(people, { correlation, model })
          const all = matrix.flat().reduce((sum, value) => sum + value, 0)
          expect(found.effectiveUnweighted).toBeCloseTo(people.length ** 2 / all, 8)
          expect(found.effective).toBeCloseTo(sumOfInverse(matrix), 6)
        }
      }),
    )
  })

  test('it falls from the number of people to the plain count as answers get more alike', () => {
    fc.assert(
      fc.property(forests, fc.double({ min: 0, max: 1, noNaN: true }), (people, correlation) => {
        const at = (value: number) => effectiveVoices(people, { correlation: value })
        expect(at(0).effective).toBeCloseTo(people.length, 10)
        expect(at(1).effective).toBeCloseTo(at(1).voices, 10)
        expect(at(correlation).effective).toBeLessThanOrEqual(at(correlation / 2).effective + 1e-9)
        expect(at(correlation).effectiveUnweighted).toBeLessThanOrEqual(at(correlation).effective + 1e-9)
        expect(effectiveVoices(people.toReversed(), { correlation }).effective).toBeCloseTo(
          at(correlation).effective,
          10,
        )
      }),
    )
  })

  test('people listed twice, circles and impossible correlations are refused with a sentence', () => {
    expect(() => effectiveVoices([], { correlation: 0 })).toThrow('nobody')
    expect(() => effectiveVoices([...chain, { person: 'A' }], { correlation: 0 })).toThrow('listed twice')
    expect(() =>
      effectiveVoices(
        [
          { person: 'A', referrer: 'B' },
          { person: 'B', referrer: 'A' },
        ],
        { correlation: 0 },
      ),
    ).toThrow('circle')
    expect(() => effectiveVoices(chain, { correlation: 1.2 })).toThrow('between 0 and 1')
  })
})

describe('how alike answers through one referrer are', () => {
  test('Donner: the estimate agrees with the analysis of variance done by hand', () => {
    // Means 4.5, 1.5, 3: mean squares 9/2 between and 1/3 within, two people each.
    const found = answerCorrelation([5, 4, 1, 2, 3, 3], ['a', 'a', 'b', 'b', 'c', 'c'])
    expect(found).toMatchObject({ verdict: 'estimated', clusters: 3, n: 6 })
    expect(found.verdict === 'estimated' && found.correlation).toBeCloseTo(
      (9 / 2 - 1 / 3) / (9 / 2 + 1 / 3),
      12,
    )
  })

  test('the 95 % interval holds the true correlation in about 95 of 100 samples', () => {
    const random = seededRandom(1986)
    let held = 0
    for (let round = 0; round < 600; round++) {
      const answers: number[] = []
      const clusters: number[] = []
      for (let cluster = 0; cluster < 60; cluster++) {
        const common = random.normal()
        for (let member = 0; member <= cluster % 4; member++) {
          answers.push(Math.sqrt(0.3) * common + Math.sqrt(0.7) * random.normal())
          clusters.push(cluster)
        }
      }
      const found = answerCorrelation(answers, clusters)
      if (found.verdict === 'estimated' && found.low <= 0.3 && 0.3 <= found.high) held++
    }
    expect(Math.abs(held / 600 - 0.95)).toBeLessThan(0.04)
  })

  test('too few clusters or answers all the same is not enough data', () => {
    expect(answerCorrelation([1, 2], ['a', 'a']).verdict).toBe('not enough data')
    expect(answerCorrelation([1, 2, 3], ['a', 'b', 'c']).verdict).toBe('not enough data')
    expect(answerCorrelation([1, 1, 1, 1, 1, 1], ['a', 'a', 'b', 'b', 'c', 'c']).verdict).toBe(
      'not enough data',
    )
    expect(() => answerCorrelation([1], [])).toThrow(RangeError)
  })
})

function likeness(
  people: Referred[],
  {
    one,
    two,
    correlation,
    model,
  }: { one: number; two: number; correlation: number; model: 'referrer' | 'chain' },
): number {
  if (one === two) return 1
  if (model === 'referrer') {
    const [first, second] = [people[one]!.referrer, people[two]!.referrer]
    return first !== undefined && first === second ? correlation : 0
  }
  const upwards = (from: number) => {
    const path = [from]
    for (let at = people[from]!.referrer; at !== undefined; at = people[Number(at)]!.referrer)
      path.push(Number(at))
    return path
  }
  const [first, second] = [upwards(one), upwards(two)]
  const steps = first.findIndex((person) => second.includes(person))
  return steps < 0 ? 0 : correlation ** (steps + second.indexOf(first[steps]!))
}

/** Sum of all entries of the inverse, by Gauss–Jordan elimination. */
function sumOfInverse(matrix: number[][]): number {
  const rows = matrix.map((row) => [...row, 1])
  rows.forEach((pivotRow, pivot) => {
    rows.forEach((row, at) => {
      if (at === pivot) return
      const factor = row[pivot]! / pivotRow[pivot]!
      row.forEach((_, column) => (row[column]! -= factor * pivotRow[column]!))
    })
  })
  return rows.reduce((sum, row, at) => sum + row[row.length - 1]! / row[at]!, 0)
}
