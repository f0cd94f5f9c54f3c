import { type QuestionKind, questionKinds } from './question-kind.ts'
import { type SpeakingRole, speakingTimes, type SpokenTurn, type Stretch } from './speaking-times.ts'

/** One bar of a lane of the strip, in 0..1 of the conversation's length, with the first turn in it. */
export type StripSegment = { role: SpeakingRole; from: number; to: number; turn: number }

export type QuestionMark = { turn: number; at: number; kind: QuestionKind }

/**
 * Who talked when, for drawing: a lane for each role, in at most `buckets` steps. Where turns are shorter than a step,
 * what is left undrawn of one is carried on to the next, so that each lane's bars are as long as its talk, even in
 * five hours of short answers. By words where there are no times.
 */
export function meterStrip(turns: readonly SpokenTurn[], buckets: number): StripSegment[] {
  if (!Number.isInteger(buckets) || buckets < 1 || buckets > 10_000) {
    throw new RangeError('A strip has between 1 and 10,000 buckets.')
  }
  const { stretches } = speakingTimes(turns)
  const { start, length } = extentOf(stretches)
  if (length === 0) return []

  const lanes = Map.groupBy(stretches, ({ role }) => role)
  return [...lanes]
    .flatMap(([role, lane]) => drawLane(role, fillBuckets(lane, { start, length, buckets })))
    .toSorted((one, other) => one.from - other.from)
}

/** Where the team asked, and how: each question of a turn, one after the other along it. */
export function questionMarks(turns: readonly SpokenTurn[]): QuestionMark[] {
  const { stretches } = speakingTimes(turns)
  const { start, length } = extentOf(stretches)
  return stretches.flatMap(({ role, from, to, turn }): QuestionMark[] => {
    const kinds = role === 'team' ? questionKinds(turns[turn]?.body ?? '') : []
    return kinds.map((kind, index) => {
      const asked = from + ((to - from) * index) / kinds.length
      return { turn, at: length === 0 ? 0 : (asked - start) / length, kind }
    })
  })
}

function extentOf(stretches: Stretch[]): { start: number; length: number } {
  if (stretches.length === 0) return { start: 0, length: 0 }
  let start = Number.POSITIVE_INFINITY
  let end = 0
  for (const { from, to } of stretches) {
    start = Math.min(start, from)
    end = Math.max(end, to)
  }
  return { start, length: end - start }
}

type Bucket = { filled: number; turn: number }

/** How much of each step a lane fills, 0..1; those who talk over each other fill it once. */
function fillBuckets(
  lane: Stretch[],
  { start, length, buckets }: { start: number; length: number; buckets: number },
): (Bucket | undefined)[] {
  const width = length / buckets
  const steps: (Bucket | undefined)[] = Array.from({ length: buckets }, () => undefined)
  let heard = start
  for (const { from, to, turn } of lane.toSorted((one, other) => one.from - other.from)) {
    const begin = Math.max(from, heard)
    heard = Math.max(heard, to)
    const first = Math.max(0, Math.min(buckets - 1, Math.floor((begin - start) / width)))
    const last = Math.min(buckets - 1, Math.floor((to - start) / width))
    for (let index = first; index <= last; index++) {
      const left = start + index * width
      const amount = Math.min(to, left + width) - Math.max(begin, left)
      if (amount <= 0) continue
      const step = (steps[index] ??= { filled: 0, turn })
      step.filled += amount / width
    }
  }
  return steps
}

function drawLane(role: SpeakingRole, steps: (Bucket | undefined)[]): StripSegment[] {
  const segments: StripSegment[] = []
  let carried = 0
  for (const [index, step] of steps.entries()) {
    carried = step ? carried + step.filled : 0
    if (!step || carried < 0.5) continue
    carried -= 1
    const last = segments.at(-1)
    if (last?.to === index / steps.length) last.to = (index + 1) / steps.length
    else {
      segments.push({ role, from: index / steps.length, to: (index + 1) / steps.length, turn: step.turn })
    }
  }
  return segments
}
