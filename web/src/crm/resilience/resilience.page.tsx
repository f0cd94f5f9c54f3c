import { showResilience } from '@firsthand/contract/crm/resilience'
import { listMembers } from '@firsthand/contract/platform/members'
import { NativeSelect } from '@mantine/core'
import { useOperation } from '../../api/hooks.ts'
import { PageHeader } from '../../kit/page-header.tsx'
import { CardSkeleton, HeaderSkeleton } from '../../kit/skeletons.tsx'
import { useAddressState } from '../../shell/address.ts'
import { Broken } from '../../shell/mishap.tsx'
import { Page } from '../../shell/page.tsx'
import { zoneHere } from '../touchpoints/days-here.ts'
import { useChannels } from '../touchpoints/use-channels.ts'
import { Asking } from './asking.tsx'
import css from './resilience.module.css'
import { words } from './resilience.words.ts'

/** How often did we ask, and what came of it? */
export default function ResiliencePage() {
  const [weeks, setWeeks] = useAddressState('weeks')
  const [member, setMember] = useAddressState('member')
  const [channel, setChannel] = useAddressState('channel')
  const members = useOperation(listMembers, {})
  const channels = useChannels()
  const span = weeks in words.weeksOf ? weeks : '12'
  const asking = useOperation(
    showResilience,
    {
      weeks: Number(span),
      timeZone: zoneHere(),
      ...(member && { member }),
      ...(channel && { channel }),
    },
    { keepShowing: true },
  )
  const choices = [
    { label: words.weeks, value: span, set: setWeeks, options: Object.entries(words.weeksOf) },
    {
      label: words.who,
      value: member,
      set: setMember,
      options: [
        ['', words.everybody],
        ...(members.data?.items ?? []).map(({ id, name }) => [id, name] as const),
      ] as const,
    },
    {
      label: words.how,
      value: channel,
      set: setChannel,
      options: [['', words.anyWay], ...Object.entries(channels)] as const,
    },
  ]
  return (
    <Page title={words.title} crumbs={[{ label: words.people, path: '/people' }]}>
      {asking.data ? <PageHeader title={asking.data.sentence} lead={words.lead} /> : null}
      {asking.isPending ? <HeaderSkeleton /> : null}
      <search className={css.filters}>
        {choices.map(({ label, value, set, options }) => (
          <NativeSelect
            key={label}
            label={label}
            value={value}
            onChange={(event) => set(event.currentTarget.value)}
            data={options.map(([key, name]) => ({ value: key, label: name }))}
          />
        ))}
      </search>
      {asking.failure ? <Broken error={asking.failure} retry={asking.retry} /> : null}
      {asking.isPending ? <CardSkeleton rows={5} /> : null}
      {asking.data ? <Asking asking={asking.data} /> : null}
    </Page>
  )
}
