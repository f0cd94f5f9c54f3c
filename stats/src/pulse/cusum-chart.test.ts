import { describe, expect, test } from 'vitest'
import { seededRandom } from '../random/index.ts'
import { cusumChart } from './cusum-chart.ts'
import { cusumRunLength } from './cusum-run-length.ts'

// Montgomery, Introduction to Statistical Quality Control, table 9.1: mean 10, from sample 21 on 11.
const table = [
  9.45, 7.99, 9.29, 11.66, 12.16, 10.18, 8.04, 11.46, 9.2, 10.34, 9.03, 11.47, 10.51, 9.4, 10.08, 9.37, 10.62,
  10.31, 8.52, 10.84, 10.9, 9.33, 12.29, 11.5, 10.6, 11.08, 10.38, 11.62, 11.31, 10.52,
]

describe('cumulative sums', () => {
  test('the table of Montgomery signals at sample 29 with 5.28, after seven samples that began at 23', () => {
    const { high, highRun, low, signals } = cusumChart(table, { target: 10, sigma: 1 })
    expect(high[28]).toBeCloseTo(5.28, 10)
    expect(high[29]).toBeCloseTo(5.3, 10)
    expect(highRun[28]).toBe(7)
    expect(signals).toHaveLength(1)
    expect(signals[0]).toMatchObject({ side: 'high', index: 28, since: 22 })
    expect(signals[0]!.level).toBeCloseTo(10 + 0.5 + 5.28 / 7, 10)
    expect(Math.max(...low)).toBeLessThan(5)
  })

  test('turning values upside down swaps the sides; scaling changes nothing', () => {
    const plain = cusumChart(table, { target: 10, sigma: 1 })
    const turned = cusumChart(
      table.map((value) => -3 * value),
      { target: -30, sigma: 3 },
    )
    plain.high.forEach((sum, at) => expect(turned.low[at]).toBeCloseTo(sum, 9))
    expect(turned.signals[0]).toMatchObject({ side: 'low', index: 28, since: 22 })
  })

  test('a sigma of zero or a missing point is refused with a sentence', () => {
    expect(() => cusumChart(table, { target: 10, sigma: 0 })).toThrow('sigma above zero')
    expect(() => cusumChart([1, Number.NaN], { target: 0, sigma: 1 })).toThrow('Point 2')
    expect(() => cusumChart(table, { target: 10, sigma: 1, threshold: 0 })).toThrow(RangeError)
  })
})

describe('how long until a signal', () => {
  // spc::xcusum.arl(k = .5, h, mu, sided = "two"), and sided = "one" for the last.
  test.each([
    [{ threshold: 5 }, 465.44],
    [{ threshold: 5, shift: 1 }, 10.376],
    [{ threshold: 4 }, 167.684],
    [{ threshold: 4, shift: 1 }, 8.383],
    [{ threshold: 4, shift: 2 }, 3.343],
    [{ threshold: 4.77 }, 368.56],
    [{ threshold: 5, sides: 1 as const }, 930.887],
  ])('%j takes %f points', (options, points) => {
    expect(Math.abs(cusumRunLength(options) / points - 1)).toBeLessThan(1e-4)
  })

  test('2,000 simulated charts agree', () => {
    const random = seededRandom(1954)
    let points = 0
    for (let round = 0; round < 2000; round++) {
      let above = 0
      let below = 0
      while (above <= 4 && below <= 4) {
        const score = random.normal()
        above = Math.max(0, above + score - 0.5)
        below = Math.max(0, below - score - 0.5)
        points++
      }
    }
    const wanted = cusumRunLength({ threshold: 4 })
    expect(Math.abs(points / 2000 - wanted)).toBeLessThan(3 * (wanted / Math.sqrt(2000)))
  })

  test('a higher threshold takes longer, a larger shift is found sooner, nonsense is refused', () => {
    const byThreshold = [1, 2, 4, 8].map((threshold) => cusumRunLength({ threshold }))
    expect(byThreshold).toEqual(byThreshold.toSorted((a, b) => a - b))
    const byShift = [0, 0.5, 1, 3].map((shift) => cusumRunLength({ shift }))
    expect(byShift).toEqual(byShift.toSorted((a, b) => b - a))
    expect(() => cusumRunLength({ threshold: 0 })).toThrow(RangeError)
  })
})
