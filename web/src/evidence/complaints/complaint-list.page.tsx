import { listComplaints } from '@firsthand/contract/evidence/complaints'
import { Button, SegmentedControl, TextInput } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { Suspense, useState } from 'react'
import { usePages } from '../../api/hooks.ts'
import { EmptyState } from '../../kit/empty-state.tsx'
import { Icon } from '../../kit/icon.tsx'
import { Link } from '../../kit/link.tsx'
import { PageHeader } from '../../kit/page-header.tsx'
import { Card } from '../../kit/section.tsx'
import { ListSkeleton } from '../../kit/skeletons.tsx'
import { whenShown } from '../../kit/when-shown.tsx'
import { useYou } from '../../shell/account.ts'
import { useAddressState, useGo } from '../../shell/address.ts'
import { ExportList } from '../../shell/export-list.tsx'
import { Broken } from '../../shell/mishap.tsx'
import { Page } from '../../shell/page.tsx'
import { ComplaintPane } from './complaint-pane.tsx'
import { ComplaintTable } from './complaint-table.tsx'
import css from './complaints.module.css'
import { words } from './complaints.words.ts'

const ComplaintForm = whenShown(() => import('./complaint-form.tsx'))

type View = keyof typeof words.views
const firstAnswers = ['any', 'leader', 'other', 'late', 'none'] as const

/** "Who waits for your answer?" The list on the left, the complaint on the right. */
export default function ComplaintListPage() {
  const { may } = useYou()
  const go = useGo()
  const [chosen, setView] = useAddressState('view')
  const [open, setOpen] = useAddressState('open')
  const [adding, setAdding] = useAddressState('add')
  const [person] = useAddressState('person')
  const filters = useNumberFilters()
  const [typed, setTyped] = useState('')
  const [q] = useDebouncedValue(typed.trim(), 150)
  const isNarrowed = Object.keys(filters).length > 0
  const view: View = chosen in words.views ? (chosen as View) : isNarrowed ? 'all' : 'open'
  const asked = {
    ...filters,
    ...(view !== 'all' && { of: view }),
    q: q || undefined,
    person: adding ? undefined : person || undefined,
  }
  const complaints = usePages(listComplaints, { ...asked, limit: 50 }, { keepShowing: true })
  const isFiltered = q !== '' || view !== 'open' || isNarrowed || person !== ''
  return (
    <Page
      title={words.title}
      width="all"
      action={
        may('member') ? (
          <Button variant="filled" onClick={() => setAdding('yes')}>
            {words.add}
          </Button>
        ) : null
      }
    >
      <PageHeader
        title={words.question}
        actions={
          <>
            <Button component={Link} href="/complaints/loops">
              {words.loops}
            </Button>
            <Button component={Link} href="/complaints/numbers">
              {words.numbers}
            </Button>
            <ExportList operation={listComplaints} sent={asked} />
          </>
        }
      />
      <div className={css.bar}>
        <SegmentedControl
          className={css.views}
          aria-label={words.viewsLabel}
          value={view}
          onChange={setView}
          data={Object.entries(words.views).map(([value, label]) => ({ value, label }))}
        />
        <TextInput
          type="search"
          aria-label={words.search}
          placeholder={words.searchHint}
          leftSection={<Icon name="search" />}
          value={typed}
          onChange={(event) => setTyped(event.currentTarget.value)}
        />
      </div>
      {complaints.failure ? <Broken error={complaints.failure} retry={complaints.retry} /> : null}
      <div className={css.panes} data-open={open !== '' || undefined}>
        <div className={css.list}>
          {complaints.isPending ? <ListSkeleton /> : null}
          {complaints.items?.length ? (
            <ComplaintTable
              complaints={complaints.items}
              current={open}
              onOpen={setOpen}
              onLoadMore={complaints.loadMore}
              isLoadingMore={complaints.isLoadingMore}
            />
          ) : null}
          {complaints.items?.length === 0 ? (
            <EmptyState
              title={isFiltered ? words.noneSuch : words.none}
              text={isFiltered ? undefined : words.noneText}
              example={isFiltered ? undefined : <Card>{words.example}</Card>}
              action={
                isFiltered ? (
                  <Button onClick={() => go('/complaints?view=all')}>{words.showAll}</Button>
                ) : undefined
              }
            />
          ) : null}
          {complaints.items?.length ? <p className={css.keys}>{words.keys}</p> : null}
        </div>
        <div className={css.side}>
          {open ? (
            <>
              <Button className={css.back} variant="subtle" onClick={() => setOpen('')}>
                {words.back}
              </Button>
              <ComplaintPane key={open} id={open} />
            </>
          ) : null}
        </div>
      </div>
      {adding === 'yes' && may('member') ? (
        <Suspense fallback={null}>
          <ComplaintForm
            person={person || undefined}
            onClose={(made) => go(made ? `/complaints?open=${made.id}` : '/complaints', { replace: true })}
          />
        </Suspense>
      ) : null}
    </Page>
  )
}

/** What a number on the page of numbers opens to. */
function useNumberFilters() {
  const [first] = useAddressState('first')
  const [answeredBy] = useAddressState('answeredBy')
  const [since] = useAddressState('since')
  const firstAnswer = firstAnswers.find((each) => each === first)
  return {
    ...(firstAnswer && { firstAnswer }),
    ...(answeredBy && { answeredBy }),
    ...(since && { since }),
  }
}
