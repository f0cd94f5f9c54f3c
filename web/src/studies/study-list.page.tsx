import { type HunchView, type StudyRow, listStudies } from '@firsthand/contract/studies/studies'
import { Button, SegmentedControl } from '@mantine/core'
import { useState } from 'react'
import { usePages } from '../api/hooks.ts'
import { EmptyState } from '../kit/empty-state.tsx'
import { relativeDays } from '../kit/format.ts'
import { Icon } from '../kit/icon.tsx'
import { type Column, ListTable } from '../kit/list-table.tsx'
import { PageHeader } from '../kit/page-header.tsx'
import { ListSkeleton } from '../kit/skeletons.tsx'
import { useYou } from '../shell/account.ts'
import { useAddressState, useGo } from '../shell/address.ts'
import { Broken } from '../shell/mishap.tsx'
import { ExportList } from '../shell/export-list.tsx'
import { Page } from '../shell/page.tsx'
import { HunchBox } from './hunch-box.tsx'
import css from './studies.module.css'
import { words } from './studies.words.ts'
import { StudyDialog } from './study-dialog.tsx'

export default function StudyListPage() {
  const [start, setStart] = useAddressState('start')
  const [which, setWhich] = useAddressState('which')
  const [hunchWanted] = useAddressState('hunch')
  const [hunch, setHunch] = useState<HunchView>()
  const { may } = useYou()
  const go = useGo()
  const isClosed = which === 'closed'
  const studies = usePages(listStudies, { closed: isClosed }, { keepShowing: true })
  const startButton = (
    <Button variant="filled" leftSection={<Icon name="plus" />} onClick={() => setStart('yes')}>
      {words.start}
    </Button>
  )
  const isEmpty = studies.items?.length === 0
  return (
    <Page title={words.title} action={may('member') ? startButton : null}>
      <PageHeader
        title={words.question}
        actions={<ExportList operation={listStudies} sent={{ closed: isClosed }} />}
      />
      <div className={css.page}>
        <HunchBox
          takesFocus={hunchWanted !== ''}
          onStudy={(each) => {
            setHunch(each)
            setStart('yes')
          }}
        />
        <div className={css.switch}>
          <SegmentedControl
            aria-label={words.which}
            value={isClosed ? 'closed' : 'open'}
            onChange={(value) => setWhich(value === 'closed' ? 'closed' : '')}
            data={[
              { value: 'open', label: words.open },
              { value: 'closed', label: words.closed },
            ]}
          />
        </div>
        {studies.failure ? <Broken error={studies.failure} retry={studies.retry} /> : null}
        {studies.isPending && !studies.failure ? <ListSkeleton /> : null}
        {isEmpty && isClosed ? <EmptyState title={words.noneClosed} /> : null}
        {isEmpty && !isClosed ? (
          <EmptyState
            title={words.emptyTitle}
            text={words.emptyText}
            action={may('member') ? startButton : null}
            example={<Studies rows={[example]} />}
          />
        ) : null}
        {studies.items && !isEmpty ? (
          <Studies rows={studies.items} onLoadMore={studies.loadMore} loadingMore={studies.isLoadingMore} />
        ) : null}
      </div>
      {start !== '' && may('member') ? (
        <StudyDialog
          hunch={hunch}
          onClose={() => {
            setStart('')
            setHunch(undefined)
          }}
          onDone={({ id }) => go(`/studies/${id}`, { replace: true })}
        />
      ) : null}
    </Page>
  )
}

function Studies({
  rows,
  ...more
}: {
  rows: StudyRow[]
  onLoadMore?: (() => void) | undefined
  loadingMore?: boolean
}) {
  return (
    <ListTable
      label={words.title}
      rows={rows}
      columns={columns}
      rowKey={(row) => row.id}
      rowName={(row) => row.title}
      rowHref={(row) => `/studies/${row.id}`}
      {...more}
    />
  )
}

const columns: Column<StudyRow>[] = [
  {
    id: 'what',
    header: words.columns.what,
    width: 'minmax(0, 1.4fr)',
    priority: 1,
    render: (row) => row.title,
  },
  {
    id: 'hunch',
    header: words.columns.hunch,
    width: 'minmax(0, 2fr)',
    priority: 3,
    render: (row) => <span className={css.cut}>{row.hunch ?? ''}</span>,
  },
  {
    id: 'conversations',
    header: words.columns.conversations,
    width: '168px',
    render: ({ conversations: { held, planned, wanted } }) =>
      [words.progress(held, wanted), planned > 0 ? words.planned(planned) : ''].filter(Boolean).join(', '),
  },
  {
    id: 'last',
    header: words.columns.last,
    width: '112px',
    priority: 3,
    render: (row) =>
      row.lastConversationAt ? (
        relativeDays(row.lastConversationAt)
      ) : (
        <span className={css.faint}>{words.never}</span>
      ),
  },
]

const example: StudyRow = {
  id: 'example',
  title: words.example.title,
  hunch: words.example.hunch,
  conversations: { held: 5, planned: 1, wanted: 12 },
  lastConversationAt: null,
  createdAt: '2026-05-14T09:30:00.000Z',
  closedAt: null,
}
