import type { HandoffRow } from '@firsthand/contract/crm/pipelines-handoffs'
import { formatDate, formatDateTime } from '../../kit/format.ts'
import css from './pipelines.module.css'
import { words } from './pipelines.words.ts'

/** Whether a hand-off waits, is overdue, or how it was answered. */
export function HandoffState({ handoff }: { handoff: HandoffRow }) {
  const { answer, answeredBy, answeredAt, dueAt, isOverdue } = handoff
  if (answer && answeredAt)
    return words.answeredBy(words.answers[answer], answeredBy?.name ?? '', formatDate(answeredAt))
  if (isOverdue) return <span className={css.late}>{words.overdue(formatDateTime(dueAt))}</span>
  return words.answerUntil(formatDateTime(dueAt))
}
