import { type ErasureView, listErasures, showErasure } from '@firsthand/contract/crm/rights'
import { Button } from '@mantine/core'
import { useOperation, usePages } from '../../api/hooks.ts'
import { EmptyState } from '../../kit/empty-state.tsx'
import { formatDateTime } from '../../kit/format.ts'
import { type Column, ListTable } from '../../kit/list-table.tsx'
import { Card } from '../../kit/section.tsx'
import { CardSkeleton, ListSkeleton } from '../../kit/skeletons.tsx'
import { SettingsPage } from '../../platform/settings/settings-page.tsx'
import { useAddressState } from '../../shell/address.ts'
import { Broken } from '../../shell/mishap.tsx'
import { certificate as words, words as rights } from './rights.words.ts'
import css from './rights.module.css'

/** "Whom did we erase, and is it done?" Nobody is named; `?certificate=` opens one. */
export default function ErasuresPage() {
  const [opened] = useAddressState('certificate')
  return (
    <SettingsPage part="erasures" heading={words.heading} lead={words.lead}>
      {opened ? <Certificate key={opened} id={opened} /> : null}
      <Erasures opened={opened} />
    </SettingsPage>
  )
}

function Erasures({ opened }: { opened: string }) {
  const erasures = usePages(listErasures, { limit: 50 })
  return (
    <>
      {erasures.failure ? <Broken error={erasures.failure} retry={erasures.retry} /> : null}
      {erasures.isPending ? <ListSkeleton rows={3} /> : null}
      {erasures.items?.length === 0 ? (
        <EmptyState
          title={words.none}
          text={words.noneText}
          example={
            <ListTable label={words.list} rows={[example]} rowKey={(row) => row.id} columns={columns} />
          }
        />
      ) : null}
      {erasures.items && erasures.items.length > 0 ? (
        <ListTable
          label={words.list}
          rows={erasures.items}
          rowKey={(row) => row.id}
          rowName={(row) => words.of(formatDateTime(row.askedAt))}
          rowHref={(row) => `/settings/erasures?certificate=${row.id}`}
          {...(opened && { current: opened })}
          columns={columns}
          onLoadMore={erasures.loadMore}
          loadingMore={erasures.isLoadingMore}
        />
      ) : null}
    </>
  )
}

/** When, by whom, what kinds of things and how many: enough to show to whoever asked, and no personal data. */
function Certificate({ id }: { id: string }) {
  const first = useOperation(showErasure, { erasure: id })
  const isOpen = first.data?.finishedAt === null
  const { data, failure, retry } = useOperation(showErasure, { erasure: id }, { everyMs: isOpen && 2_000 })
  if (failure) return <Broken error={failure} retry={retry} />
  if (!data) return <CardSkeleton rows={5} />
  return (
    <div className={css.certificate}>
      <Card
        title={words.title}
        actions={
          <Button size="xs" onClick={() => window.print()}>
            {words.print}
          </Button>
        }
      >
        <dl className={css.certified}>
          <dt>{words.number}</dt>
          <dd>{data.id}</dd>
          <dt>{words.asked}</dt>
          <dd>
            {formatDateTime(data.askedAt)}, {data.askedBy?.name ?? words.byItself}
          </dd>
          <dt>{words.finished}</dt>
          <dd>{data.finishedAt ? formatDateTime(data.finishedAt) : words.underWay}</dd>
        </dl>
        <ul className={css.parts}>
          {data.parts.map((part) => (
            <li key={part.what}>
              <span>{part.what}</span>
              <span>{rights.count(part.count)}</span>
            </li>
          ))}
        </ul>
        <p className={css.why}>{words.nobody}</p>
      </Card>
    </div>
  )
}

const columns: Column<ErasureView>[] = [
  {
    id: 'asked',
    header: words.asked,
    width: 'minmax(0, 1fr)',
    priority: 1,
    render: (row) => formatDateTime(row.askedAt),
  },
  {
    id: 'by',
    header: words.by,
    width: 'minmax(0, 1fr)',
    render: (row) => row.askedBy?.name ?? words.byItself,
  },
  {
    id: 'finished',
    header: words.finished,
    width: 'minmax(0, 1fr)',
    render: (row) => (row.finishedAt ? formatDateTime(row.finishedAt) : words.underWay),
  },
]

const example: ErasureView = {
  id: 'example',
  personId: 'example',
  askedAt: '2026-03-02T10:00:00.000Z',
  askedBy: null,
  finishedAt: '2026-03-02T10:02:00.000Z',
  parts: [],
}
