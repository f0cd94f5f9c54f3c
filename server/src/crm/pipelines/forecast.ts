import { percentileInterval } from '@firsthand/stats/samples/percentile-interval'
import { seededRandom } from '@firsthand/stats/random/seeded-random'
import { betaQuantile } from '@firsthand/stats/special/beta-quantile'
import {
  type CurrencyForecast,
  type StageForecast,
  enoughFinished,
} from '@firsthand/contract/crm/pipelines-forecast'

/** Finished entries that had been in a stage, and how many days after entering it they were won. */
export type StageHistory = { id: string; name: string; finished: number; won: number; winDays: number[] }
export type OpenEntry = {
  stageId: string
  daysInStage: number
  value: { amountMinor: number; currency: string; exponent: number } | null
}
export type Range = { low: number; middle: number; high: number }

const enoughWins = 5
const mostDraws = 4_000
const fewestDraws = 400
const workAtMost = 4_000_000
/** Sums are shown with the middle 80 % of what was simulated: wider tells nobody what to plan with. */
const sumConfidence = 0.8

/**
 * How likely each stage leads to a win. Source: Brown, Cai and DasGupta 2001, Interval Estimation for a Binomial
 * Proportion, section 4.3 (Jeffreys interval, with its ends at 0 and 1 where nothing or everything was won).
 */
export function forecastStages(history: StageHistory[], open: OpenEntry[]): StageForecast[] {
  return history.map(({ id, name, finished, won, winDays }) => {
    const enough = finished >= enoughFinished
    return {
      stage: { id, name },
      open: open.filter((entry) => entry.stageId === id).length,
      finished,
      won,
      verdict: enough ? 'fine' : 'not enough history',
      missing: Math.max(0, enoughFinished - finished),
      chance: enough ? { share: won / finished, ...jeffreys(won, finished) } : null,
      daysToWin: enough && winDays.length >= enoughWins ? quantiles(winDays) : null,
    }
  })
}

export function jeffreys(hits: number, n: number): { low: number; high: number } {
  return {
    low: hits === 0 ? 0 : betaQuantile(hits + 0.5, n - hits + 0.5, 0.025),
    high: hits === n ? 1 : betaQuantile(hits + 0.5, n - hits + 0.5, 0.975),
  }
}

type Simulation = { draws: number; wins: Wins | null; currencies: CurrencyForecast[] }
type Wins = { entries: number; eventually: Range; within: Range }

/**
 * What the open entries bring, simulated: in each draw every stage gets one chance of winning out of what its history
 * allows (Jeffreys), the same for all entries in it, so that not knowing the chance does not average out; each entry then
 * wins or not, and within the horizon when a win of the past that took longer than it has stood there would have come by then.
 */
export function simulate(options: {
  history: StageHistory[]
  open: OpenEntry[]
  withinDays: number
  seed: number
}): Simulation {
  const { history, open, withinDays, seed } = options
  const known = new Map(
    history.filter((stage) => stage.finished >= enoughFinished).map((stage) => [stage.id, stage]),
  )
  const stages = [...known.values()]
  const counted = open.filter((entry) => known.has(entry.stageId))
  const currencies = currenciesOf(open)
  const draws = Math.max(
    fewestDraws,
    Math.min(mostDraws, Math.floor(workAtMost / Math.max(1, counted.length))),
  )
  if (counted.length === 0)
    return { draws, wins: null, currencies: currencies.map((each) => withoutHistory(each, open)) }

  const entries = counted.map(({ stageId, value, daysInStage }) => ({
    stage: stages.findIndex((stage) => stage.id === stageId),
    currency: currencies.findIndex((each) => isOf(each, value)),
    amount: value?.amountMinor ?? 0,
    soon: chanceWithin(known.get(stageId)!.winDays, daysInStage, withinDays),
  }))
  const random = seededRandom(seed)
  const sums = currencies.map(() => ({
    eventually: new Float64Array(draws),
    within: new Float64Array(draws),
  }))
  const wins = { eventually: new Float64Array(draws), within: new Float64Array(draws) }
  for (let draw = 0; draw < draws; draw += 1) {
    const chances = stages.map(({ won, finished }) => random.beta(won + 0.5, finished - won + 0.5))
    for (const { stage, currency, amount, soon } of entries) {
      if (random.uniform() >= chances[stage]!) continue
      const isSoon = soon > 0 && random.uniform() < soon
      wins.eventually[draw]! += 1
      if (isSoon) wins.within[draw]! += 1
      const sum = sums[currency]
      if (!sum) continue
      sum.eventually[draw]! += amount
      if (isSoon) sum.within[draw]! += amount
    }
  }
  return {
    draws,
    wins: { entries: counted.length, eventually: rangeOf(wins.eventually), within: rangeOf(wins.within) },
    currencies: currencies.map((each, index) => ({
      ...withoutHistory(each, open),
      ...amountsOf(counted.filter((entry) => isOf(each, entry.value))),
      leftOut: leftOut(open.filter((entry) => isOf(each, entry.value) && !known.has(entry.stageId))),
      eventuallyMinor: rangeOf(sums[index]!.eventually),
      withinMinor: rangeOf(sums[index]!.within),
    })),
  }
}

/** The share of past wins that took longer than this entry has stood, and came within so many days from there. */
function chanceWithin(winDays: number[], stood: number, within: number): number {
  const later = winDays.filter((days) => days > stood)
  if (later.length === 0) return 0
  return later.filter((days) => days <= stood + within).length / later.length
}

type Currency = { currency: string; exponent: number }

function currenciesOf(open: OpenEntry[]): Currency[] {
  const seen = new Map<string, Currency>()
  for (const { value } of open) if (value) seen.set(`${value.currency} ${value.exponent}`, value)
  return [...seen.keys()].toSorted().map((key) => {
    const { currency, exponent } = seen.get(key)!
    return { currency, exponent }
  })
}

function isOf({ currency, exponent }: Currency, value: OpenEntry['value']): boolean {
  return value !== null && value.currency === currency && value.exponent === exponent
}

function withoutHistory(of: Currency, open: OpenEntry[]): CurrencyForecast {
  const nothing = { low: 0, middle: 0, high: 0 }
  const all = open.filter((entry) => isOf(of, entry.value))
  return {
    ...of,
    entries: 0,
    openMinor: 0,
    eventuallyMinor: nothing,
    withinMinor: nothing,
    leftOut: leftOut(all),
  }
}

function amountsOf(entries: OpenEntry[]) {
  return { entries: entries.length, openMinor: sumOf(entries) }
}

function leftOut(entries: OpenEntry[]) {
  return { entries: entries.length, amountMinor: sumOf(entries) }
}

function sumOf(entries: OpenEntry[]): number {
  return entries.reduce((sum, { value }) => sum + (value?.amountMinor ?? 0), 0)
}

function rangeOf(draws: Float64Array): Range {
  const { low, high } = percentileInterval(draws, sumConfidence)
  return { low, middle: quantile(Float64Array.from(draws).sort(), 0.5), high }
}

function quantiles(days: number[]) {
  const sorted = Float64Array.from(days).sort()
  return {
    p10: quantile(sorted, 0.1),
    p50: quantile(sorted, 0.5),
    p90: quantile(sorted, 0.9),
    n: sorted.length,
  }
}

/** Type 7 of Hyndman and Fan 1996, Sample Quantiles in Statistical Packages. */
function quantile(sorted: Float64Array, share: number): number {
  const place = share * (sorted.length - 1)
  const below = Math.floor(place)
  const above = Math.min(below + 1, sorted.length - 1)
  return sorted[below]! + (place - below) * (sorted[above]! - sorted[below]!)
}
