import { existsSync, readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { seededRandom } from '../random/index.ts'
import { bestSplit } from './best-split.ts'
import { changePoints } from './change-points.ts'
import { energyStatistic } from './energy-statistic.ts'

const folder = new URL('../../../../shared/data/stats/change/', import.meta.url)
const column = (file: string, index: number) =>
  readFileSync(new URL(file, folder), 'utf8')
    .trim()
    .split('\n')
    .slice(1)
    .map((line) => Number(line.split(',')[index]))
const withinError = (p: number, wanted: number) =>
  expect(Math.abs(p - wanted)).toBeLessThan(3 * Math.sqrt((wanted * (1 - wanted)) / 499) + 1e-12)

describe('change points', () => {
  test.skipIf(!existsSync(folder))('the Nile changed once, in 1899, as ecp finds: p .002, then .156', () => {
    const flow = column('nile.csv', 1)
    const result = changePoints(flow, { seed: 1, permutations: 499, smallest: 10 })
    expect(result.starts).toEqual([28])
    expect(1871 + result.starts[0]!).toBe(1899)
    expect(result.tests[0]!.p).toBe(0.002)
    expect(result.tests[1]!.significant).toBe(false)
    withinError(result.tests[1]!.p, 0.156)
    expect(result.segments.map((segment) => Math.round(segment.mean))).toEqual([1098, 850])
    expect(energyStatistic(flow.slice(0, 28), flow.slice(28))).toBeCloseTo(4807.5213, 4)
    const byCut = flow.map((_, cut) =>
      cut < 2 || cut > 98 ? 0 : energyStatistic(flow.slice(0, cut), flow.slice(cut)),
    )
    expect(byCut.indexOf(Math.max(...byCut))).toBe(28)
  })

  test.skipIf(!existsSync(folder))(
    '400 simulated points change at 201 and 308, as ecp finds; the third is not significant',
    () => {
      const result = changePoints(column('sim_3_changes_400.csv', 0), {
        seed: 1,
        permutations: 499,
        smallest: 30,
      })
      expect(result.starts).toEqual([200, 307])
      expect(result.tests.map((found) => found.significant)).toEqual([true, true, false])
      expect(result.tests[0]!.p).toBe(0.002)
      expect(result.tests[1]!.p).toBeLessThanOrEqual(0.008)
      withinError(result.tests[2]!.p, 0.286)
    },
  )

  test('the fast search finds what trying every cut and every end finds', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: -20, max: 20 }), { minLength: 4, maxLength: 18 }),
        fc.integer({ min: 2, max: 4 }),
        (values, smallest) => {
          let best = -Infinity
          for (let cut = smallest; cut <= values.length - smallest; cut++) {
            for (let end = cut + smallest; end <= values.length; end++) {
              best = Math.max(best, energyStatistic(values.slice(0, cut), values.slice(cut, end)))
            }
          }
          const found = bestSplit(values, smallest).statistic
          if (best === -Infinity) expect(found).toBe(-Infinity)
          else expect(found).toBeCloseTo(best, 8)
        },
      ),
    )
  })

  test('series without a change are left whole in about 95 of 100 trials', () => {
    const random = seededRandom(2014)
    let alarms = 0
    for (let trial = 0; trial < 300; trial++) {
      const series = Array.from({ length: 40 }, () => random.normal())
      alarms += Math.sign(changePoints(series, { seed: trial, permutations: 99, smallest: 8 }).starts.length)
    }
    expect(alarms / 300).toBeLessThan(0.05 + 3 * Math.sqrt((0.05 * 0.95) / 300))
  })

  test('a change of spread alone is found', () => {
    const random = seededRandom(3)
    const series = Array.from({ length: 160 }, (_, at) => random.normal(0, at < 80 ? 1 : 5))
    const { starts } = changePoints(series, { seed: 1, smallest: 20, permutations: 199 })
    expect(starts).toHaveLength(1)
    expect(Math.abs(starts[0]! - 80)).toBeLessThan(12)
  })

  test('moving and scaling the metric changes neither places nor p', () => {
    const random = seededRandom(4)
    const series = Array.from({ length: 50 }, (_, at) => Math.round(random.normal(at < 20 ? 0 : 40, 16)))
    const scaled = series.map((value) => 8 * value + 1000)
    const [plain, other] = [series, scaled].map((values) =>
      changePoints(values, { seed: 5, permutations: 99 }),
    )
    expect(other!.starts).toEqual(plain!.starts)
    expect(other!.tests.map(({ p }) => p)).toEqual(plain!.tests.map(({ p }) => p))
  })

  test('points that resemble their neighbours are warned about', () => {
    const random = seededRandom(6)
    let level = 0
    const wave = Array.from({ length: 80 }, () => (level = 0.9 * level + random.normal()))
    expect(changePoints(wave, { seed: 1, permutations: 39, smallest: 30 }).warnings[0]).toContain('resemble')
  })

  test('a search reports progress and stops when asked', () => {
    const controller = new AbortController()
    const series = Array.from({ length: 60 }, (_, at) => (at * 37) % 11)
    const onProgress = ({ permutation }: { permutation: number }) => permutation === 5 && controller.abort()
    expect(() => changePoints(series, { seed: 1, signal: controller.signal, onProgress })).toThrow(/abort/i)
  })

  test('too few, too many or missing points are refused with a sentence', () => {
    expect(() => changePoints([1, 2, 3], { seed: 1 })).toThrow('need 20 points; there are 3')
    expect(() => changePoints(new Float64Array(5001), { seed: 1 })).toThrow('Take means of longer periods')
    expect(() => changePoints([...Array<number>(30).fill(1), Number.NaN], { seed: 1 })).toThrow('Point 31')
    expect(() => changePoints(new Float64Array(40), { seed: 1, permutations: 9 })).toThrow('at least 19')
  })
})
