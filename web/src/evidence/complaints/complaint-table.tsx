import type { ComplaintRow } from '@firsthand/contract/evidence/complaints'
import { type Column, ListTable } from '../../kit/list-table.tsx'
import { formatMoney } from '../../kit/money.ts'
import css from './complaints.module.css'
import { words } from './complaints.words.ts'

/** The inbox: about what, who, how far, what is at risk. */
export function ComplaintTable({
  complaints,
  current,
  onOpen,
  onLoadMore,
  isLoadingMore = false,
}: {
  complaints: readonly ComplaintRow[]
  current?: string
  onOpen: (id: string) => void
  onLoadMore?: (() => void) | undefined
  isLoadingMore?: boolean
}) {
  return (
    <ListTable
      label={words.title}
      rows={complaints}
      rowKey={(row) => row.id}
      rowName={(row) => row.about}
      onOpen={(row) => onOpen(row.id)}
      columns={columns}
      {...(current && { current })}
      {...(onLoadMore && { onLoadMore })}
      loadingMore={isLoadingMore}
    />
  )
}

const columns: Column<ComplaintRow>[] = [
  {
    id: 'about',
    header: words.about,
    width: 'minmax(0, 1.6fr)',
    priority: 1,
    render: (row) => row.about,
  },
  { id: 'person', header: words.person, width: 'minmax(0, 1.2fr)', render: (row) => row.person.name },
  {
    id: 'state',
    header: words.state,
    width: 'minmax(0, 1.4fr)',
    render: (row) => (
      <span className={css.state} data-overdue={row.isOverdue || undefined}>
        {words.stateOf(row)}
      </span>
    ),
  },
  {
    id: 'value',
    header: words.value,
    width: '7rem',
    end: true,
    priority: 3,
    render: (row) => (row.amount ? formatMoney(row.amount) : ''),
  },
]
