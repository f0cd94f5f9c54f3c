import type { PersonRow } from '@firsthand/contract/crm/people'
import { daysSince, relativeDays } from '../../kit/format.ts'
import { Freshness } from '../../kit/freshness.tsx'
import { type Column, ListTable } from '../../kit/list-table.tsx'
import { Face, Tag } from '../../kit/person-chip.tsx'
import { contactTypeWords } from '../crm.words.ts'
import css from './people.module.css'
import { words } from './people.words.ts'

export type Sort = 'name' | 'lastTouch' | 'nextTouch' | 'newest'

export type PersonTableProps = {
  people: readonly PersonRow[]
  sort?: Sort
  onSort?: (sort: Sort) => void
  onLoadMore?: () => void
  isLoadingMore?: boolean
  /** Only what tells people apart, for examples. */
  isShort?: boolean
}

/** People as lines: who they are, what they are to us, when we talked and when to talk next. */
export function PersonTable({ people, sort, onSort, onLoadMore, isLoadingMore, isShort }: PersonTableProps) {
  return (
    <ListTable
      label={words.list}
      rows={people}
      columns={isShort ? columns.filter(({ id }) => shortColumns.includes(id)) : columns}
      rowKey={(person) => person.id}
      rowName={(person) => person.name}
      rowHref={(person) => `/people/${person.id}`}
      {...(sort && { sort: { id: sort, direction: sort === 'lastTouch' ? 'descending' : 'ascending' } })}
      {...(onSort && { onSort: (id: string) => onSort(id as Sort) })}
      {...(onLoadMore && { onLoadMore })}
      loadingMore={isLoadingMore ?? false}
    />
  )
}

const shortColumns = ['name', 'organisation', 'types', 'lastTouch']

const columns: Column<PersonRow>[] = [
  {
    id: 'name',
    header: words.name,
    width: 'minmax(0, 2.2fr)',
    priority: 1,
    sortable: true,
    render: (person) => (
      <span className={css.who}>
        <Face name={person.name} />
        <span className={css.name}>{person.name}</span>
      </span>
    ),
  },
  {
    id: 'organisation',
    header: words.organisation,
    width: 'minmax(0, 1.4fr)',
    render: (person) => person.organisation?.name ?? '',
  },
  {
    id: 'types',
    header: words.types,
    width: 'minmax(0, 1.3fr)',
    render: (person) => (
      <span className={css.tags}>
        {person.contactTypes.map((type) => (
          <Tag key={type}>{contactTypeWords[type]}</Tag>
        ))}
      </span>
    ),
  },
  {
    id: 'role',
    header: words.role,
    width: 'minmax(0, 1.2fr)',
    priority: 3,
    render: (person) => person.roleTitle ?? '',
  },
  {
    id: 'lastTouch',
    header: words.lastTouch,
    width: '132px',
    sortable: true,
    render: (person) => <Freshness days={person.lastTouchAt ? daysSince(person.lastTouchAt) : null} />,
  },
  {
    id: 'nextTouch',
    header: words.nextTouch,
    width: '116px',
    sortable: true,
    render: (person) => <NextTouch at={person.nextTouchAt} />,
  },
  {
    id: 'evidence',
    header: words.evidence,
    width: '72px',
    end: true,
    priority: 3,
    render: (person) => person.evidenceCount || '',
  },
]

/** When to talk next; what is overdue says so in words. */
export function NextTouch({ at }: { at: string | null }) {
  if (at === null) return null
  const isDue = isPast(at)
  return (
    <span className={isDue ? css.due : undefined}>
      {isDue ? words.late(relativeDays(at)) : relativeDays(at)}
    </span>
  )
}

function isPast(at: string): boolean {
  return Date.parse(at) <= Date.now()
}
