import { expect, test } from 'vitest'
import { seededRandom } from '../random/seeded-random.ts'
import { betaDropoutModel } from './beta-dropout-model.ts'
import { bgNbdExpected } from './bg-nbd-expected.ts'
import { customerTable } from './customer-table.ts'
import { fitBgNbd } from './fit-bg-nbd.ts'
import { fitPooled } from './fit-pooled.ts'
import { fitShiftedBetaGeometric } from './fit-shifted-beta-geometric.ts'
import { laplaceInterval } from './laplace-interval.ts'
import { renewalTable } from './renewal-table.ts'
import { sbgSurvival } from './sbg-survival.ts'
import { shiftedBetaGeometric } from './shifted-beta-geometric.ts'
import { simulateBgNbd } from './simulate-bg-nbd.ts'

const model = betaDropoutModel('BG/NBD')
const typical = { r: 0.7, alpha: 7, a: 0.8, b: 2.6 }

function planted(sizes: number[], spread: number, seed: number) {
  const random = seededRandom(seed)
  return sizes.map((customers, place) => {
    const tilt = (value: number) => value * Math.exp(random.normal(0, spread))
    const truth = { r: tilt(typical.r), alpha: tilt(typical.alpha), a: tilt(typical.a), b: tilt(typical.b) }
    const table = customerTable(
      simulateBgNbd(truth, { customers, age: 45, cohort: 8, seed: seed * 100 + place, resolution: 1e-2 }),
    )
    return { truth, table }
  })
}

const recordOf = (parts: { table: ReturnType<typeof customerTable> }[]) =>
  Object.fromEntries(parts.map(({ table }, place) => [`segment ${place}`, table]))

test('small segments forecast better pooled than alone, and large ones keep their own numbers', () => {
  let alone = 0
  let pooled = 0
  for (const seed of [1, 2, 3]) {
    const parts = planted([3000, 60, 60, 60, 60, 60], 0.15, seed)
    const fit = fitPooled(model, recordOf(parts))
    parts.forEach(({ truth, table }, place) => {
      const wanted = Math.log(bgNbdExpected(truth, 52))
      const own = fitBgNbd(table).parameters
      const shared = fit.segments[`segment ${place}`]!.parameters
      if (place === 0) {
        expect(Math.log(bgNbdExpected(shared, 52) / bgNbdExpected(own, 52))).toBeCloseTo(0, 1)
        return
      }
      alone += (Math.log(bgNbdExpected(own, 52)) - wanted) ** 2
      pooled += (Math.log(bgNbdExpected(shared, 52)) - wanted) ** 2
    })
  }
  // Root mean squared errors of about .10 against .17 over many seeds.
  expect(pooled).toBeLessThan(0.7 * alone)
})

test('segments that do not differ end close to the fit of all together', () => {
  const parts = planted([300, 300, 300, 300], 0, 9)
  const fit = fitPooled(model, recordOf(parts))
  const all = fitBgNbd(
    customerTable({
      repeats: parts.flatMap(({ table }) => [...table.repeats]),
      recency: parts.flatMap(({ table }) => [...table.recency]),
      age: parts.flatMap(({ table }) => [...table.age]),
      counts: parts.flatMap(({ table }) => [...table.counts]),
    }),
  )
  for (const segment of Object.values(fit.segments)) {
    expect(Math.log(bgNbdExpected(segment.parameters, 52) / bgNbdExpected(all.parameters, 52))).toBeCloseTo(
      0,
      0,
    )
  }
  expect(fit.typical.r / all.parameters.r).toBeGreaterThan(0.7)
  expect(fit.typical.r / all.parameters.r).toBeLessThan(1.4)
})

test('pooled intervals cover the truth of small segments about as often as they say', () => {
  let covered = 0
  let total = 0
  for (const seed of [21, 22, 23, 24, 25]) {
    const parts = planted([400, 150, 150, 150, 100, 100, 100, 80], 0.25, seed)
    const fit = fitPooled(model, recordOf(parts), { maximumRounds: 40 })
    parts.forEach(({ truth }, place) => {
      const { low, high } = laplaceInterval(fit.segments[`segment ${place}`]!, (found) =>
        bgNbdExpected(found, 52),
      )
      const wanted = bgNbdExpected(truth, 52)
      if (low <= wanted && wanted <= high) covered++
      total++
    })
  }
  // Three standard errors of .95 over 40 segments.
  expect(Math.abs(covered / total - 0.95)).toBeLessThan(0.11)
})

test('a segment too small for its own fit says so, and two segments are too few to pool', () => {
  const parts = planted([500, 400, 12], 0.2, 4)
  const fit = fitPooled(model, recordOf(parts))
  expect(fit.segments['segment 2']!.verdict).toBe('not enough data')
  expect(fit.segments['segment 2']!.notes[0]).toContain('other segments')
  expect(fit.segments['segment 0']!.verdict).toBe('fine')
  expect(() => fitPooled(model, recordOf(parts.slice(0, 2)))).toThrow('at least three segments')
})

test('cohorts of a contract can be pooled too', () => {
  const cohorts = {
    spring: renewalTable([[1000, 869, 743, 653, 593, 551, 517, 491]]),
    summer: renewalTable([[800, 690, 600, 530, 480]]),
    autumn: renewalTable([[60, 51, 45]]),
  }
  const fit = fitPooled(shiftedBetaGeometric, cohorts)
  const yearSeven = (segment: Parameters<typeof laplaceInterval<'alpha' | 'beta'>>[0]) =>
    laplaceInterval(segment, (found) => sbgSurvival(found, 7), { scale: 'logit' })
  // Two renewals of 60 customers alone say next to nothing about the years to come.
  const alone = yearSeven(fitShiftedBetaGeometric(cohorts.autumn))
  const pooled = yearSeven(fit.segments.autumn!)
  expect(pooled.high - pooled.low).toBeLessThan(0.7 * (alone.high - alone.low))
  expect(pooled.low).toBeLessThan(0.491)
  expect(pooled.high).toBeGreaterThan(0.491)
})
