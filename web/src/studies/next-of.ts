import type { StudyView } from '@firsthand/contract/studies/studies'
import { words } from './studies.words.ts'

/** So many days without a conversation are worth saying. */
const quietDays = 7

/** The one thing to do next for a study, in a sentence. */
export function nextOf(
  study: Pick<StudyView, 'questions' | 'conversations' | 'evidenceCount' | 'daysSinceConversation'>,
): string {
  const { held, planned, wanted } = study.conversations
  if (study.questions.length === 0) return words.nextQuestions
  if (held === 0) return words.nextFirst
  if (study.evidenceCount === 0) return words.nextEvidence
  if (wanted !== null && held >= wanted) return words.nextAnswer
  if (planned === 0 && (study.daysSinceConversation ?? 0) >= quietDays)
    return words.nextQuiet(study.daysSinceConversation!)
  return wanted === null ? words.nextGoOn : words.nextMore(wanted - held)
}
