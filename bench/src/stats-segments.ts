import { adjustedRand, assignSegments, fitMixture, readAnswers } from '../../stats/src/segments/index.ts'
import { plantedSurvey } from './stats-segments-data.ts'

export type BenchRow = { name: string; value: number; reference: number; ratio: number; unit: string }

/**
 * One start of a mixture at 100,000 people, merged into patterns and blocks, beside the aims of issue 4. The reference of
 * the first row is measured in the same run: the same likelihood climbed without merging equal people, as other packages do.
 */
export function benchSegments(): BenchRow[] {
  const binary = plantedSurvey({ people: 100_000, segments: 3, binary: 12 })
  const mixed = plantedSurvey({
    people: 100_000,
    segments: 4,
    binary: 10,
    nominal: 3,
    ordinal: 3,
    numeric: 3,
  })
  // Once to warm the engine up, on few people.
  fitMixture(
    readAnswers(plantedSurvey({ people: 2000, segments: 3, binary: 6, ordinal: 2, numeric: 2 }).items),
    3,
    { seed: 1 },
  )

  const one = timed(() => fitMixture(readAnswers(binary.items), 3, { seed: 3, starts: 1 }))
  const unmerged = timed(() =>
    fitMixture(readAnswers(binary.items, { compress: false }), 3, { seed: 3, starts: 1 }),
  )
  const readMixed = timed(() => readAnswers(mixed.items))
  const two = timed(() => fitMixture(readMixed.result, 4, { seed: 3, starts: 1 }))
  const agreement = adjustedRand(assignSegments(readMixed.result, two.result).segmentOf, mixed.truth)
  return [
    row(
      '12 binary items, 100,000 people, K = 3, one start, reading included',
      one.ms,
      unmerged.ms,
      'ms (unmerged)',
    ),
    row('the same beside its aim', one.ms, 1000, 'ms (aim)'),
    row('19 mixed items, 100,000 people, K = 4, one start', two.ms, 1200, 'ms (aim)'),
    row('reading the 19 mixed items', readMixed.ms, 1200, 'ms (aim of the fit)'),
    row('agreement with the planted groups of the 19 items', agreement, 1, 'adjusted Rand'),
  ]
}

function timed<Result>(work: () => Result): { result: Result; ms: number } {
  const start = performance.now()
  const result = work()
  return { result, ms: performance.now() - start }
}

function row(name: string, value: number, reference: number, unit: string): BenchRow {
  return { name, value, reference, ratio: value / reference, unit }
}
