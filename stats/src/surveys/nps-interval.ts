import { criticalValue } from '../rates/critical-value.ts'
import { npsBase, npsBounds, type NpsMethod } from './nps-bounds.ts'
import type { NpsCounts } from './nps-counts.ts'

/** A net promoter score from −1 to 1 (times 100 on a screen), with its interval. */
export type NpsInterval = {
  nps: number
  low: number
  high: number
  n: number
  /** of the plain formula, for comparison with other software */
  standardError: number
  method: NpsMethod
  confidence: number
}

/**
 * Net promoter score with an interval: how far the score of these few people may lie from the score of all customers.
 *
 * Use it wherever a net promoter score is shown; with 50 answers it is easily ±20 points. The default method never
 * collapses to "exactly 100" because ten people agreed.
 *
 * Source: Tango 1998 (score), Rocks 2016 (adjusted), see `npsBounds`.
 *
 * @example
 * npsInterval({ detractors: 20, passives: 30, promoters: 50 }).low // 0.1395…
 */
export function npsInterval(
  counts: NpsCounts,
  { confidence = 0.95, method = 'score' }: { confidence?: number; method?: NpsMethod } = {},
): NpsInterval {
  const n = npsBase(counts)
  const [low, high] = npsBounds(counts, criticalValue(confidence), method)
  const nps = (counts.promoters - counts.detractors) / n
  const variance = (counts.promoters + counts.detractors) / n - nps * nps
  return { nps, low, high, n, standardError: Math.sqrt(variance / n), method, confidence }
}
