import { describe, expect, test } from 'vitest'
import { seededRandom } from '../random/seeded-random.ts'
import { fitOrdinalItem } from './fit-ordinal-item.ts'
import { buildKernel } from './mixture-kernel.ts'
import { layoutOf, scoreOf } from './mixture-layout.ts'
import { membership, passOver } from './mixture-pass.ts'
import { readAnswers, type Answer } from './read-answers.ts'
import { samplePeople } from './sample-people.ts'
import type { SegmentTable } from './segment-table.ts'
import { startMixture } from './start-mixture.ts'

function mixed(people: number, seed: number): SegmentTable {
  const random = seededRandom(seed)
  const column = (draw: () => Answer) =>
    Array.from({ length: people }, () => (random.uniform() < 0.2 ? null : draw()))
  return readAnswers(
    [
      { name: 'plan', kind: 'nominal', answers: column(() => random.integer(3)) },
      { name: 'ease', kind: 'ordinal', answers: column(() => random.integer(5)) },
      { name: 'spend', kind: 'numeric', answers: column(() => random.integer(40)) },
      { name: 'team', kind: 'nominal', answers: column(() => random.integer(2)) },
      { name: 'visits', kind: 'numeric', answers: column(() => random.integer(9)) },
    ],
    { weights: Array.from({ length: people }, () => 0.5 + random.uniform()) },
  )
}

/** The density of one pattern in one segment, written out from the definition. */
function density(
  table: SegmentTable,
  theta: Float64Array,
  segments: number,
  pattern: number,
  segment: number,
) {
  const { offsets } = layoutOf(table.items, segments)
  const plan = table.codes[pattern * 3]!
  const ease = table.codes[pattern * 3 + 1]!
  const team = table.codes[pattern * 3 + 2]!
  let product = theta[segment]!
  if (plan >= 0) product *= theta[offsets[0]! + segment * 3 + plan]!
  if (team >= 0) product *= theta[offsets[3]! + segment * 2 + team]!
  const pull = (level: number) =>
    Math.exp(theta[offsets[1]! + level]! + theta[offsets[1]! + 5 + segment]! * scoreOf(level, 5))
  if (ease >= 0) product *= pull(ease) / [0, 1, 2, 3, 4].reduce((sum, level) => sum + pull(level), 0)
  ;[offsets[2]!, offsets[4]!].forEach((offset, place) => {
    const value = table.values[pattern * 2 + place]!
    if (Number.isNaN(value)) return
    const variance = Math.exp(theta[offset + segments + segment]!)
    product *=
      Math.exp(-((value - theta[offset + segment]!) ** 2) / (2 * variance)) /
      Math.sqrt(2 * Math.PI * variance)
  })
  return product
}

describe('a pass over the people', () => {
  test('gives the likelihood and memberships written out from the definition, with missing answers and weights', () => {
    for (const seed of [1, 2, 3]) {
      const segments = 1 + seed
      const table = mixed(seed === 3 ? 700 : 60, seed)
      const theta = startMixture(table, segments, seededRandom(seed), seed)
      for (let segment = 0; segment < segments; segment++) {
        theta[segment] = (1 + segment) / ((segments * (segments + 1)) / 2)
        theta[layoutOf(table.items, segments).offsets[2]! + segments + segment] = -0.3 * segment
      }
      const kernel = buildKernel(table, segments)
      const found = passOver(kernel, theta, table.weights)
      const shares = membership(kernel)
      let expected = 0
      table.weights.forEach((weight, pattern) => {
        const parts = Array.from({ length: segments }, (_, segment) =>
          density(table, theta, segments, pattern, segment),
        )
        const sum = parts.reduce((total, part) => total + part, 0)
        expected += weight * Math.log(sum)
        parts.forEach((part, segment) =>
          expect(shares[pattern * segments + segment]).toBeCloseTo(part / sum, 10),
        )
      })
      expect(found).toBeCloseTo(expected, 7)
    }
  })
})

describe('an ordinal item', () => {
  test('gives every segment its mean and all together their answers, as maximum likelihood must', () => {
    const counts = Float64Array.of(30, 4, 20, 9, 10, 20, 6, 40, 3, 15)
    const theta = new Float64Array(7)
    for (let round = 0; round < 20; round++) fitOrdinalItem(counts, 5, 2, theta, 0)
    const chances = [0, 1].map((segment) => {
      const parts = [0, 1, 2, 3, 4].map((level) =>
        Math.exp(theta[level]! + theta[5 + segment]! * scoreOf(level, 5)),
      )
      const sum = parts.reduce((total, part) => total + part, 0)
      return parts.map((part) => part / sum)
    })
    const people = [0, 1].map((segment) =>
      [0, 1, 2, 3, 4].reduce((sum, level) => sum + counts[level * 2 + segment]!, 0),
    )
    const meanOf = (shares: number[]) => shares.reduce((sum, share, level) => sum + share * level, 0)
    people.forEach((total, segment) => {
      const observed = meanOf([0, 1, 2, 3, 4].map((level) => counts[level * 2 + segment]! / total))
      expect(meanOf(chances[segment]!)).toBeCloseTo(observed, 2)
    })
    ;[0, 1, 2, 3, 4].forEach((level) => {
      const expected = people.reduce((sum, total, segment) => sum + total * chances[segment]![level]!, 0)
      expect(Math.abs(expected - counts[level * 2]! - counts[level * 2 + 1]!)).toBeLessThan(0.05)
    })
    // The leans add up to nothing, so that fits can be compared.
    expect(theta[5]! + theta[6]!).toBeCloseTo(0, 10)
  })
})

describe('a sample of people', () => {
  test('holds that many different people with their own weights, and the seed repeats it', () => {
    const table = mixed(300, 8)
    const sample = samplePeople(table, 120, 4)
    expect(sample.patternOf).toHaveLength(120)
    expect(new Set(sample.personWeights).size).toBe(120)
    expect([...sample.personWeights].every((weight) => table.personWeights.includes(weight))).toBe(true)
    expect(sample.weights.reduce((sum, weight) => sum + weight, 0)).toBeCloseTo(
      sample.personWeights.reduce((sum, weight) => sum + weight, 0),
      10,
    )
    expect(samplePeople(table, 120, 4)).toEqual(sample)
    expect(samplePeople(table, 300, 4)).toBe(table)
  })
})
