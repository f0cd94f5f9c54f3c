import { SegmentedControl, Switch } from '@mantine/core'
import { listSalesRoles } from '@firsthand/contract/crm/pipelines-entries'
import { type HandoffRow, listHandoffs } from '@firsthand/contract/crm/pipelines-handoffs'
import { useOperation, usePages } from '../../api/hooks.ts'
import { EmptyState } from '../../kit/empty-state.tsx'
import { Link } from '../../kit/link.tsx'
import { type Column, ListTable } from '../../kit/list-table.tsx'
import { PageHeader } from '../../kit/page-header.tsx'
import { Card } from '../../kit/section.tsx'
import { ListSkeleton } from '../../kit/skeletons.tsx'
import { useAddressState } from '../../shell/address.ts'
import { Broken } from '../../shell/mishap.tsx'
import { Page } from '../../shell/page.tsx'
import { HandoffState } from './handoff-state.tsx'
import { PipelineTabs } from './pipeline-tabs.tsx'
import css from './pipelines.module.css'
import { roleWords, words } from './pipelines.words.ts'

type Box = keyof typeof words.boxes

/** "What waits for your answer?" */
export default function HandoffListPage() {
  const [chosen, setBox] = useAddressState('box')
  const [all, setAll] = useAddressState('answered')
  const box: Box = chosen === 'from_you' || chosen === 'all' ? chosen : 'for_you'
  const handoffs = usePages(listHandoffs, { box, waiting: all !== 'yes', limit: 50 }, { keepShowing: true })
  const you = useOperation(listSalesRoles, {}).data?.items.find((each) => each.isYou)
  return (
    <Page title={words.handoffs} crumbs={[{ label: words.title, path: '/pipelines' }]}>
      <PageHeader title={words.handoffQuestion} lead={words.handoffLead} />
      <PipelineTabs at="/handoffs" />
      {you?.roles.length === 0 ? (
        <p>
          <Link href="/sales-roles" className={css.plain}>
            {words.noRole}
          </Link>
        </p>
      ) : null}
      <div className={css.bar}>
        <SegmentedControl
          aria-label={words.box}
          data={(Object.keys(words.boxes) as Box[]).map((value) => ({ value, label: words.boxes[value] }))}
          value={box}
          onChange={setBox}
        />
        <Switch
          label={words.onlyWaiting}
          checked={all !== 'yes'}
          onChange={(event) => setAll(event.currentTarget.checked ? '' : 'yes')}
        />
      </div>
      {handoffs.failure ? <Broken error={handoffs.failure} retry={handoffs.retry} /> : null}
      {handoffs.isPending ? <ListSkeleton /> : null}
      {handoffs.items?.length ? (
        <ListTable
          label={words.handoffs}
          rows={handoffs.items}
          rowKey={(row) => row.id}
          rowName={(row) => row.person.name}
          rowHref={(row) => `/handoffs/${row.id}`}
          columns={columns}
          onLoadMore={handoffs.loadMore}
          loadingMore={handoffs.isLoadingMore}
        />
      ) : null}
      {handoffs.items?.length === 0 ? (
        <EmptyState
          title={words.noHandoffs}
          text={words.noHandoffsText}
          example={<Card>{words.exampleHandoff}</Card>}
        />
      ) : null}
    </Page>
  )
}

const columns: Column<HandoffRow>[] = [
  {
    id: 'person',
    header: words.person,
    width: 'minmax(0, 1.5fr)',
    priority: 1,
    render: (row) => (row.entry.title ? `${row.person.name} · ${row.entry.title}` : row.person.name),
  },
  {
    id: 'who',
    header: words.fromTo,
    width: 'minmax(0, 2fr)',
    render: (row) => words.offeredBy(row.from.name, roleWords[row.toRole], row.to?.name),
  },
  {
    id: 'state',
    header: words.answerHeading,
    width: 'minmax(0, 1.4fr)',
    render: (row) => <HandoffState handoff={row} />,
  },
]
