import { wilsonInterval } from '../rates/wilson-interval.ts'
import { betaTail } from '../special/beta-tail.ts'

/** Answers to "how would you feel if you could no longer use this?", by people who use it. */
export type DisappointmentCounts = { very: number; somewhat: number; not: number }

export type ProductMarketFit = {
  /** share who would be very disappointed */
  score: number
  low: number
  high: number
  n: number
  benchmark: number
  /** how likely the true share is at or above the benchmark */
  chanceAbove: number
  verdict: 'above' | 'below' | 'cannot tell' | 'not enough answers'
  confidence: number
}

/**
 * Would people miss the product? Sean Ellis's score, with its interval and the chance that it is above the benchmark.
 *
 * Use it on people who reached the core of the product at least twice and lately; leave out "no longer use it". The 40 %
 * benchmark is a convention. Fewer than 30 answers are called not enough.
 *
 * Source: Ellis and Brown 2017, Hacking Growth; Wilson interval; posterior under a uniform prior, Beta(1 + very, 1 + rest).
 *
 * @example
 * productMarketFit({ very: 40, somewhat: 40, not: 20 }) // score 0.4, low 0.309…, verdict 'cannot tell'
 */
export function productMarketFit(
  { very, somewhat, not }: DisappointmentCounts,
  { benchmark = 0.4, confidence = 0.95 }: { benchmark?: number; confidence?: number } = {},
): ProductMarketFit {
  if (!(benchmark > 0 && benchmark < 1)) {
    throw new RangeError(`A benchmark is a share between 0 and 1, such as 0.4; got ${benchmark}.`)
  }
  if (!(very >= 0 && somewhat >= 0 && not >= 0)) throw new RangeError('Counts of answers cannot be negative.')
  const n = very + somewhat + not
  const { rate, low, high } = wilsonInterval(very, n, confidence)
  return {
    score: rate,
    low,
    high,
    n,
    benchmark,
    chanceAbove: betaTail(1 + very, 1 + n - very, benchmark),
    verdict:
      n < 30 ? 'not enough answers' : low > benchmark ? 'above' : high < benchmark ? 'below' : 'cannot tell',
    confidence,
  }
}
