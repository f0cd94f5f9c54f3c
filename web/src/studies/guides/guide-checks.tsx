import { checkOrder, plannedMinutes } from '@firsthand/contract/studies/guides-order'
import { Icon } from '../../kit/icon.tsx'
import { Card } from '../../kit/section.tsx'
import type { GuideDraft } from './guide-draft.ts'
import css from './guides.module.css'
import { words } from './guides.words.ts'

/** What the order of the whole guide is like: done, or to do with a way there; and the time. */
export function GuideChecks({
  draft,
  remarks,
  onGo,
}: {
  draft: GuideDraft
  remarks: number
  onGo: (key: string) => void
}) {
  const findings = checkOrder({
    budgetMinutes: draft.budgetMinutes,
    sections: draft.sections.map((section) => ({
      ...section,
      prompts: section.prompts
        .filter(({ ask }) => ask.trim() !== '')
        .map((prompt) => ({ ...prompt, id: prompt.key })),
    })),
  })
  const planned = plannedMinutes(draft.sections)
  const over = draft.budgetMinutes === null ? 0 : planned - draft.budgetMinutes
  return (
    <Card title={words.order}>
      <p className={css.planned} data-over={over > 0 || undefined}>
        {words.planned(planned, draft.budgetMinutes)}
        {over > 0 ? ` · ${words.over(over)}` : ''}
      </p>
      {draft.budgetMinutes === null ? null : (
        <progress
          className={css.budget}
          max={draft.budgetMinutes}
          value={Math.min(planned, draft.budgetMinutes)}
          aria-label={words.planned(planned, draft.budgetMinutes)}
        />
      )}
      <ul className={css.checks}>
        {findings.map(({ check, holds, promptId }) => (
          <li key={check} data-holds={holds || undefined}>
            <Icon name={holds ? 'check' : 'warning'} />
            <span>
              <span className={css.hidden}>{holds ? words.holds : words.fails} </span>
              {holds ? words.checks[check].holds : words.checks[check].fails}{' '}
              {!holds && promptId ? (
                <button type="button" className={css.rewrite} onClick={() => onGo(promptId)}>
                  {words.goThere}
                </button>
              ) : null}
            </span>
          </li>
        ))}
      </ul>
      <p className={css.faint}>{remarks > 0 ? words.marks(remarks) : words.noRemarks}</p>
    </Card>
  )
}
