import { type QuestionKind, questionKind } from './question-kind.ts'
import { type SpeakingRole, speakingTimes, type SpokenTurn, type Stretch } from './speaking-times.ts'

/** One bar of the strip, in 0..1 of the conversation's length. */
export type StripSegment = { speaker: string | null; role: SpeakingRole; from: number; to: number }

export type QuestionMark = { turn: number; at: number; kind: QuestionKind }

/**
 * Who talked when, for drawing: the conversation in at most `buckets` bars, each by whoever said most in it, with
 * neighbours by the same speaker made one. Silence leaves a gap. By words where there are no times.
 */
export function meterStrip(turns: readonly SpokenTurn[], buckets: number): StripSegment[] {
  if (!Number.isInteger(buckets) || buckets < 1 || buckets > 10_000) {
    throw new RangeError('A strip has between 1 and 10,000 buckets.')
  }
  const { stretches } = speakingTimes(turns)
  const { start, length } = extentOf(stretches)
  if (length === 0) return []

  const loudest = fillBuckets(stretches, { start, length, buckets })
  const segments: StripSegment[] = []
  for (const [index, voice] of loudest.entries()) {
    if (!voice) continue
    const last = segments.at(-1)
    const goesOn = last?.to === index / buckets && last.speaker === voice.speaker && last.role === voice.role
    if (last && goesOn) last.to = (index + 1) / buckets
    else {
      const { speaker, role } = voice
      segments.push({ speaker, role, from: index / buckets, to: (index + 1) / buckets })
    }
  }
  return segments
}

/** Where the team asked, and how. */
export function questionMarks(turns: readonly SpokenTurn[]): QuestionMark[] {
  const { stretches } = speakingTimes(turns)
  const { start, length } = extentOf(stretches)
  return stretches.flatMap(({ role, from, turn }): QuestionMark[] => {
    const kind = role === 'team' ? questionKind(turns[turn]?.body ?? '') : null
    return kind === null ? [] : [{ turn, at: length === 0 ? 0 : (from - start) / length, kind }]
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

type Voice = { speaker: string | null; role: SpeakingRole; amount: number }

function fillBuckets(
  stretches: Stretch[],
  { start, length, buckets }: { start: number; length: number; buckets: number },
): (Voice | undefined)[] {
  const width = length / buckets
  const filled = Array.from({ length: buckets }, () => new Map<string, Voice>())
  for (const { speaker, role, from, to } of stretches) {
    const first = Math.min(buckets - 1, Math.floor((from - start) / width))
    const last = Math.min(buckets - 1, Math.floor((to - start) / width))
    for (let index = first; index <= last; index++) {
      const left = start + index * width
      const amount = Math.min(to, left + width) - Math.max(from, left)
      const voices = filled[index]
      if (!voices || amount <= 0) continue
      const key = `${role} ${speaker ?? ''}`
      const voice = voices.get(key) ?? { speaker, role, amount: 0 }
      voice.amount += amount
      voices.set(key, voice)
    }
  }
  return filled.map((voices) => [...voices.values()].toSorted((one, other) => other.amount - one.amount)[0])
}
