import { existsSync, readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { newcombeDifference } from '../rates/newcombe-difference.ts'
import { wilsonInterval } from '../rates/wilson-interval.ts'
import { npsCounts, type NpsCounts } from './nps-counts.ts'
import { npsDifference } from './nps-difference.ts'
import { npsInterval } from './nps-interval.ts'

const wave: NpsCounts = { detractors: 20, passives: 30, promoters: 50 }
const close = (actual: number, expected: number, tolerance: number) =>
  expect(Math.abs(actual - expected)).toBeLessThan(tolerance)

describe('the net promoter score', () => {
  test('answers 0–6, 7–8 and 9–10 are detractors, passives and promoters', () => {
    expect(npsCounts([0, 6, 7, 8, 9, 10, 10])).toEqual({ detractors: 2, passives: 2, promoters: 3 })
    expect(() => npsCounts([11])).toThrow(/0 to 10/)
    expect(() => npsInterval(npsCounts([]))).toThrow(/at least one answer/)
  })

  test('has the standard error and plain interval of brendan-r/NPS', () => {
    const plain = npsInterval(wave, { method: 'wald' })
    close(plain.standardError, 0.0781024968, 1e-9)
    close(plain.low, 0.1469219192, 1e-9)
    close(plain.high, 0.4530780808, 1e-9)
  })

  // Rocks 2016, The American Statistician 70(4); the last upper bound leaves the scale and is cut at 1.
  test.each([
    [20, 30, 50, 0.1405113018, 0.4420129701],
    [0, 0, 10, 0.4750355154, 1],
    [0, 5, 0, -0.3000569798, 0.3000569798],
  ])('adjusted interval of %i/%i/%i agrees with Rocks', (detractors, passives, promoters, low, high) => {
    const adjusted = npsInterval({ detractors, passives, promoters }, { method: 'adjusted' })
    close(adjusted.low, low, 1e-9)
    close(adjusted.high, high, 1e-9)
  })

  // Lewis and Sauro print these with z = 1.96, in points.
  test.each([
    [20, 30, 50, 14.05, 44.2],
    [5, 5, 10, -11.72, 55.2],
    [200, 300, 500, 25.08, 34.74],
  ])(
    'adjusted interval of %i/%i/%i agrees with Lewis and Sauro',
    (detractors, passives, promoters, low, high) => {
      const adjusted = npsInterval({ detractors, passives, promoters }, { method: 'adjusted' })
      close(100 * adjusted.low, low, 0.01)
      close(100 * adjusted.high, high, 0.01)
    },
  )

  // Independent iterations of the Tango score interval, good to 3e-8 (the identity with Wilson below is exact).
  test.each([
    [20, 30, 50, 0.1395514127, 0.4433930516, 1e-7],
    [5, 0, 5, -0.526814, 0.526814, 1e-6],
    [0, 0, 10, 0.4449343681, 1, 1e-7],
  ])('score interval of %i/%i/%i agrees with an independent solution', (...row) => {
    const [detractors, passives, promoters, low, high, tolerance] = row
    const score = npsInterval({ detractors, passives, promoters })
    close(score.low, low, tolerance)
    close(score.high, high, tolerance)
  })

  test('without passives the score interval is twice the Wilson interval of the promoters, minus one', () => {
    fc.assert(
      fc.property(fc.nat(300), fc.nat(300), (detractors, promoters) => {
        fc.pre(detractors + promoters > 0)
        const score = npsInterval({ detractors, passives: 0, promoters })
        const share = wilsonInterval(promoters, detractors + promoters)
        close(score.low, 2 * share.low - 1, 1e-9)
        close(score.high, 2 * share.high - 1, 1e-9)
      }),
    )
  })

  test('the score interval holds the score, stays on the scale, never collapses, and mirrors', () => {
    fc.assert(
      fc.property(fc.nat(200), fc.nat(200), fc.nat(200), (detractors, passives, promoters) => {
        fc.pre(detractors + passives + promoters > 0)
        const score = npsInterval({ detractors, passives, promoters })
        const mirror = npsInterval({ detractors: promoters, passives, promoters: detractors })
        expect(-1 <= score.low && score.low <= score.nps && score.nps <= score.high && score.high <= 1).toBe(
          true,
        )
        expect(score.low).toBeLessThan(score.high)
        close(mirror.low, -score.high, 1e-9)
      }),
    )
  })
})

describe('the difference of two waves', () => {
  const later: NpsCounts = { detractors: 30, passives: 30, promoters: 40 }

  test('has the two-sample interval with the plain method', () => {
    const plain = npsDifference(wave, later, { method: 'wald' })
    close(plain.difference, 0.2, 1e-12)
    close((plain.high - plain.low) / 2 / 1.959963984540054, 0.1140175425, 1e-9)
    close(plain.low, -0.0234702769, 1e-9)
    close(plain.high, 0.4234702769, 1e-9)
    expect(plain.distinguishable).toBe(false)
  })

  test('cannot be told apart at 95 % but can at 92 %, since p is 0.0794', () => {
    expect(npsDifference(wave, later, { method: 'wald', confidence: 1 - 0.07942 }).distinguishable).toBe(true)
    expect(npsDifference(wave, later, { method: 'wald', confidence: 1 - 0.0794 }).distinguishable).toBe(false)
  })

  test('without passives is twice the Newcombe difference of the promoters', () => {
    const score = npsDifference(
      { detractors: 1, passives: 0, promoters: 9 },
      { detractors: 7, passives: 0, promoters: 3 },
    )
    const shares = newcombeDifference({ hits: 9, n: 10 }, { hits: 3, n: 10 })
    close(score.low, 2 * shares.low, 1e-9)
    close(score.high, 2 * shares.high, 1e-9)
  })

  test('of 324 people, half promoters and a third passives, the error is 4.14 points', () => {
    close(npsInterval({ detractors: 54, passives: 108, promoters: 162 }).standardError, 0.0414, 5e-5)
  })

  test('ten promoters each in two waves leave room for a change', () => {
    const agreed = { detractors: 0, passives: 0, promoters: 10 }
    expect(npsDifference(agreed, agreed).high).toBeGreaterThan(0.5)
  })
})

test('the thousand made-up answers of brendan-r/NPS score 0.1', (context) => {
  const file = new URL(
    '../../../../shared/data/stats/survey/nps_idealised_brendan_rocks.csv',
    import.meta.url,
  )
  context.skip(!existsSync(file), 'The shared data sets are not here.')
  const rows = readFileSync(file, 'utf8').trim().split('\n').slice(1)
  const counts = npsCounts(rows.map((row) => Number(row.split(',')[0])))
  expect(counts).toEqual({ detractors: 362, passives: 176, promoters: 462 })
  close(npsInterval(counts).nps, 0.1, 1e-12)
  close(npsInterval(counts).standardError, 0.0285306852, 1e-9)
})
