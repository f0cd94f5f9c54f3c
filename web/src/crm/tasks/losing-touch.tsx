import { losingTouch } from '@firsthand/contract/crm/follow-ups'
import { usePages } from '../../api/hooks.ts'
import { EmptyState } from '../../kit/empty-state.tsx'
import { relativeDays } from '../../kit/format.ts'
import { ListTable } from '../../kit/list-table.tsx'
import { ListSkeleton } from '../../kit/skeletons.tsx'
import { Broken } from '../../shell/mishap.tsx'
import { words } from './tasks.words.ts'

/** Those whose turn was so long ago that it shows. */
export function LosingTouch() {
  const lost = usePages(losingTouch, { limit: 50 })
  if (lost.failure) return <Broken error={lost.failure} retry={lost.retry} />
  if (!lost.items) return <ListSkeleton rows={5} />
  if (lost.items.length === 0) return <EmptyState title={words.nobodyLost} text={words.nobodyLostText} />
  return (
    <ListTable
      label={words.views['losing']!}
      rows={lost.items}
      rowKey={(row) => row.person.id}
      rowHref={(row) => `/people/${row.person.id}`}
      columns={[
        { id: 'name', header: words.forWhom, render: (row) => row.person.name },
        { id: 'organisation', header: '', render: (row) => row.person.organisation?.name ?? '' },
        { id: 'late', header: words.due, render: (row) => words.lateBy(row.lateDays) },
        {
          id: 'last',
          header: '',
          render: (row) => (row.lastTouchAt ? words.lastTouch(relativeDays(row.lastTouchAt)) : words.never),
        },
        { id: 'every', header: '', render: (row) => words.every(row.cadenceDays) },
      ]}
      onLoadMore={lost.loadMore}
      loadingMore={lost.isLoadingMore}
    />
  )
}
