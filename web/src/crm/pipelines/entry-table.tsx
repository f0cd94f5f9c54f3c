import type { EntryRow } from '@firsthand/contract/crm/pipelines-entries'
import { type Column, ListTable } from '../../kit/list-table.tsx'
import { daysIn, nameOf, turnOf } from './entry-words.ts'
import css from './pipelines.module.css'
import { words } from './pipelines.words.ts'
import { formatValue } from './value.ts'

type EntryTableProps = {
  entries: readonly EntryRow[]
  withPipeline?: boolean
  onLoadMore?: (() => void) | undefined
  isLoadingMore?: boolean
  keysFromAnywhere?: boolean
}

/** Entries as a list one works in with the keyboard. */
export function EntryTable({
  entries,
  withPipeline,
  onLoadMore,
  isLoadingMore,
  keysFromAnywhere,
}: EntryTableProps) {
  return (
    <ListTable
      label={words.entries}
      rows={entries}
      rowKey={(entry) => entry.id}
      rowName={nameOf}
      rowHref={(entry) => `/entries/${entry.id}`}
      columns={withPipeline ? [columns[0]!, pipeline, ...columns.slice(1)] : columns}
      onLoadMore={onLoadMore}
      loadingMore={isLoadingMore ?? false}
      keysFromAnywhere={keysFromAnywhere ?? true}
    />
  )
}

const pipeline: Column<EntryRow> = {
  id: 'pipeline',
  header: words.title,
  width: 'minmax(0, 1fr)',
  render: (entry) => entry.pipeline.name,
}

const columns: Column<EntryRow>[] = [
  { id: 'person', header: words.person, width: 'minmax(0, 2fr)', priority: 1, render: nameOf },
  { id: 'stage', header: words.stage, width: 'minmax(0, 1fr)', render: (entry) => entry.stage.name },
  {
    id: 'value',
    header: words.value,
    width: '104px',
    end: true,
    render: (entry) => (entry.value ? formatValue(entry.value) : ''),
  },
  { id: 'turn', header: words.owner, width: 'minmax(0, 1fr)', render: turnOf },
  {
    id: 'since',
    header: words.inStage,
    width: '128px',
    render: (entry) => (
      <span className={css.line}>
        {daysIn(entry)}
        {entry.mayContact ? null : <span className={css.late}>{words.noContact}</span>}
        {entry.isLate ? <span className={css.late}>{words.lateMark}</span> : null}
      </span>
    ),
  },
]
