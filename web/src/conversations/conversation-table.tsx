import type { ConversationRow } from '@firsthand/contract/conversations/conversations'
import { formatDate, formatPercent } from '../kit/format.ts'
import { type Column, ListTable } from '../kit/list-table.tsx'
import { words } from './conversations.words.ts'
import css from './conversations.module.css'

export type ConversationTableProps = {
  label: string
  rows: ConversationRow[]
  onLoadMore?: (() => void) | undefined
  loadingMore?: boolean
  keysFromAnywhere?: boolean
  /** Columns that say nothing where all rows are alike. */
  without?: ('people' | 'members')[]
}

/** Conversations as a list: with whom, when, and what came of them. */
export function ConversationTable({ without = [], ...rest }: ConversationTableProps) {
  return (
    <ListTable
      {...rest}
      rowKey={(row) => row.id}
      rowName={(row) => row.title}
      rowHref={(row) => `/conversations/${row.id}`}
      columns={columns.filter(({ id }) => !without.some((each) => each === id))}
    />
  )
}

const columns: Column<ConversationRow>[] = [
  {
    id: 'what',
    header: words.columns.what,
    width: 'minmax(0, 2.2fr)',
    priority: 1,
    render: (row) => (
      <span className={css.what}>
        <span className={css.name}>{row.title}</span>
        <span className={css.kind}>{words.kinds[row.kind]}</span>
      </span>
    ),
  },
  {
    id: 'members',
    header: words.columns.members,
    width: 'minmax(0, 1fr)',
    priority: 3,
    render: (row) => namesOf(row.members),
  },
  {
    id: 'when',
    header: words.columns.when,
    width: '104px',
    render: (row) => (
      <span className={css.when}>
        {formatDate(row.happenedAt)}
        {row.heldAt ? null : <em>{words.planned}</em>}
      </span>
    ),
  },
  {
    id: 'share',
    header: words.columns.share,
    width: '84px',
    end: true,
    priority: 3,
    render: (row) =>
      row.teamShare === null ? (
        ''
      ) : (
        <span data-much={row.teamShare > 0.45 || undefined} className={css.share}>
          {formatPercent(row.teamShare)}
        </span>
      ),
  },
  {
    id: 'evidence',
    header: words.columns.evidence,
    width: '84px',
    end: true,
    render: (row) =>
      row.evidenceCount > 0 ? (
        row.evidenceCount
      ) : row.heldAt && row.textCount === 0 ? (
        <span className={css.faint}>{words.noText}</span>
      ) : (
        <span className={css.faint}>0</span>
      ),
  },
]

/** "Mara", "Mara, Leo", "Mara, Leo +2". */
export function namesOf(people: { name: string }[], shown = 2): string {
  const names = people.slice(0, shown).map(({ name }) => name)
  return [names.join(', '), people.length > shown ? `+${people.length - shown}` : '']
    .filter(Boolean)
    .join(' ')
}
