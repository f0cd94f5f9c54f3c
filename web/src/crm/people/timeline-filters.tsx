import { listMembers } from '@firsthand/contract/platform/members'
import { NativeSelect } from '@mantine/core'
import { useOperation } from '../../api/hooks.ts'
import { words } from '../touchpoints/touchpoints.words.ts'
import { useChannels } from '../touchpoints/use-channels.ts'
import css from './timeline.module.css'

export type Filter = { kind?: string | undefined; channel?: string | undefined; member?: string | undefined }

/** What of the timeline is shown. */
export function TimelineFilters({
  kinds,
  filter,
  onChange,
}: {
  kinds: string[]
  filter: Filter
  onChange: (filter: Filter) => void
}) {
  const channels = useChannels()
  const members = useOperation(listMembers, {})
  const fields = [
    {
      name: 'kind',
      label: words.filterKind,
      none: words.anything,
      options: kinds.map((kind) => [kind, words.kinds[kind] ?? kind] as const),
    },
    {
      name: 'channel',
      label: words.filterChannel,
      none: words.anyChannel,
      options: Object.entries(channels),
    },
    {
      name: 'member',
      label: words.filterMember,
      none: words.anybody,
      options: (members.data?.items ?? []).map(({ id, name }) => [id, name] as const),
    },
  ] as const
  return (
    <search className={css.filters}>
      {fields.map(({ name, label, none, options }) => (
        <NativeSelect
          key={name}
          aria-label={label}
          value={filter[name] ?? ''}
          onChange={(event) => onChange({ ...filter, [name]: event.currentTarget.value || undefined })}
          data={[
            { value: '', label: none },
            ...options.map(([value, optionLabel]) => ({ value, label: optionLabel })),
          ]}
        />
      ))}
    </search>
  )
}
