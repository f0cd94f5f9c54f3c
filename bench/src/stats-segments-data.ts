import { seededRandom } from '../../stats/src/random/index.ts'
import type { SegmentItem } from '../../stats/src/segments/index.ts'

/** People from `segments` planted groups who answer choices, scales and amounts, with 2 % of answers missing if asked. */
export function plantedSurvey({
  people,
  segments,
  binary = 0,
  nominal = 0,
  ordinal = 0,
  numeric = 0,
  missing = 0,
  seed = 1,
}: {
  people: number
  segments: number
  binary?: number
  nominal?: number
  ordinal?: number
  numeric?: number
  missing?: number
  seed?: number
}): { items: SegmentItem[]; truth: Int32Array } {
  const random = seededRandom(seed)
  const truth = Int32Array.from({ length: people }, () => random.integer(segments))
  const column = (kind: SegmentItem['kind'], index: number, levels: number): SegmentItem => {
    const shares = Array.from({ length: segments }, () =>
      Array.from({ length: levels }, () => Math.exp(1.1 * random.normal())),
    )
    const means = Array.from({ length: segments }, () => 1.2 * random.normal())
    const answers = Array.from(truth, (segment) => {
      if (missing > 0 && random.uniform() < missing) return null
      if (kind === 'numeric') return Math.round(1000 * (40 + 10 * (means[segment]! + random.normal()))) / 1000
      if (kind === 'nominal') return random.category(shares[segment]!)
      const position = (levels - 1) / 2 + means[segment]! + random.normal()
      return Math.min(levels - 1, Math.max(0, Math.round(position)))
    })
    return { name: `${kind} ${levels} ${index}`, kind, answers }
  }
  const repeat = (count: number, kind: SegmentItem['kind'], levels: number) =>
    Array.from({ length: count }, (_, index) => column(kind, index, levels))
  return {
    items: [
      ...repeat(binary, 'nominal', 2),
      ...repeat(nominal, 'nominal', 4),
      ...repeat(ordinal, 'ordinal', 5),
      ...repeat(numeric, 'numeric', 0),
    ],
    truth,
  }
}
