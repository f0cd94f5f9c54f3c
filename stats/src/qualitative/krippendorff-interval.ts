import { seededRandom, type SeededRandom } from '../random/seeded-random.ts'
import { percentileInterval } from '../samples/percentile-interval.ts'
import { codedUnits, type CodedUnits, type Measurement, type Rating } from './coded-units.ts'
import { disagreement } from './disagreement.ts'
import { krippendorffAlpha } from './krippendorff-alpha.ts'

/** Krippendorff's alpha with the range it may plausibly have. */
export type KrippendorffInterval = {
  alpha: number
  low: number
  high: number
  confidence: number
  method: 'bootstrap of units' | 'bootstrap of pairs'
  draws: number
  seed: number
  /** Resamples without any variation have no alpha; they were drawn again. */
  redrawn: number
  /** Share of draws below each customary bar. */
  below: { bar: number; share: number }[]
  warnings: string[]
}

/**
 * A bootstrap interval for Krippendorff's alpha.
 *
 * Use it beside every alpha. `units` (the default) draws whole units, so that values of one unit stay together; use it
 * when units are a sample of what could have been coded. `pairs` draws single pairs of values while the expected
 * disagreement stays fixed, as the published macro does; it is narrower and covers less.
 *
 * Source: units: Efron and Tibshirani 1993, chapter 13; pairs: Hayes and Krippendorff 2007, Communication Methods and
 * Measures 1, 77–89.
 *
 * @example
 * krippendorffInterval([[1, 2, 3, 3, 1, 2], [1, 2, 3, 2, 1, 2]], { measurement: 'nominal', seed: 1 }).alpha // 0.7659574468085106
 */
export function krippendorffInterval(
  ratings: readonly (readonly Rating[])[],
  options: {
    seed: number
    measurement?: Measurement
    method?: 'units' | 'pairs'
    draws?: number
    confidence?: number
  },
): KrippendorffInterval {
  const { seed, measurement = 'nominal', method = 'units', draws = 2000, confidence = 0.95 } = options
  if (!Number.isInteger(draws) || draws < 100) {
    throw new RangeError(`A bootstrap interval needs at least 100 draws; ${draws} were asked for.`)
  }
  const { alpha, expectedDisagreement, observedDisagreement } = krippendorffAlpha(ratings, measurement)
  const data = codedUnits(ratings, measurement)
  const random = seededRandom(seed)
  const { alphas, redrawn } =
    method === 'units'
      ? drawUnits(data, draws, random)
      : { alphas: drawPairs(data, draws, expectedDisagreement, random), redrawn: 0 }

  const warnings: string[] = []
  if (observedDisagreement === 0) {
    warnings.push(
      'No disagreement was observed, so resampling cannot show any doubt. Code more units before relying on it.',
    )
  } else if (data.units.length < 20) {
    warnings.push(
      `Only ${data.units.length} units were coded twice. With so few, the interval is too narrow.`,
    )
  }
  return {
    alpha,
    ...percentileInterval(alphas, confidence),
    method: method === 'units' ? 'bootstrap of units' : 'bootstrap of pairs',
    draws,
    seed,
    redrawn,
    below: [0.667, 0.8].map((bar) => ({ bar, share: alphas.filter((drawn) => drawn < bar).length / draws })),
    warnings,
  }
}

function drawUnits(data: CodedUnits, draws: number, random: SeededRandom) {
  const alphas = new Float64Array(draws)
  const weights = new Float64Array(data.units.length)
  let redrawn = 0
  for (let draw = 0; draw < draws;) {
    weights.fill(0)
    for (let unit = 0; unit < weights.length; unit++) weights[random.integer(weights.length)]!++
    const { observed, expected } = disagreement(data, weights)
    if (expected > 0) alphas[draw++] = 1 - observed / expected
    else if (++redrawn > 100 * draws) {
      throw new RangeError(
        'Almost every resample has no variation. There is too little data for an interval.',
      )
    }
  }
  return { alphas, redrawn }
}

/** Draws pairs with the chances of the coincidence matrix; a pair's distance is what `disagreement` gives it alone. */
function drawPairs(data: CodedUnits, draws: number, expected: number, random: SeededRandom): Float64Array {
  const cells = pairCells(data)
  const pairs = data.units.reduce((sum, unit) => sum + (unit.size * (unit.size - 1)) / 2, 0)
  // Hayes and Krippendorff bound the number of pairs by 25 times the number of cells in use.
  const drawn = Math.min(25 * cells.distance.length, pairs)
  return Float64Array.from({ length: draws }, () => {
    const counts = random.multinomial(drawn, cells.weight)
    let sum = 0
    for (let cell = 0; cell < counts.length; cell++) sum += counts[cell]! * cells.distance[cell]!
    return 1 - sum / drawn / expected
  })
}

function pairCells(data: CodedUnits): { weight: number[]; distance: number[] } {
  const weight = new Map<string, { weight: number; one: number; two: number }>()
  for (const unit of data.units) {
    for (let at = 0; at < unit.category.length; at++) {
      for (let other = at; other < unit.category.length; other++) {
        const ordered =
          at === other ? unit.count[at]! * (unit.count[at]! - 1) : 2 * unit.count[at]! * unit.count[other]!
        if (ordered === 0) continue
        const [one, two] = [unit.category[at]!, unit.category[other]!].toSorted((a, b) => a - b) as [
          number,
          number,
        ]
        const cell = weight.get(`${one} ${two}`) ?? { weight: 0, one, two }
        cell.weight += ordered / (unit.size - 1)
        weight.set(`${one} ${two}`, cell)
      }
    }
  }
  const distance = distances(data)
  const cells = [...weight.values()]
  return {
    weight: cells.map((cell) => cell.weight),
    distance: cells.map(({ one, two }) => distance(one, two)),
  }
}

function distances(data: CodedUnits): (one: number, two: number) => number {
  const { values, measurement } = data
  const totals = new Float64Array(values.length)
  for (const unit of data.units)
    unit.category.forEach((category, at) => (totals[category]! += unit.count[at]!))
  let before = 0
  const ranks = totals.map((total) => (before += total) - total / 2)
  return (one, two) => {
    if (one === two) return 0
    if (measurement === 'nominal') return 1
    if (measurement === 'ordinal') return (ranks[one]! - ranks[two]!) ** 2
    const difference = values[one]! - values[two]!
    return measurement === 'interval' ? difference ** 2 : (difference / (values[one]! + values[two]!)) ** 2
  }
}
