import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { seededRandom } from '../random/seeded-random.ts'
import { dataMissing, readLines } from './cdnow.test-data.ts'
import { kaplanMeier } from './kaplan-meier.ts'
import { logRank } from './log-rank.ts'
import { restrictedMean } from './restricted-mean.ts'
import { survivalAt } from './survival-at.ts'

// The aml data of R's survival package, maintained and not maintained chemotherapy (Miller 1981).
const maintained = {
  times: [9, 13, 13, 18, 23, 28, 31, 34, 45, 48, 161],
  ended: [1, 1, 0, 1, 1, 0, 1, 1, 0, 1, 0],
}
const notMaintained = {
  times: [5, 5, 8, 8, 12, 16, 23, 27, 30, 33, 43, 45],
  ended: [1, 1, 1, 1, 1, 0, 1, 1, 1, 1, 1, 1],
}

test('survival of the maintained group agrees with R: survfit(Surv(time, status) ~ 1)', () => {
  const curve = kaplanMeier(maintained)
  const wanted = {
    9: 0.909091,
    13: 0.818182,
    18: 0.715909,
    23: 0.613636,
    31: 0.490909,
    34: 0.368182,
    48: 0.184091,
  }
  for (const [time, value] of Object.entries(wanted)) {
    expect(Math.abs(survivalAt(curve, Number(time)).survival - value)).toBeLessThan(1e-6)
  }
  expect(survivalAt(curve, 13).standardError).toBeCloseTo(0.1162913, 6)
  expect(curve.median.value).toBe(31)
  expect(survivalAt(curve, 8.9).survival).toBe(1)
})

test('the three intervals at 13 weeks agree with R: conf.type log, log-log and plain', () => {
  for (const [interval, low, high] of [
    ['log', 0.619249, 1],
    ['log-log', 0.447429, 0.951162],
    ['plain', 0.590255, 1],
  ] as const) {
    const found = survivalAt(kaplanMeier(maintained, { interval }), 13)
    expect(Math.abs(found.low - low)).toBeLessThan(1e-6)
    expect(Math.abs(found.high - high)).toBeLessThan(1e-6)
  }
})

test('the log-rank test agrees with R: survdiff(Surv(time, status) ~ x, aml)', () => {
  const found = logRank([maintained, notMaintained])
  expect(Math.abs(found.chiSquare - 3.39639)).toBeLessThan(1e-5)
  expect(Math.abs(found.pValue - 0.06534)).toBeLessThan(1e-5)
  const swapped = logRank([notMaintained, maintained])
  expect(swapped.chiSquare).toBeCloseTo(found.chiSquare, 10)
})

describe.skipIf(dataMissing)('files of ../shared/data/stats/retention (skipped where absent)', () => {
  const column = (rows: string[][], place: number) => rows.map((row) => row[place]!.replaceAll('"', ''))
  const lifetimesOf = (rows: string[][]) => ({
    times: column(rows, 0).map(Number),
    ended: column(rows, 1).map(Number),
  })

  test('6-MP against placebo agrees with R (Freireich 1963)', () => {
    const rows = readLines('retention/km_gehan_6mp.csv')
      .slice(1)
      .map((line) => line.split(',').slice(1))
    const treated = lifetimesOf(rows.filter((row) => row[2]!.includes('6-MP')))
    const control = lifetimesOf(rows.filter((row) => row[2]!.includes('control')))
    const curve = kaplanMeier(treated)
    const wanted = {
      6: 0.857143,
      7: 0.806723,
      10: 0.752941,
      13: 0.690196,
      16: 0.627451,
      22: 0.537815,
      23: 0.448179,
    }
    for (const [time, value] of Object.entries(wanted)) {
      expect(Math.abs(survivalAt(curve, Number(time)).survival - value)).toBeLessThan(1e-6)
    }
    const { chiSquare, pValue } = logRank([treated, control])
    expect(Math.abs(chiSquare - 16.7929)).toBeLessThan(1e-4)
    expect(Math.abs(pValue - 4.169e-5)).toBeLessThan(1e-8)
  })

  test('7,032 telecommunication customers agree with R', () => {
    const rows = readLines('retention/Telco-Customer-Churn.csv')
      .slice(1)
      .map((line) => line.split(','))
    const kept = rows.filter((row) => Number(row[5]) > 0)
    const lifetimes = (chosen: string[][]) => ({
      times: chosen.map((row) => Number(row[5])),
      ended: chosen.map((row) => Number(row[20] === 'Yes')),
    })
    const curve = kaplanMeier(lifetimes(kept))
    expect(curve.customers).toBe(7032)
    expect(curve.median.value).toBe('not reached')
    expect(survivalAt(curve, 12).survival).toBeCloseTo(0.8432, 6)
    expect(survivalAt(curve, 24).survival).toBeCloseTo(0.788736, 6)
    expect(survivalAt(curve, 72).survival).toBeCloseTo(0.59279, 6)
    expect(restrictedMean(curve, 72).value).toBeCloseTo(54.492387, 6)
    const contracts = ['Month-to-month', 'One year', 'Two year'].map((name) =>
      lifetimes(kept.filter((row) => row[15] === name)),
    )
    expect(kaplanMeier(contracts[0]!, { interval: 'log' }).median).toEqual({
      value: 35,
      low: 32,
      high: 38,
    })
    const { chiSquare, degreesOfFreedom } = logRank(contracts)
    expect(chiSquare).toBeCloseTo(2352.9, 1)
    expect(degreesOfFreedom).toBe(2)
    expect(() => kaplanMeier(lifetimes(rows))).toThrow('Leave out lifetimes that are not above zero')
  })
})

