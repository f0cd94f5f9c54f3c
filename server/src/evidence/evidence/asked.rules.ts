import { type AskedFault, type AskedView, askedLabels } from '@firsthand/contract/evidence/asked'
import type { EvidenceKind } from '@firsthand/contract/evidence/kinds'
import { questionsIn } from '@firsthand/contract/studies/asked-questions'
import { lintQuestion } from '@firsthand/contract/studies/question-lint'
import { reasons } from '@firsthand/contract/studies/question-reasons'
import type { SpeakingRole } from '../transcripts/speaking-times.ts'
import { countWords } from '../transcripts/speaker-summary.ts'

export type SaidTurn = { position: number; speaker: string | null; role: SpeakingRole; body: string }

/** How a question was asked, as it is kept with the answer: never its words. */
export type Asked = { label: AskedFault['label']; rule: string }[]

/** How many turns before an answer its question may stand; further back it is no longer the question it answers. */
export const turnsLookedBack = 8
/** A nod such as “I see, go on” does not end an answer; more than this says something of its own. */
const wordsOfNod = 12

/**
 * The question that the last of these turns answers: the last thing that somebody else asked, with nothing but nods and more
 * of the answer between. Speakers whom nobody has matched may have asked, people whom we interview have not.
 */
export function questionBefore(turns: readonly SaidTurn[]): { turn: number; words: string } | undefined {
  const answer = turns.at(-1)
  if (!answer || answer.role === 'team') return undefined
  for (const turn of turns.slice(-1 - turnsLookedBack, -1).toReversed()) {
    if (turn.speaker === answer.speaker || turn.role === 'person' || turn.role === 'observer') continue
    const words = questionsIn(turn.body).at(-1)
    if (words !== undefined) return { turn: turn.position, words }
    if (countWords(turn.body) > wordsOfNod) return undefined
  }
  return undefined
}

/** The faults of a question that reach its answer. What merely tilts does not: it would mark too much. */
export function faultsOf(question: string): Asked {
  const { findings } = lintQuestion(question)
  return askedLabels.flatMap((label) => {
    const found = findings.find((each) => each.label === label && each.strength === 'strong')
    return found ? [{ label, rule: found.rule }] : []
  })
}

/** An answer to what would be is a guess about the future, whatever its tense. */
export function kindAfter(asked: Asked): EvidenceKind {
  return asked.some(({ label }) => label === 'hypothetical') ? 'said_future' : 'said_past'
}

export function faultsInWords(asked: Asked): AskedFault[] {
  return asked.map(({ label, rule }) => ({ label, why: reasons[rule] ?? '' }))
}

/** What is shown of it; nothing where the question was a good one, or is not known. */
export function presentAsked(
  asked: Asked,
  { kind, isFair }: { kind: EvidenceKind; isFair: boolean },
): AskedView | null {
  // What somebody did or gave was done and given, however they were asked about it.
  if (asked.length === 0 || !kind.startsWith('said')) return null
  const isWeak = !isFair && asked.some(({ label }) => label === 'leading')
  return { faults: faultsInWords(asked), isWeak, isFair }
}
