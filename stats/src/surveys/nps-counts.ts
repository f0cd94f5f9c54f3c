/** How many people would recommend (9–10), stay silent (7–8) or warn (0–6). Weighted counts are allowed. */
export type NpsCounts = { detractors: number; passives: number; promoters: number }

/**
 * Sorts 0-to-10 answers to "how likely are you to recommend us" into detractors, passives and promoters.
 *
 * Use it before `npsInterval` or `npsDifference`. Leave out people who did not answer: a missing answer is not a zero.
 *
 * Source: Reichheld 2003, Harvard Business Review 81(12): 0–6, 7–8, 9–10.
 *
 * @example
 * npsCounts([10, 9, 7, 3]) // { detractors: 1, passives: 1, promoters: 2 }
 */
export function npsCounts(scores: Iterable<number>): NpsCounts {
  const counts: NpsCounts = { detractors: 0, passives: 0, promoters: 0 }
  for (const score of scores) {
    if (!Number.isInteger(score) || score < 0 || score > 10) {
      throw new RangeError(`Recommendation scores are whole numbers from 0 to 10, but one is ${score}.`)
    }
    if (score >= 9) counts.promoters++
    else if (score >= 7) counts.passives++
    else counts.detractors++
  }
  return counts
}
