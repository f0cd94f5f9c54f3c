import fc from 'fast-check'
import { expect, test } from 'vitest'
import { seededRandom } from './seeded-random.ts'

const moments = (size: number, draw: () => number) => {
  const values = Float64Array.from({ length: size }, draw)
  const mean = values.reduce((sum, value) => sum + value, 0) / size
  const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / size
  return { mean, variance }
}

/** Four standard errors of a mean over `size` draws; the seed is fixed, so this passes or fails for good. */
const expectMoments = (draw: () => number, mean: number, variance: number, size = 40_000) => {
  const found = moments(size, draw)
  expect(Math.abs(found.mean - mean)).toBeLessThan(4 * Math.sqrt(variance / size))
  expect(Math.abs(found.variance / variance - 1)).toBeLessThan(0.08)
}

test('the same seed repeats every draw and another seed does not', () => {
  const draws = (seed: number) => {
    const random = seededRandom(seed)
    return [
      random.uniform(),
      random.normal(),
      random.gamma(0.3),
      random.poisson(80),
      random.binomial(900, 0.2),
    ]
  }
  expect(draws(11)).toEqual(draws(11))
  expect(draws(11)).not.toEqual(draws(12))
})

test('streams of one seed differ from each other and do not depend on earlier draws', () => {
  const random = seededRandom(3)
  const before = random.stream(4).uniform()
  random.uniform()
  expect(random.stream(4).uniform()).toBe(before)
  expect(random.stream(5).uniform()).not.toBe(before)
})

test('every distribution has its mean and variance', () => {
  const random = seededRandom(20260823)
  expectMoments(() => random.uniform(), 1 / 2, 1 / 12)
  expectMoments(() => random.normal(3, 2), 3, 4)
  expectMoments(() => random.exponential(4), 1 / 4, 1 / 16)
  expectMoments(() => random.gamma(0.243, 4.414), 0.243 / 4.414, 0.243 / 4.414 ** 2)
  expectMoments(() => random.gamma(7, 0.5), 14, 28)
  expectMoments(() => random.beta(0.4, 0.7), 0.4 / 1.1, (0.4 * 0.7) / (1.1 ** 2 * 2.1))
  expectMoments(() => random.beta(3, 9), 0.25, 27 / (144 * 13))
  expectMoments(() => random.poisson(0.7), 0.7, 0.7)
  expectMoments(() => random.poisson(300), 300, 300)
  expectMoments(() => random.binomial(12, 0.3), 3.6, 2.52)
  expectMoments(() => random.binomial(5000, 0.02), 100, 98)
})

test('counts of a multinomial draw add up and follow the weights', () => {
  const random = seededRandom(5)
  const counts = random.multinomial(100_000, [1, 0, 2, 7])
  expect(counts.reduce((sum, count) => sum + count)).toBe(100_000)
  expect(counts[1]).toBe(0)
  expect(Math.abs(counts[3]! / 100_000 - 0.7)).toBeLessThan(0.006)
  expect(
    [...new Set(Array.from({ length: 200 }, () => random.category([0, 1, 0, 3])))].toSorted(
      (one, other) => one - other,
    ),
  ).toEqual([1, 3])
})

test('shuffling keeps every item, and each place is equally likely', () => {
  fc.assert(
    fc.property(fc.array(fc.integer()), fc.integer(), (items, seed) => {
      const shuffled = seededRandom(seed).shuffle(items)
      expect(shuffled.toSorted((a, b) => a - b)).toEqual(items.toSorted((a, b) => a - b))
    }),
  )
  const random = seededRandom(8)
  const firsts = [0, 0, 0, 0, 0]
  for (let round = 0; round < 10_000; round++) firsts[random.shuffle([0, 1, 2, 3, 4])[0]!]!++
  for (const count of firsts) expect(Math.abs(count - 2000)).toBeLessThan(160)
})

test('a sample holds different items and never more than there are', () => {
  const random = seededRandom(1)
  expect(new Set(random.sample([1, 2, 3, 4, 5, 6], 4)).size).toBe(4)
  expect(() => random.sample([1, 2], 3)).toThrow(RangeError)
})

test('draws without an answer are refused with a sentence', () => {
  const random = seededRandom(1)
  expect(() => seededRandom(0.5)).toThrow('A seed is a whole number')
  expect(() => random.gamma(0)).toThrow(RangeError)
  expect(() => random.beta(1, -1)).toThrow(RangeError)
  expect(() => random.poisson(-1)).toThrow(RangeError)
  expect(() => random.binomial(3, 1.2)).toThrow(RangeError)
  expect(() => random.multinomial(3, [0, 0])).toThrow(RangeError)
})
