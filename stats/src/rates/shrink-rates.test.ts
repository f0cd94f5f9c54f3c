import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { chanceOfBest } from './chance-of-best.ts'
import { jamesSteinShrink } from './james-stein-shrink.ts'
import { probabilityHigher } from './probability-higher.ts'
import { shrinkRates } from './shrink-rates.ts'
import { wilsonInterval } from './wilson-interval.ts'

const folder = new URL('../../../../shared/data/stats/balance/', import.meta.url)
const absent = !existsSync(folder)
const numbers = (file: string) =>
  readFileSync(new URL(file, folder), 'utf8')
    .trim()
    .split('\n')
    .slice(1)
    .map((line) => line.split(',').map(Number))
const close = (actual: number, expected: number, tolerance: number) =>
  expect(Math.abs(actual - expected)).toBeLessThan(tolerance)

describe('rates of many small groups', () => {
  test('71 groups of rats agree with R (optim, VGAM) and Bayesian Data Analysis 5.3', (context) => {
    context.skip(absent, 'The shared data sets are not here.')
    const rats = shrinkRates(
      numbers('bda_rats_betabinomial.csv').map(([hits, n]) => ({ hits: hits!, n: n! })),
    )
    close(rats.alpha, 2.3416, 1e-3)
    close(rats.beta, 14.1148, 1e-3)
    close(rats.logLikelihood, -156.5689299, 1e-6)
    close(rats.mean, 0.142292, 1e-5)
    close(rats.groups[0]!.rate, 0.06423, 1e-5)
    close(rats.groups[70]!.rate, 0.208219, 1e-5)
    expect(rats.verdict).toBe('different')
    for (const group of rats.groups) expect(group.low < group.rate && group.rate < group.high).toBe(true)
  })

  test('18 batters look alike after 45 turns each, and shrinking halves the error twice', (context) => {
    context.skip(absent, 'The shared data sets are not here.')
    const batters = numbers('efron_morris_batting.csv')
    const season = batters.map((row) => row[2]!)
    const error = (rates: Iterable<number>) =>
      [...rates].reduce((sum, rate, player) => sum + (rate - season[player]!) ** 2, 0)
    const shrunk = shrinkRates(batters.map(([hits, n]) => ({ hits: hits!, n: n! })))
    const classic = jamesSteinShrink(
      batters.map((row) => row[0]!),
      45,
    )
    close(classic.kept, 0.2116534, 1e-7)
    close(classic.estimates[0]!, 0.293914, 1e-6)
    close(error(shrunk.groups.map((group) => group.observed)), 0.075488, 1e-6)
    close(error(classic.estimates), 0.021375, 1e-6)
    close(error(shrunk.groups.map((group) => group.rate)), 0.022855, 1e-5)
    close(shrunk.strength, 793, 1)
    expect(shrunk.verdict).toBe('no detectable difference')
  })

  test('equal groups run to the bound, and are said to be alike', () => {
    const alike = shrinkRates([1, 2, 3, 4].map(() => ({ hits: 10, n: 50 })))
    expect(alike).toMatchObject({ verdict: 'no detectable difference', pValue: 1 })
    for (const group of alike.groups) close(group.rate, 0.2, 1e-6)
  })

  test('groups that look alike are known no better than all of their observations together', () => {
    const alike = shrinkRates([
      { hits: 6, n: 7 },
      { hits: 2, n: 2 },
      { hits: 4, n: 4 },
    ])
    const all = wilsonInterval(12, 13)
    for (const { rate, low, high } of alike.groups) {
      close(rate, 12 / 13, 1e-5)
      close(low, all.low, 0.08)
      close(high, all.high, 0.02)
    }
  })

  test('when nobody answered anywhere there is one interval for all', () => {
    const silent = shrinkRates([
      { hits: 0, n: 20 },
      { hits: 0, n: 30 },
    ])
    expect(silent.verdict).toBe('nobody or everybody')
    expect(silent.groups[0]).toMatchObject({ rate: 0, low: 0 })
    expect(silent.groups[0]!.high).toBeGreaterThan(0.05)
  })

  test('one group, or more hits than tries, is refused', () => {
    expect(() => shrinkRates([{ hits: 1, n: 2 }])).toThrow(/two groups/)
    expect(() =>
      shrinkRates([
        { hits: 3, n: 2 },
        { hits: 1, n: 2 },
      ]),
    ).toThrow(RangeError)
  })
})

describe('which of two is higher', () => {
  test('20 of 100 against 30 of 100 agrees with R', () => {
    close(probabilityHigher({ alpha: 21, beta: 81 }, { alpha: 31, beta: 71 }), 0.9476031034, 1e-9)
  })

  // Beta(1, 1) against Beta(1, 2): ∫ 2(1 − x) x dx = 1/3; Beta(0.5, 0.5) against itself is one half by symmetry.
  test('agrees with integrals done by hand, and both directions add up to one', () => {
    close(probabilityHigher({ alpha: 1, beta: 1 }, { alpha: 1, beta: 2 }), 1 / 3, 1e-10)
    close(probabilityHigher({ alpha: 0.5, beta: 0.5 }, { alpha: 0.5, beta: 0.5 }), 0.5, 1e-9)
    const [one, two] = [
      { alpha: 3, beta: 900 },
      { alpha: 0.7, beta: 40 },
    ]
    close(probabilityHigher(one, two) + probabilityHigher(two, one), 1, 1e-8)
  })

  test('seeded draws for several channels agree and repeat', () => {
    const channels = [
      { alpha: 21, beta: 81 },
      { alpha: 31, beta: 71 },
    ]
    const chances = chanceOfBest(channels, { seed: 5 })
    close(chances[1]!, 0.9476031034, 0.006)
    expect(chanceOfBest(channels, { seed: 5 })).toEqual(chances)
  })
})
