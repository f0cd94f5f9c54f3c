import { Select, Switch } from '@mantine/core'
import type { PipelineView } from '@firsthand/contract/crm/pipelines'
import { goals } from '@firsthand/contract/crm/pipelines'
import { listEntries } from '@firsthand/contract/crm/pipelines-entries'
import { useDebouncedValue } from '@mantine/hooks'
import { useState } from 'react'
import { usePages } from '../../api/hooks.ts'
import { EmptyState } from '../../kit/empty-state.tsx'
import { FilterBar } from '../../kit/filter-bar.tsx'
import { ListSkeleton } from '../../kit/skeletons.tsx'
import { ExportList } from '../../shell/export-list.tsx'
import { useAddressState } from '../../shell/address.ts'
import { Broken } from '../../shell/mishap.tsx'
import { EntryTable } from './entry-table.tsx'
import css from './pipelines.module.css'
import { words } from './pipelines.words.ts'

/** A pipeline as a table, with filters; every number of the forecast opens it. */
export function EntriesView({ pipeline, owner }: { pipeline: PipelineView; owner: string | undefined }) {
  const [goal, setGoal] = useAddressState('goal')
  const [stage, setStage] = useAddressState('stage')
  const [visited, setVisited] = useAddressState('visited')
  const [finished, setFinished] = useAddressState('finished')
  const [late, setLate] = useAddressState('late')
  const [q, setQ] = useAddressState('q')
  const [typed, setTyped] = useState(q)
  const [asked] = useDebouncedValue(typed, 150)
  const sent = {
    q: asked.trim() || undefined,
    pipeline: pipeline.id,
    owner,
    goal: goals.find((each) => each === goal),
    stage: stage || undefined,
    visited: visited || undefined,
    finished: finished === 'yes',
    late: late === 'yes',
  }
  const entries = usePages(listEntries, { ...sent, limit: 50 }, { keepShowing: true })
  const nameOf = (id: string) => pipeline.stages.find((each) => each.id === id)?.name ?? ''
  const active = [
    ...(visited
      ? [{ id: 'visited', label: `${words.inStage}: ${nameOf(visited)}`, onRemove: () => setVisited('') }]
      : []),
    ...(finished ? [{ id: 'finished', label: words.finished, onRemove: () => setFinished('') }] : []),
  ]
  return (
    <>
      <FilterBar
        active={active}
        search={{
          value: typed,
          onChange: (value) => {
            setTyped(value)
            setQ(value)
          },
          placeholder: words.findEntry,
        }}
        actions={<ExportList operation={listEntries} sent={sent} />}
      >
        <Select
          className={css.select}
          aria-label={words.goal}
          placeholder={words.goal}
          clearable
          data={goals.map((value) => ({ value, label: words.goals[value] }))}
          value={goal || null}
          onChange={(value) => setGoal(value ?? '')}
        />
        <Select
          className={css.select}
          aria-label={words.stage}
          placeholder={words.stage}
          clearable
          data={pipeline.stages.map(({ id, name }) => ({ value: id, label: name }))}
          value={stage || null}
          onChange={(value) => setStage(value ?? '')}
        />
        <Switch
          label={words.late}
          checked={late === 'yes'}
          onChange={(event) => setLate(event.currentTarget.checked ? 'yes' : '')}
        />
      </FilterBar>
      {entries.failure ? <Broken error={entries.failure} retry={entries.retry} /> : null}
      {entries.isPending ? <ListSkeleton /> : null}
      {entries.items?.length ? (
        <EntryTable
          entries={entries.items}
          onLoadMore={entries.loadMore}
          isLoadingMore={entries.isLoadingMore}
        />
      ) : null}
      {entries.items?.length === 0 ? (
        <EmptyState title={words.emptyTable} text={words.emptyTableText} />
      ) : null}
    </>
  )
}
