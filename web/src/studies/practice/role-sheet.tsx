import type { PracticeView } from '@firsthand/contract/studies/practice'
import { Card } from '../../kit/section.tsx'
import css from './practice.module.css'
import { words } from './practice.words.ts'

/** The role: what everybody may know, and what only the customer and observers may until the end. */
export function RoleSheet({ practice, isInterviewer }: { practice: PracticeView; isInterviewer: boolean }) {
  const { card, secret, endedAt } = practice
  return (
    <>
      <Card title={words.brief}>
        <p className={css.plain}>
          <strong>{card.who}</strong>
        </p>
        <p className={css.plain}>{card.brief}</p>
        {isInterviewer && secret === null ? <p className={css.faint}>{words.secretHidden}</p> : null}
      </Card>
      {secret ? (
        <Card title={endedAt ? words.secretOver : words.secretTitle}>
          <dl className={css.secret}>
            <dt>{words.hidden}</dt>
            <dd>{secret.truth}</dd>
            <dt>{words.opens}</dt>
            <dd>{secret.opens}</dd>
            <dt>{words.goalOfCustomer}</dt>
            <dd>{secret.goal}</dd>
            <dt>{words.fears}</dt>
            <dd>{secret.fears.join('. ')}.</dd>
            <dt>{words.pressures}</dt>
            <dd>{secret.pressures.join('. ')}.</dd>
            <dt>{words.manner}</dt>
            <dd>{secret.manner}</dd>
          </dl>
        </Card>
      ) : null}
    </>
  )
}
