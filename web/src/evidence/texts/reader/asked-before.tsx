import type { Output } from '@firsthand/contract/core/operation'
import type { showAsked } from '@firsthand/contract/evidence/asked'
import { asked as words } from '../../evidence/asked.words.ts'
import css from './make-evidence.module.css'

/** The question that the selected words answer, where a fault of it reaches the answer. */
export function AskedBefore({ question }: Pick<Output<typeof showAsked>, 'question'>) {
  if (!question || question.faults.length === 0) return null
  return (
    <section className={css.asked} aria-label={words.before}>
      <h3>{words.before}</h3>
      <p dir="auto">{question.words}</p>
      {question.faults.map(({ label, why }) => (
        <p key={label}>
          <strong>{words.inForm[label]}</strong> {why}
        </p>
      ))}
    </section>
  )
}
