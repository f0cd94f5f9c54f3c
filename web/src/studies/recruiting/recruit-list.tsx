import {
  recruitEnds,
  recruitSteps,
  recruitingChannels,
} from '@firsthand/contract/studies/recruiting-channels'
import { type RecruitRow, listRecruits } from '@firsthand/contract/studies/recruits'
import { NativeSelect } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { usePages } from '../../api/hooks.ts'
import { EmptyState } from '../../kit/empty-state.tsx'
import { FilterBar } from '../../kit/filter-bar.tsx'
import { formatDate } from '../../kit/format.ts'
import { ListTable } from '../../kit/list-table.tsx'
import { ListSkeleton } from '../../kit/skeletons.tsx'
import { useAddressStates } from '../../shell/address.ts'
import { Broken } from '../../shell/mishap.tsx'
import css from './recruiting.module.css'
import { words as all } from './recruiting.words.ts'

const words = all.recruit
const places = [...recruitSteps, ...recruitEnds]

/** The people of a study as a list, narrowed by name, by how far it has come and by how they were found. */
export function RecruitList({
  study,
  current,
  onOpen,
}: {
  study: string
  current: string
  onOpen: (id: string) => void
}) {
  const [narrowed, narrow] = useAddressStates(['q', 'step', 'channel'])
  const [q] = useDebouncedValue(narrowed.q.trim(), 150)
  const recruits = usePages(
    listRecruits,
    {
      study,
      q: q || undefined,
      step: places.find((each) => each === narrowed.step),
      channel: recruitingChannels.find((each) => each === narrowed.channel),
      limit: 50,
    },
    { keepShowing: true },
  )
  return (
    <div className={css.stack}>
      <FilterBar
        search={{ value: narrowed.q, onChange: (value) => narrow('q', value), placeholder: words.findName }}
        count={
          recruits.items ? words.count(recruits.items.length, recruits.loadMore !== undefined) : undefined
        }
      >
        <Narrow
          label={all.one.step}
          any={words.anyStep}
          values={places}
          named={all.steps}
          value={narrowed.step}
          onChange={(step) => narrow('step', step)}
        />
        <Narrow
          label={all.one.channel}
          any={words.anyChannel}
          values={recruitingChannels}
          named={all.channels}
          value={narrowed.channel}
          onChange={(channel) => narrow('channel', channel)}
        />
      </FilterBar>
      {recruits.failure ? <Broken error={recruits.failure} retry={recruits.retry} /> : null}
      {recruits.isPending ? <ListSkeleton /> : null}
      {recruits.items?.length === 0 ? <EmptyState title={words.noneFits} /> : null}
      {recruits.items && recruits.items.length > 0 ? (
        <ListTable
          label={words.boardLabel}
          rows={recruits.items}
          rowKey={(row) => row.id}
          current={current}
          onOpen={(row) => onOpen(row.id)}
          columns={columns}
          {...(recruits.loadMore && { onLoadMore: recruits.loadMore })}
          loadingMore={recruits.isLoadingMore}
        />
      ) : null}
    </div>
  )
}

/** One value of a few, or any. */
function Narrow<Value extends string>({
  label,
  any,
  values,
  named,
  value,
  onChange,
}: {
  label: string
  any: string
  values: readonly Value[]
  named: Record<Value, string>
  value: string
  onChange: (value: string) => void
}) {
  return (
    <NativeSelect
      aria-label={label}
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
      data={[{ value: '', label: any }, ...values.map((each) => ({ value: each, label: named[each] }))]}
    />
  )
}

const columns = [
  {
    id: 'person',
    header: words.columns.person,
    priority: 1 as const,
    render: ({ person }: RecruitRow) => person.name,
  },
  {
    id: 'types',
    header: words.columns.types,
    render: ({ person }: RecruitRow) => person.contactTypes.map((type) => all.types[type] ?? type).join(', '),
  },
  { id: 'step', header: words.columns.step, render: ({ step }: RecruitRow) => all.steps[step] },
  {
    id: 'channel',
    header: words.columns.channel,
    render: ({ channel }: RecruitRow) => (channel ? all.channels[channel] : all.channelUnsaid),
  },
  {
    id: 'held',
    header: words.columns.held,
    render: ({ step, override, heldBack }: RecruitRow) =>
      step === 'found' && !override ? (heldBack[0]?.why ?? '') : '',
  },
  {
    id: 'when',
    header: words.columns.when,
    width: '110px',
    end: true,
    render: ({ updatedAt }: RecruitRow) => formatDate(updatedAt),
  },
]
