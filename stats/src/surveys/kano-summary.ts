import { kanoCategory, type KanoAnswer, type KanoCategory, type KanoTable } from './kano-category.ts'
import { kanoCoefficients, type KanoCoefficient, type KanoCounts } from './kano-coefficients.ts'

export type KanoSummary = {
  n: number
  counts: KanoCounts
  category: KanoCategory
  runnerUp: KanoCategory
  /** share of the category minus share of the runner-up; below 0.06 the people are of two minds */
  strength: number
  /** false when chance could have put the runner-up first (Fong): show both, look for two segments */
  clear: boolean
  /** share who want it in any way: attractive, one-dimensional or must-be */
  totalStrength: number
  coefficients: { better: KanoCoefficient; worse: KanoCoefficient; n: number } | 'nobody placed it'
  /** above 0.05 the item was probably misunderstood */
  questionableShare: number
  table: KanoTable
}

/**
 * What a feature is to the people asked: its Kano category, how clear that is, and how much it can please or annoy.
 *
 * Use it per feature, on people of one segment: two segments who want opposite things average to "indifferent". Ties go
 * to must-be, then one-dimensional, attractive, indifferent.
 *
 * Source: Berger et al. 1993; Lee and Newcomb 1997 (strength); Fong 1996 (is the first category clear of the second),
 * all in the Center for Quality Management Journal (2(4), 4(3), 5(3)).
 *
 * @example
 * kanoSummary([{ functional: 'like', dysfunctional: 'dislike' }, { functional: 'like', dysfunctional: 'neutral' }])
 * // category 'one-dimensional' (a tie with 'attractive'), clear false
 */
export function kanoSummary(
  answers: readonly { functional: KanoAnswer; dysfunctional: KanoAnswer }[],
  { table = 'classic', confidence = 0.95 }: { table?: KanoTable; confidence?: number } = {},
): KanoSummary {
  const counts: KanoCounts = { ...NOBODY }
  for (const answer of answers) counts[kanoCategory(answer.functional, answer.dysfunctional, table)]++
  return summariseKano(counts, { table, confidence })
}

/**
 * The Kano summary of a feature from counts that are already there, such as a published table.
 *
 * Use it when the answers themselves are gone; else `kanoSummary`.
 *
 * Source: as `kanoSummary`.
 *
 * @example
 * const counts = { attractive: 30, 'one-dimensional': 20, 'must-be': 10, indifferent: 40, reverse: 0, questionable: 0 }
 * summariseKano(counts).category // 'indifferent'
 */
export function summariseKano(
  counts: KanoCounts,
  { table = 'classic', confidence = 0.95 }: { table?: KanoTable; confidence?: number } = {},
): KanoSummary {
  const n = TIE_ORDER.reduce((sum, category) => sum + counts[category], 0)
  if (!(n > 0)) throw new RangeError('A Kano summary needs at least one person who answered both questions.')
  const ranked = TIE_ORDER.toSorted((one, two) => counts[two] - counts[one])
  const [category, runnerUp] = [ranked[0]!, ranked[1]!]
  const topTwo = counts[category] + counts[runnerUp]
  const placed = n - counts.reverse - counts.questionable
  const gap = counts[category] - counts[runnerUp]
  return {
    n,
    counts,
    category,
    runnerUp,
    strength: gap / n,
    clear: gap >= FONG_LIMIT * Math.sqrt((topTwo * (2 * n - topTwo)) / (2 * n)),
    totalStrength: (counts.attractive + counts['one-dimensional'] + counts['must-be']) / n,
    coefficients: placed > 0 ? kanoCoefficients(counts, confidence) : 'nobody placed it',
    questionableShare: counts.questionable / n,
    table,
  }
}

// One-sided 5 % point of the normal distribution, as Fong prints it.
const FONG_LIMIT = 1.65

const TIE_ORDER: KanoCategory[] = [
  'must-be',
  'one-dimensional',
  'attractive',
  'indifferent',
  'reverse',
  'questionable',
]

const NOBODY: KanoCounts = {
  attractive: 0,
  'one-dimensional': 0,
  'must-be': 0,
  indifferent: 0,
  reverse: 0,
  questionable: 0,
}