test('the restricted mean is the area under the steps up to its horizon', () => {
  // By hand: 9 + 4 · .909091 + 5 · .818182 + 5 · .715909 + 8 · .613636 + 3 · .490909 + 14 · .368182
  const found = restrictedMean(kaplanMeier(maintained), 48)
  expect(found.value).toBeCloseTo(9 + 3.636364 + 4.09091 + 3.579545 + 4.909088 + 1.472727 + 5.154548, 4)
  expect(found.low).toBeLessThan(found.value)
  expect(() => restrictedMean(kaplanMeier(maintained), 200)).toThrow('Nobody was observed beyond 161')
})

test('without censoring the curve is the share of longer lifetimes, and weights are repetitions', () => {
  const times = fc.array(fc.integer({ min: 1, max: 12 }), { minLength: 2, maxLength: 40 })
  fc.assert(
    fc.property(times, (lives) => {
      const curve = kaplanMeier({ times: lives, ended: lives.map(() => true) })
      for (const step of curve.steps) {
        expect(step.survival).toBeCloseTo(lives.filter((life) => life > step.time).length / lives.length, 10)
        expect(step.low).toBeLessThanOrEqual(step.survival)
        expect(step.high).toBeGreaterThanOrEqual(step.survival)
        expect(Number.isFinite(step.standardError)).toBe(true)
      }
      const ended = lives.map((life) => life % 3 > 0)
      const weighted = kaplanMeier({ times: lives, ended, counts: lives.map(() => 2) })
      const repeated = kaplanMeier({
        times: [...lives, ...lives].toReversed(),
        ended: [...ended, ...ended].toReversed(),
      })
      expect(weighted).toEqual(repeated)
    }),
  )
})

test('the log-log interval covers the true share about 95 times of 100', () => {
  const random = seededRandom(63)
  let covered = 0
  const rounds = 1000
  for (let round = 0; round < rounds; round++) {
    const lives = Array.from({ length: 60 }, () => ({
      end: random.exponential(0.1),
      seen: 20 * random.uniform() + 8,
    }))
    const curve = kaplanMeier({
      times: lives.map(({ end, seen }) => Math.min(end, seen)),
      ended: lives.map(({ end, seen }) => end <= seen),
    })
    const { low, high } = survivalAt(curve, 7)
    const truth = Math.exp(-0.7)
    if (low <= truth && truth <= high) covered++
  }
  // Three standard errors of a share of .95 over 1,000 rounds.
  expect(Math.abs(covered / rounds - 0.95)).toBeLessThan(0.021)
})

test('a comparison that has no answer is refused', () => {
  expect(() => logRank([maintained])).toThrow('at least two groups')
  expect(() =>
    logRank([
      { times: [3], ended: [0] },
      { times: [4], ended: [0] },
    ]),
  ).toThrow('cannot be compared')
  expect(() => kaplanMeier({ times: [1], ended: [2] })).toThrow('neither 0 nor 1')
})
