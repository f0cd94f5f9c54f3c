import { existsSync, readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { seededRandom } from '../random/index.ts'
import { newThemes } from './new-themes.ts'
import { saturation } from './saturation.ts'
import { saturationOverOrders } from './saturation-over-orders.ts'

const percent = (ratio: number) => Math.round(ratio * 10000) / 100
const insects = new URL(
  '../../../../shared/data/stats/qual/insect_study_interview_x_code.csv',
  import.meta.url,
)
const insectInterviews = () => {
  const [header, ...lines] = readFileSync(insects, 'utf8').trim().split('\n')
  const codes = header!.split(',').slice(1)
  return lines.map((line) => codes.filter((_, index) => Number(line.split(',')[index + 1]) > 0))
}

describe('saturation after Guest, Namey and Chen 2020', () => {
  test("the paper's example is reached at 6+2 with runs of two, after 18.92, 10.81 and 2.70 %", () => {
    const result = saturation([16, 9, 7, 5, 4, 3, 1, 0, 1, 0])
    expect(result).toMatchObject({
      verdict: 'reached',
      interviews: 6,
      label: '6+2',
      baseThemes: 37,
      warnings: [],
    })
    expect(result.runs.slice(0, 3).map((run) => percent(run.ratio))).toEqual([18.92, 10.81, 2.7])
    expect(result.runs[0]).toMatchObject({ first: 5, last: 6, newThemes: 7 })
  })

  test("the paper's example is reached at 7+3 with runs of three, after 21.62, 10.81, 5.41 and 2.70 %", () => {
    const result = saturation([16, 9, 7, 5, 4, 3, 1, 0, 1, 0], { runLength: 3 })
    expect(result.label).toBe('7+3')
    expect(result.runs.map((run) => percent(run.ratio))).toEqual([21.62, 10.81, 5.41, 2.7])
  })

  test('the second vector is reached at 6+2 and 6+3', () => {
    const vector = [16, 9, 7, 5, 4, 3, 1, 0, 0, 1]
    expect(saturation(vector).label).toBe('6+2')
    expect(saturation(vector, { runLength: 3 }).label).toBe('6+3')
  })

  test.skipIf(!existsSync(insects))(
    '15 interviews on insects bring 5 4 3 1 1 1 0 1 0 0 1 0 1 0 0 and reach 8+2',
    () => {
      const counts = newThemes(insectInterviews())
      expect(counts).toEqual([5, 4, 3, 1, 1, 1, 0, 1, 0, 0, 1, 0, 1, 0, 0])
      const result = saturation(counts)
      expect(result).toMatchObject({ baseThemes: 13, label: '8+2' })
      expect(result.warnings[0]).toContain('only 13 themes')
      expect(saturation(counts, { runLength: 3 }).verdict).toBe('not reached')
    },
  )

  test('a base of fewer than twenty themes is warned about at 5 %, and never at 0 %', () => {
    expect(saturation([10, 5, 3, 1, 1, 0]).warnings).toHaveLength(1)
    expect(saturation([10, 5, 3, 2, 1, 0]).warnings).toHaveLength(0)
    expect(saturation([10, 5, 3, 1, 1, 0], { threshold: 0 }).warnings).toHaveLength(0)
  })

  test('too few interviews is an answer; impossible input is refused', () => {
    expect(saturation([5, 4, 3, 1, 0]).verdict).toBe('not enough interviews')
    expect(() => saturation([0, 0, 0, 0, 1, 1])).toThrow('hold no theme')
    expect(() => saturation([1, 2.5])).toThrow('whole numbers')
    expect(() => saturation([1, 2], { threshold: 5 })).toThrow('0.05')
  })

  test('a laxer threshold never asks for more interviews', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 7, maxLength: 20 }),
        fc.double({ min: 0, max: 0.9, noNaN: true }),
        fc.double({ min: 0, max: 0.9, noNaN: true }),
        (counts, one, two) => {
          counts[0]! += 1
          const strict = saturation(counts, { threshold: Math.min(one, two) })
          const lax = saturation(counts, { threshold: Math.max(one, two) })
          expect(lax.interviews).toBeLessThanOrEqual(strict.interviews)
        },
      ),
    )
  })
})

describe('saturation over orders', () => {
  test.skipIf(!existsSync(insects))(
    'the insect interviews often need more than the order held suggests',
    () => {
      const result = saturationOverOrders(insectInterviews(), { seed: 1, orders: 4000 })
      expect(result).toEqual(saturationOverOrders(insectInterviews(), { seed: 1, orders: 4000 }))
      expect(result.shareReached).toBeGreaterThan(0.9)
      const interviews = result.reachedBy.map((row) => row.interviews)
      expect(interviews).toEqual(interviews.toSorted((a, b) => a - b))
      expect(result.themesSeen.at(-1)).toBeCloseTo(1, 10)
      expect(result.warnings).toHaveLength(1)
    },
  )

  test('every order of interviews agrees with the plain method for that order', () => {
    // With one order drawn, the share is 0 or 1; walk over seeds and compare with all orders enumerated.
    const interviews = [['a', 'b'], ['b', 'c'], ['d'], ['a', 'd'], ['e']]
    const settings = { baseSize: 2, runLength: 2, threshold: 0.4 }
    const all = permutations([0, 1, 2, 3, 4]).map((order) => {
      const counts = newThemes(order.map((place) => interviews[place]!))
      return saturation(counts, settings).verdict === 'reached'
    })
    const exact = all.filter(Boolean).length / all.length
    const found = saturationOverOrders(interviews, { ...settings, seed: 3, orders: 20_000 })
    expect(Math.abs(found.shareReached - exact)).toBeLessThan(4 * Math.sqrt(0.25 / 20_000))
  })

  test('the order in which interviews are listed does not matter beyond chance', () => {
    const random = seededRandom(2)
    const interviews = Array.from({ length: 14 }, () =>
      random.sample(['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'], 3),
    )
    const first = saturationOverOrders(interviews, { seed: 1, orders: 20_000 })
    const second = saturationOverOrders(interviews.toReversed(), { seed: 9, orders: 20_000 })
    expect(Math.abs(first.shareReached - second.shareReached)).toBeLessThan(0.02)
    first.themesSeen.forEach((share, place) =>
      expect(Math.abs(share - second.themesSeen[place]!)).toBeLessThan(0.01),
    )
  })

  test('too few interviews or no themes are refused with a sentence', () => {
    expect(() => saturationOverOrders([['a'], ['b']], { seed: 1 })).toThrow('need 6 interviews; there are 2')
    expect(() => saturationOverOrders(Array<string[]>(8).fill([]), { seed: 1 })).toThrow(
      'Code the interviews',
    )
  })
})

function permutations(items: number[]): number[][] {
  if (items.length < 2) return [items]
  return items.flatMap((item) =>
    permutations(items.filter((other) => other !== item)).map((rest) => [item, ...rest]),
  )
}
