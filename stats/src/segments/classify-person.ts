import type { MixtureFit } from './fit-mixture.ts'
import { layoutOf, logAnswers } from './mixture-layout.ts'
import type { Answer } from './read-answers.ts'
import { levelsOf, sumOf, type ItemShape, type SegmentTable } from './segment-table.ts'

/** What is needed to place new people: small, and can be stored as JSON. */
export type SegmentClassifier = {
  segments: number
  shares: number[]
  items: (
    | {
        name: string
        kind: 'nominal' | 'ordinal'
        levels: string[]
        /** segment × level */ chances: number[][]
      }
    | { name: string; kind: 'numeric'; means: number[]; deviations: number[] }
  )[]
}

/**
 * Makes a classifier from fitted segments, for all items or a few of them (see `bestQuestions`).
 *
 * Use it to ask new people a handful of questions and place them. No answer is impossible to it: chances are smoothed by
 * one made-up person per segment who answers like everybody.
 *
 * Source: Bayes' rule; smoothing by a Dirichlet prior centred on the common answers.
 *
 * @example
 * const item = (name) => ({ name, kind: 'nominal', answers: Array.from('yynnynyynn') })
 * const table = readAnswers(['a', 'b', 'c'].map(item))
 * segmentClassifier(table, fitMixture(table, 2, { seed: 1 }), ['a', 'b']).items.length // 2
 */
export function segmentClassifier(
  table: SegmentTable,
  fit: MixtureFit,
  names?: readonly string[],
): SegmentClassifier {
  const { segments, theta } = fit
  const { offsets } = layoutOf(table.items, segments)
  const people = sumOf(table.weights)
  const unknown = names?.find((name) => !table.items.some((item) => item.name === name))
  if (unknown !== undefined) throw new RangeError(`There is no item "${unknown}" among the fitted ones.`)
  const kept = table.items.flatMap((item, index) =>
    !names || names.includes(item.name) ? [{ item, offset: offsets[index]! }] : [],
  )
  return {
    segments,
    shares: [...fit.shares],
    items: kept.map(({ item, offset }) =>
      item.kind === 'numeric'
        ? numericPart(item, theta, offset, segments)
        : {
            name: item.name,
            kind: item.kind,
            levels: item.levels,
            chances: chancesOf(item, theta, offset, fit.shares, people),
          },
    ),
  }
}

/**
 * How likely a new person belongs to each segment, from the answers they gave; unanswered items are left out.
 *
 * @example
 * const item = (name) => ({ name, kind: 'nominal', answers: Array.from('yynnynyynn') })
 * const table = readAnswers(['a', 'b', 'c'].map(item))
 * const classifier = segmentClassifier(table, fitMixture(table, 2, { seed: 1 }))
 * classifyPerson(classifier, { a: 'y', b: 'n' }).length // 2
 */
export function classifyPerson(
  classifier: SegmentClassifier,
  answers: Readonly<Record<string, Answer>>,
): number[] {
  const heights = classifier.shares.map((share) => Math.log(Math.max(1e-300, share)))
  for (const item of classifier.items) {
    const answer = answers[item.name]
    if (answer === null || answer === undefined) continue
    if (item.kind === 'numeric') {
      if (typeof answer !== 'number' || !Number.isFinite(answer)) {
        throw new RangeError(`"${item.name}" needs a number; got ${String(answer)}.`)
      }
      item.means.forEach((mean, segment) => {
        const deviation = item.deviations[segment]!
        heights[segment]! -= Math.log(deviation) + ((answer - mean) / deviation) ** 2 / 2
      })
      continue
    }
    const code = item.levels.indexOf(String(answer))
    if (code < 0) {
      throw new RangeError(
        `"${String(answer)}" is not an answer to "${item.name}"; known are ${item.levels.join(', ')}.`,
      )
    }
    item.chances.forEach((chances, segment) => (heights[segment]! += Math.log(chances[code]!)))
  }
  const largest = Math.max(...heights)
  const parts = heights.map((height) => Math.exp(height - largest))
  const sum = sumOf(parts)
  return parts.map((part) => part / sum)
}

function numericPart(
  item: Extract<ItemShape, { kind: 'numeric' }>,
  theta: Float64Array,
  offset: number,
  segments: number,
): SegmentClassifier['items'][number] {
  const means = theta.subarray(offset, offset + segments)
  const logVariances = theta.subarray(offset + segments, offset + 2 * segments)
  return {
    name: item.name,
    kind: 'numeric',
    means: Array.from(means, (mean) => item.mean + item.deviation * mean),
    deviations: Array.from(logVariances, (logVariance) => item.deviation * Math.exp(logVariance / 2)),
  }
}

function chancesOf(
  item: ItemShape,
  theta: Float64Array,
  offset: number,
  shares: number[],
  people: number,
): number[][] {
  const levels = levelsOf(item)
  const segments = shares.length
  const logs = new Float64Array(levels * segments)
  logAnswers(item, theta, offset, segments, logs)
  const chance = (segment: number, level: number) => Math.exp(logs[level * segments + segment]!)
  return shares.map((share, segment) => {
    const members = share * people
    const smoothed = Array.from({ length: levels }, (_, level) => {
      const common = shares.reduce((sum, other, index) => sum + other * chance(index, level), 0)
      return (members * chance(segment, level) + 0.99 * common + 0.01 / levels) / (members + 1)
    })
    const sum = sumOf(smoothed)
    return smoothed.map((value) => value / sum)
  })
}
