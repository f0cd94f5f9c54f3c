import { questionsIn } from '@firsthand/contract/studies/asked-questions'
import { faultsOf } from '@firsthand/contract/studies/question-lint'

export type QuestionKind = 'open' | 'closed' | 'leading'

/**
 * How each question of a turn was asked, by the lint that looks at guides and that the honesty meters count by: `leading`
 * where it says the answer it wants, else by its form. What the lint does not read, as another language, is not counted.
 */
export function questionKinds(body: string): QuestionKind[] {
  return questionsIn(body).flatMap((question) => {
    const { form, faults } = faultsOf(question, ['leading'])
    if (form === null) return []
    return faults.length > 0 ? 'leading' : form
  })
}
