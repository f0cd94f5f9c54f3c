import { listLoops } from '@firsthand/contract/evidence/loops'
import { Button, SegmentedControl } from '@mantine/core'
import { Suspense } from 'react'
import { usePages } from '../../api/hooks.ts'
import { EmptyState } from '../../kit/empty-state.tsx'
import { formatDate } from '../../kit/format.ts'
import { ListTable } from '../../kit/list-table.tsx'
import { PageHeader } from '../../kit/page-header.tsx'
import { Card } from '../../kit/section.tsx'
import { ListSkeleton } from '../../kit/skeletons.tsx'
import { whenShown } from '../../kit/when-shown.tsx'
import { useYou } from '../../shell/account.ts'
import { useAddressState } from '../../shell/address.ts'
import { Broken } from '../../shell/mishap.tsx'
import { Page } from '../../shell/page.tsx'
import css from './complaints.module.css'
import { loops, words } from './complaints.words.ts'

const LoopForm = whenShown(async () => ({ default: (await import('./loop-form.tsx')).LoopForm }))

/** "Who does not know yet what you did?" */
export default function LoopListPage() {
  const { may } = useYou()
  const [view, setView] = useAddressState('view')
  const [adding, setAdding] = useAddressState('add')
  const shown = usePages(
    listLoops,
    { limit: 50, ...(view === 'all' ? {} : { untold: true }) },
    { keepShowing: true },
  )
  return (
    <Page
      title={loops.title}
      crumbs={[{ label: words.title, path: '/complaints' }]}
      action={
        may('member') ? (
          <Button variant="filled" onClick={() => setAdding('yes')}>
            {loops.add}
          </Button>
        ) : null
      }
    >
      <PageHeader title={loops.question} lead={loops.lead} />
      <div className={css.bar}>
        <SegmentedControl
          aria-label={words.viewsLabel}
          value={view === 'all' ? 'all' : 'untold'}
          onChange={(next) => setView(next === 'all' ? 'all' : '')}
          data={Object.entries(loops.views).map(([value, label]) => ({ value, label }))}
        />
      </div>
      {shown.failure ? <Broken error={shown.failure} retry={shown.retry} /> : null}
      {shown.isPending ? <ListSkeleton /> : null}
      {shown.items?.length ? (
        <ListTable
          label={loops.title}
          rows={shown.items}
          rowKey={(row) => row.id}
          rowName={(row) => row.did}
          rowHref={(row) => `/complaints/loops/${row.id}`}
          columns={[
            {
              id: 'did',
              header: loops.title,
              width: 'minmax(0, 3fr)',
              priority: 1,
              render: (row) => row.did,
            },
            { id: 'on', header: loops.didOn, width: '9rem', render: (row) => formatDate(row.didOn) },
            {
              id: 'told',
              header: loops.told,
              width: '12rem',
              render: (row) => (row.people === 0 ? loops.nobodyLinked : loops.count(row.told, row.people)),
            },
          ]}
          {...(shown.loadMore && { onLoadMore: shown.loadMore })}
          loadingMore={shown.isLoadingMore}
        />
      ) : null}
      {shown.items?.length === 0 ? (
        <EmptyState title={loops.none} text={loops.noneText} example={<Card>{loops.example}</Card>} />
      ) : null}
      {adding === 'yes' && may('member') ? (
        <Suspense fallback={null}>
          <LoopForm onClose={() => setAdding('')} />
        </Suspense>
      ) : null}
    </Page>
  )
}
