import { describe, expect, test } from 'vitest'
import { wilsonInterval } from '../rates/wilson-interval.ts'
import { designEffect } from './design-effect.ts'
import { rakeWeights } from './rake-weights.ts'
import { weightedShare } from './weighted-share.ts'

const gender = ['f', 'f', 'f', 'm', 'm', 'f', 'm', 'f']
const region = ['n', 's', 's', 'n', 's', 'n', 'n', 's']

describe('raking', () => {
  test('one margin: people of a group stand for its share of the population', () => {
    const { weights } = rakeWeights([{ categories: ['f', 'f', 'f', 'm'], shares: { f: 50, m: 50 } }])
    expect([...weights].map((weight) => weight.toFixed(6))).toEqual([
      '0.666667',
      '0.666667',
      '0.666667',
      '2.000000',
    ])
  })

  test('two margins: the weighted shares hit both targets', () => {
    const { weights, largestGap, effectiveN } = rakeWeights([
      { categories: gender, shares: { f: 0.5, m: 0.5 } },
      { categories: region, shares: { n: 0.3, s: 0.7 } },
    ])
    const share = (of: string[], name: string) =>
      of.reduce((sum, value, person) => sum + (value === name ? weights[person]! : 0), 0) / 8
    expect(share(gender, 'm')).toBeCloseTo(0.5, 8)
    expect(share(region, 'n')).toBeCloseTo(0.3, 8)
    expect(largestGap).toBeLessThan(1e-9)
    expect(effectiveN).toBeCloseTo(8 / designEffect(weights), 12)
    expect(effectiveN).toBeLessThan(8)
  })

  test('a cap on the weights leaves a gap, and says how large', () => {
    const margin = { categories: [...Array<string>(19).fill('f'), 'm'], shares: { f: 0.5, m: 0.5 } }
    const capped = rakeWeights([margin], { trim: 3 })
    expect(Math.max(...capped.weights)).toBeLessThan(10)
    expect(capped.largestGap).toBeGreaterThan(0.1)
    expect(capped.trimmed).toBe(1)
    expect(capped.designEffect).toBeLessThan(rakeWeights([margin]).designEffect)
  })

  test('a group nobody answered from, an unknown group and margins that clash are refused', () => {
    expect(() => rakeWeights([{ categories: ['f'], shares: { f: 0.5, m: 0.5 } }])).toThrow(
      /Nobody answered from "m"/,
    )
    expect(() => rakeWeights([{ categories: ['f', 'x'], shares: { f: 1 } }])).toThrow(/no target share/)
    expect(() =>
      rakeWeights([
        { categories: ['f', 'm'], shares: { f: 0.5, m: 0.5 } },
        { categories: ['n', 's'], shares: { n: 0.3, s: 0.7 } },
      ]),
    ).toThrow(/do not agree/)
  })
})

describe('a weighted share', () => {
  test('with equal weights is the plain share', () => {
    const plain = wilsonInterval(2, 3)
    const weighted = weightedShare([true, false, true], [5, 5, 5])
    expect(weighted.low).toBeCloseTo(plain.low, 12)
    expect(weighted.high).toBeCloseTo(plain.high, 12)
  })

  test('with unequal weights is less sure', () => {
    expect(designEffect([1, 1, 2])).toBeCloseTo(1.125, 12)
    expect(weightedShare([true, false, true], [1, 1, 2]).n).toBeCloseTo(8 / 3, 12)
    expect(weightedShare([true, false, true], [1, 1, 2]).rate).toBeCloseTo(0.75, 12)
  })
})
