import fc from 'fast-check'
import { showForecast } from '@firsthand/contract/crm/pipelines-forecast'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type World, openWorld } from '../../../test/world.ts'
import { type OpenEntry, forecastStages, jeffreys, simulate } from './forecast.ts'
import { pipelineIn } from './testing.ts'

let world: World
beforeAll(async () => void (world = await openWorld()))
afterAll(() => world.close())

const euros = (amountMinor: number) => ({ amountMinor, currency: 'EUR', exponent: 2 })
const stage = (won: number, finished: number, winDays: number[] = Array.from({ length: won }, () => 20)) => ({
  id: 'trial',
  name: 'Trial',
  finished,
  won,
  winDays,
})
const open = (amount: number, daysInStage = 0): OpenEntry => ({
  stageId: 'trial',
  daysInStage,
  value: euros(amount),
})

/** The share of Beta(a, b) below x, by Simpson's rule: computed apart from the package. */
function betaBelow(a: number, b: number, x: number): number {
  const area = (to: number) => {
    // With t = sin², the density is smooth at both ends.
    const density = (angle: number) => Math.sin(angle) ** (2 * a - 1) * Math.cos(angle) ** (2 * b - 1)
    const [steps, width] = [2_000, Math.asin(Math.sqrt(to)) / 2_000]
    let sum = density(0) + density(steps * width)
    for (let step = 1; step < steps; step += 1) sum += density(step * width) * (step % 2 === 0 ? 2 : 4)
    return (sum * width) / 3
  }
  return area(x) / area(1)
}

test.each([
  [7, 20],
  [1, 10],
  [44, 50],
])('the interval of %i in %i leaves the same out at both ends', (hits, n) => {
  const { low, high } = jeffreys(hits, n)
  expect(betaBelow(hits + 0.5, n - hits + 0.5, low)).toBeCloseTo(0.025, 6)
  expect(betaBelow(hits + 0.5, n - hits + 0.5, high)).toBeCloseTo(0.975, 6)
})

test('where nothing or everything was won, the interval reaches its end', () => {
  expect(jeffreys(0, 10)).toMatchObject({ low: 0 })
  expect(jeffreys(10, 10)).toMatchObject({ high: 1 })
})

/** The beta-binomial distribution of wins among `m`, by its recursion: computed apart from any draw. */
function betaBinomial(m: number, a: number, b: number): number[] {
  const weights = [1]
  for (let k = 1; k <= m; k += 1)
    weights.push((weights[k - 1]! * (m - k + 1) * (a + k - 1)) / (k * (b + m - k)))
  const all = weights.reduce((sum, weight) => sum + weight, 0)
  return weights.map((weight) => weight / all)
}

test('the simulated wins are spread as the exact beta-binomial says', () => {
  const [won, finished, m] = [9, 24, 12]
  const exact = betaBinomial(m, won + 0.5, finished - won + 0.5)
  const below = (k: number) => exact.slice(0, Math.max(0, k)).reduce((sum, chance) => sum + chance, 0)
  const { wins, currencies } = simulate({
    history: [stage(won, finished)],
    open: Array.from({ length: m }, () => open(1_000)),
    withinDays: 90,
    seed: 7,
  })
  // A quantile of 4,000 draws: up to two hundredths beside the exact one.
  const isQuantile = (k: number, share: number) => below(k) <= share + 0.02 && below(k + 1) >= share - 0.02
  const { low, middle, high } = wins!.eventually
  expect([isQuantile(low, 0.1), isQuantile(middle, 0.5), isQuantile(high, 0.9)]).toEqual([true, true, true])
  expect(currencies[0]!.eventuallyMinor).toEqual({
    low: 1_000 * low,
    middle: 1_000 * middle,
    high: 1_000 * high,
  })
})

test('what stands longer than any win took is not expected within the horizon', () => {
  const history = [stage(20, 20, [10, 20, 30, 40])]
  const { wins } = simulate({ history, open: [open(1, 50)], withinDays: 365, seed: 1 })
  expect(wins).toMatchObject({ eventually: { middle: 1 }, within: { low: 0, high: 0 } })
})

test('currencies are never mixed, and too little history leaves out', () => {
  const other: OpenEntry = {
    stageId: 'talk',
    daysInStage: 1,
    value: { amountMinor: 5, currency: 'JPY', exponent: 0 },
  }
  const history = [stage(5, 10), { ...stage(1, 3), id: 'talk', name: 'Talk' }]
  const { currencies } = simulate({ history, open: [open(100), other], withinDays: 30, seed: 1 })
  expect(currencies.map(({ currency, entries, leftOut }) => [currency, entries, leftOut.entries])).toEqual([
    ['EUR', 1, 0],
    ['JPY', 0, 1],
  ])
  expect(forecastStages(history, [other])[1]).toMatchObject({
    verdict: 'not enough history',
    missing: 7,
    chance: null,
  })
})

test('whatever the history, ranges are in order and never above what is open; a seed repeats them', () => {
  const some = fc.array(fc.record({ amount: fc.nat(1e6), days: fc.nat(400) }), {
    minLength: 1,
    maxLength: 20,
  })
  const past = fc
    .integer({ min: 10, max: 60 })
    .chain((n) => fc.tuple(fc.integer({ min: 0, max: n }), fc.constant(n)))
  fc.assert(
    fc.property(some, past, fc.nat(1e6), (entries, [won, finished], seed) => {
      const options = {
        history: [stage(won, finished)],
        open: entries.map(({ amount, days }) => open(amount, days)),
        withinDays: 60,
        seed,
      }
      const [euro] = simulate(options).currencies
      const { low, middle, high } = euro!.eventuallyMinor
      expect([low, middle, high]).toEqual([low, middle, high].toSorted((one, two) => one - two))
      expect(high).toBeLessThanOrEqual(euro!.openMinor)
      expect(euro!.withinMinor.high).toBeLessThanOrEqual(high)
      expect(simulate(options).currencies).toEqual([euro])
    }),
    { numRuns: 15 },
  )
})

test('a pipeline says what it lacks, and forecasts when it has it', async () => {
  const { pipeline, enter, move, reason } = await pipelineIn(world)
  const ask = () => world.call(world.as('viewer'), showForecast, { pipeline: pipeline.id })
  const days = (count: number) => new Date(Date.now() - count * 86_400_000).toISOString()
  await enter({ value: euros(50_000) })
  expect(await ask()).toMatchObject({
    verdict: 'not enough history',
    sentence: 'Not enough history: 0 finished so far. 10 more that were in Talk would be enough to begin.',
    wins: null,
  })
  for (let index = 0; index < 10; index += 1) {
    const { id } = await enter({ at: days(60) })
    const to = index < 6 ? 'Won' : 'Lost'
    await move(id, to, { at: days(30), ...(to === 'Lost' && { lostReason: await reason() }) })
  }
  const forecast = await ask()
  expect(forecast).toMatchObject({ verdict: 'fine', finished: 10, wins: { entries: 1 } })
  expect(forecast.stages[0]).toMatchObject({ open: 1, finished: 10, won: 6, chance: { share: 0.6 } })
  expect(forecast.stages[0]!.daysToWin!.p50).toBeCloseTo(30, 5)
  expect(forecast.currencies[0]).toMatchObject({ currency: 'EUR', openMinor: 50_000 })
})
