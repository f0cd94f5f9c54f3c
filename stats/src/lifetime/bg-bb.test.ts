import { describe, expect, test } from 'vitest'
import { bgBbAlive } from './bg-bb-alive.ts'
import { bgBbFuture } from './bg-bb-future.ts'
import { bgBbResidual } from './bg-bb-residual.ts'
import { dataMissing, readLines } from './cdnow.test-data.ts'
import { customerTable } from './customer-table.ts'
import { fitBgBb } from './fit-bg-bb.ts'

function donors() {
  const rows = readLines('clv/donations_bgbb.csv')
    .slice(1)
    .map((line) => line.split(',').map(Number))
  const column = (place: number) => rows.map((row) => row[place]!)
  return customerTable({ repeats: column(0), recency: column(1), age: column(2), counts: column(3) })
}

// Published 1.204 .750 .657 2.783, -33225.6: Fader, Hardie and Shang (2010), Marketing Science 29(6).
test.skipIf(dataMissing)(
  'donors give the published estimates (skipped where ../shared/data/stats is absent)',
  () => {
    const fit = fitBgBb(donors())
    expect(fit.customers).toBe(11_104)
    expect(Math.abs(fit.parameters.alpha - 1.203507)).toBeLessThan(1e-3)
    expect(Math.abs(fit.parameters.beta - 0.749767)).toBeLessThan(1e-3)
    expect(Math.abs(fit.parameters.gamma - 0.656757)).toBeLessThan(1e-3)
    expect(Math.abs(fit.parameters.delta - 2.783887)).toBeLessThan(5e-3)
    expect(Math.abs(fit.logLikelihood + 33225.58129)).toBeLessThan(1e-4)
    expect(fit.verdict).toBe('fine')
  },
)

const published = { alpha: 1.204, beta: 0.75, gamma: 0.657, delta: 2.783 }

describe('forecasts of BG/BB', () => {
  test('a donor of every year is likely to give again and one of none is not', () => {
    expect(bgBbAlive(published, { repeats: 6, recency: 6, age: 6 })).toBeGreaterThan(0.9)
    expect(bgBbAlive(published, { repeats: 0, recency: 0, age: 6 })).toBeLessThan(0.12)
    expect(bgBbAlive(published, { repeats: 6, recency: 6, age: 6 }, 0)).toBeCloseTo(1, 12)
  })

  test('purchases at the next occasions are the sum of those at each', () => {
    const history = { repeats: 2, recency: 4, age: 6 }
    let sum = 0
    for (let ahead = 1; ahead <= 5; ahead++) {
      sum += bgBbAlive(published, history, ahead) * ((1.204 + 2) / (1.204 + 0.75 + 6))
    }
    expect(bgBbFuture(published, history, 5)).toBeCloseTo(sum, 12)
  })

  test('discounted purchases are the sum of purchases at each occasion, discounted', () => {
    const history = { repeats: 2, recency: 4, age: 6 }
    let sum = 0
    for (let ahead = 1; ahead <= 2000; ahead++) {
      const alone = bgBbAlive(published, history, ahead) * ((1.204 + 2) / (1.204 + 0.75 + 6))
      sum += alone / 1.1 ** ahead
    }
    expect(bgBbResidual(published, history, 0.1)).toBeCloseTo(sum, 10)
    expect(() => bgBbResidual(published, history, 0)).toThrow('discount rate')
  })

  test('times that are no whole occasions are refused', () => {
    expect(() => fitBgBb(customerTable({ repeats: [1], recency: [1.5], age: [6] }))).toThrow(
      'whole occasions',
    )
    expect(() => fitBgBb(customerTable({ repeats: [3], recency: [2], age: [6] }))).toThrow(
      'at most one purchase',
    )
  })
})
