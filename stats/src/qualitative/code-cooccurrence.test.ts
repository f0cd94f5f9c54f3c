import { describe, expect, test } from 'vitest'
import { seededRandom } from '../random/index.ts'
import { codeCooccurrence } from './code-cooccurrence.ts'

const pairOf = (pairs: ReturnType<typeof codeCooccurrence>, first: string, second: string) =>
  pairs.find((pair) => pair.first === first && pair.second === second)!

describe('codes that occur together', () => {
  // 20 turns: price on 8, trust on 7, both on 6. scipy.stats.hypergeom(20, 8, 7).sf(5) = 0.004437...
  const turns = Array.from({ length: 20 }, (_, turn) => [
    ...(turn < 8 ? ['price'] : []),
    ...((turn >= 2 && turn < 8) || turn === 19 ? ['trust'] : []),
  ])

  test('the permutation p agrees with the exact hypergeometric tail within its error', () => {
    const pair = pairOf(codeCooccurrence(turns, { seed: 4, permutations: 19_999 }), 'price', 'trust')
    expect(pair).toMatchObject({ together: 6, firstCount: 8, secondCount: 7, expected: 2.8, jaccard: 6 / 9 })
    const exact = 344 / 77520
    expect(Math.abs(pair.pMore - exact)).toBeLessThan(4 * Math.sqrt(exact / 20_000))
    // scipy.stats.hypergeom(20, 8, 7).cdf(6) = 0.99989680...
    expect(pair.pFewer).toBeGreaterThan(0.999)
  })

  test('p is never 0: with 99 permutations the smallest is 1 in 100', () => {
    const apart = Array.from({ length: 60 }, (_, turn) => (turn < 30 ? ['price', 'trust'] : ['habit']))
    const pairs = codeCooccurrence(apart, { seed: 1, permutations: 99 })
    expect(pairOf(pairs, 'price', 'trust').pMore).toBe(0.01)
    expect(pairOf(pairs, 'habit', 'price').pFewer).toBe(0.01)
  })

  test('among many codes placed at random, hardly a pair stays remarkable after adjustment', () => {
    const random = seededRandom(11)
    const codes = Array.from({ length: 12 }, (_, code) => `code ${code}`)
    const units = Array.from({ length: 120 }, () => codes.filter(() => random.uniform() < 0.3))
    const pairs = codeCooccurrence(units, { seed: 1, permutations: 1999 })
    expect(pairs).toHaveLength(66)
    expect(pairs.filter((pair) => pair.pMoreAdjusted <= 0.05)).toEqual([])
    const planted = units.map((unit) => (unit.includes('code 1') ? [...unit, 'code 2'] : unit))
    const found = codeCooccurrence(planted, { seed: 1, permutations: 1999 })
    expect(found.filter((pair) => pair.pMoreAdjusted <= 0.05)).toMatchObject([
      { first: 'code 1', second: 'code 2' },
    ])
  })

  test('the order of codes within a unit does not matter', () => {
    const turned = turns.map((codes) => codes.toReversed())
    expect(codeCooccurrence(turned, { seed: 2 })).toEqual(codeCooccurrence(turns, { seed: 2 }))
  })

  test('renaming codes and repeating a code within a unit change nothing but names', () => {
    const renamed = turns.map((codes) => codes.flatMap((code) => [`x ${code}`, `x ${code}`]))
    const [plain] = codeCooccurrence(turns, { seed: 2 })
    const [other] = codeCooccurrence(renamed, { seed: 2 })
    expect(other).toEqual({ ...plain, first: `x ${plain!.first}`, second: `x ${plain!.second}` })
  })

  test('what an interview as a whole explains is no co-occurrence once interviews are strata', () => {
    // Two codes live in the same interviews, but within those on turns of their own.
    const random = seededRandom(12)
    const strata = Array.from({ length: 400 }, (_, turn) => Math.floor(turn / 20))
    const spoken = strata.map((interview) =>
      interview % 2 === 0 ? ['price', 'trust'].filter(() => random.uniform() < 0.5) : [],
    )
    expect(codeCooccurrence(spoken, { seed: 1 })[0]!.pMore).toBe(0.001)
    expect(codeCooccurrence(spoken, { seed: 1, strata })[0]!.pMore).toBeGreaterThan(0.05)
  })

  test('codes placed at random fall below .05 in at most about 5 of 100 trials', () => {
    const random = seededRandom(5)
    let low = 0
    for (let trial = 0; trial < 600; trial++) {
      const units = Array.from({ length: 60 }, () => ['a', 'b'].filter(() => random.uniform() < 0.4))
      if (codeCooccurrence(units, { seed: trial, permutations: 199 })[0]!.pMore <= 0.05) low++
    }
    // Below .05 on average, since few values of the count are possible.
    expect(low / 600).toBeLessThan(0.065)
    expect(low / 600).toBeGreaterThan(0.01)
  })

  test('one unit, or strata of the wrong length, are refused with a sentence', () => {
    expect(() => codeCooccurrence([['a', 'b']], { seed: 1 })).toThrow('at least two units')
    expect(() => codeCooccurrence([['a'], ['b']], { seed: 1, strata: [1] })).toThrow('needs its stratum')
    expect(() => codeCooccurrence([['a'], ['b']], { seed: 1, permutations: 0 })).toThrow(RangeError)
  })
})
