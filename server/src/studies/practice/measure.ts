import type { PracticeMeasure } from '@firsthand/contract/studies/practice'
import { questionsIn } from '@firsthand/contract/studies/asked-questions'
import { lintQuestion } from '@firsthand/contract/studies/question-lint'
import { talkShare } from '../../evidence/transcripts/talk-share.ts'

export type PracticeTurn = {
  speaker: 'interviewer' | 'customer' | 'observer'
  startsMs: number | null
  endsMs: number | null
  body: string
}

const roles = { interviewer: 'team', customer: 'person', observer: 'observer' } as const
const faults = ['leading', 'hypothetical', 'solution', 'double'] as const
/** Shorter gaps are how people take turns; from here on it is a silence that somebody held. */
const silenceFromMs = 2_000
const interruptionFromMs = 500

/** What a practice talk showed: who talked how much, what kind of questions were asked, and how silence was borne. */
export function measurePractice(turns: PracticeTurn[]): PracticeMeasure {
  const talk = talkShare(turns.map((turn) => ({ ...turn, role: roles[turn.speaker] })))
  const asked = turns
    .filter(({ speaker }) => speaker === 'interviewer')
    .flatMap(({ body }) => questionsIn(body))
  const linted = asked.map((question) => lintQuestion(question))
  const count = (label: (typeof faults)[number]) =>
    linted.filter(({ findings }) => findings.some((finding) => finding.label === label)).length
  const pauses = talk.showsPauses ? pausesBeforeInterviewer(turns) : null
  const silences = pauses?.filter((pause) => pause >= silenceFromMs)
  return {
    measuredBy: talk.measuredBy,
    talkShare: talk.share,
    longestStretch: talk.longestMonologue?.length ?? null,
    longestStretchTurn: talk.longestMonologue?.turn ?? null,
    questions: {
      open: linted.filter(({ form }) => form === 'open').length,
      closed: linted.filter(({ form }) => form === 'closed').length,
      leading: count('leading'),
      hypothetical: count('hypothetical'),
      solution: count('solution'),
      double: count('double'),
      faulty: linted.filter(({ findings }) => findings.some(({ label }) => isFault(label))).length,
    },
    silences: silences
      ? { count: silences.length, longestMs: Math.max(0, ...silences), heldMedianMs: medianOf(pauses!) }
      : null,
    interruptions: pauses ? pauses.filter((pause) => pause < -interruptionFromMs).length : null,
  }
}

function isFault(label: string): boolean {
  return (faults as readonly string[]).includes(label)
}

/** From the customer's end to the interviewer's next start; negative where the customer had not finished. */
function pausesBeforeInterviewer(turns: PracticeTurn[]): number[] {
  const spoken = turns.filter(({ speaker, startsMs }) => speaker !== 'observer' && startsMs !== null)
  return spoken.flatMap((turn, index) => {
    const before = spoken[index - 1]
    if (turn.speaker !== 'interviewer' || before?.speaker !== 'customer' || before.endsMs === null) return []
    return [turn.startsMs! - before.endsMs]
  })
}

function medianOf(numbers: number[]): number | null {
  if (numbers.length === 0) return null
  const sorted = numbers.toSorted((one, other) => one - other)
  const middle = Math.floor(sorted.length / 2)
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2
}
