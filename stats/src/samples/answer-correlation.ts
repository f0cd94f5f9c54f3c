import { criticalValue } from '../rates/critical-value.ts'

/** How alike answers within one cluster are. */
export type AnswerCorrelation =
  | {
      verdict: 'estimated'
      correlation: number
      low: number
      high: number
      confidence: number
      method: 'analysis of variance, jackknife over clusters'
      clusters: number
      n: number
    }
  | { verdict: 'not enough data'; reason: string; clusters: number; n: number }

/**
 * Intraclass correlation: how much more alike the answers of people who came through one referrer are.
 *
 * Use it to feed `effectiveVoices`. Answers are numbers, or 0 and 1; `clusters` names the referrer of each (people
 * without a referrer each have a name of their own). The estimate is kept within 0 to 1. At least three clusters, one
 * of them with two people, are needed; with fewer than about thirty the interval is wide, as it should be.
 *
 * Source: Donner 1986, International Statistical Review 54, 67–82, for clusters of unequal size.
 *
 * @example
 * answerCorrelation([5, 4, 1, 2, 3, 3], ['ana', 'ana', 'ben', 'ben', 'cy', 'cy']).verdict // 'estimated'
 */
export function answerCorrelation(
  answers: ArrayLike<number>,
  clusters: ArrayLike<string | number>,
  confidence = 0.95,
): AnswerCorrelation {
  const n = answers.length
  if (clusters.length !== n) {
    throw new RangeError(
      `Every answer needs its cluster; there are ${n} answers and ${clusters.length} clusters.`,
    )
  }
  const groups = groupAnswers(answers, clusters)
  const common = { clusters: groups.length, n }
  const shared = groups.filter((group) => group.n > 1).length
  if (groups.length < 3 || shared === 0) {
    const reason = `There are ${groups.length} clusters, ${shared} of them with two people or more; three and one are needed.`
    return { verdict: 'not enough data', reason, ...common }
  }
  const whole = estimate(groups)
  const left = groups.map((_, out) => estimate(groups.filter((__, at) => at !== out)))
  if (Number.isNaN(whole) || left.some(Number.isNaN)) {
    const reason = 'Answers hardly vary, or one cluster alone decides how alike they are.'
    return { verdict: 'not enough data', reason, ...common }
  }
  const mean = left.reduce((sum, value) => sum + value, 0) / left.length
  const squares = left.reduce((sum, value) => sum + (value - mean) ** 2, 0)
  const reach = criticalValue(confidence) * Math.sqrt(((left.length - 1) / left.length) * squares)
  const bounded = (value: number) => Math.min(1, Math.max(0, value))
  return {
    verdict: 'estimated',
    correlation: bounded(whole),
    low: bounded(whole - reach),
    high: bounded(whole + reach),
    confidence,
    method: 'analysis of variance, jackknife over clusters',
    ...common,
  }
}

type Group = { n: number; sum: number; squares: number }

function groupAnswers(answers: ArrayLike<number>, clusters: ArrayLike<string | number>): Group[] {
  let total = 0
  for (let at = 0; at < answers.length; at++) total += answers[at]!
  if (!Number.isFinite(total)) throw new RangeError('An answer is not a finite number. Leave it out.')
  const middle = total / Math.max(1, answers.length)
  const groups = new Map<string | number, Group>()
  for (let at = 0; at < answers.length; at++) {
    const group = groups.get(clusters[at]!) ?? { n: 0, sum: 0, squares: 0 }
    const distance = answers[at]! - middle
    group.n++
    group.sum += distance
    group.squares += distance * distance
    groups.set(clusters[at]!, group)
  }
  return [...groups.values()]
}

/** Not a number where there is nothing to estimate it from; the caller says so in words. */
function estimate(groups: Group[]): number {
  let n = 0
  let sum = 0
  let squares = 0
  let means = 0
  let sizes = 0
  for (const group of groups) {
    n += group.n
    sum += group.sum
    squares += group.squares
    means += (group.sum * group.sum) / group.n
    sizes += group.n * group.n
  }
  const between = (means - (sum * sum) / n) / (groups.length - 1)
  const within = (squares - means) / (n - groups.length)
  const typicalSize = (n - sizes / n) / (groups.length - 1)
  return (between - within) / (between + (typicalSize - 1) * within)
}
