import type { TimelineEntry } from '@firsthand/contract/crm/timeline'
import type { TouchpointView } from '@firsthand/contract/crm/touchpoints'
import { CardSkeleton } from '../../kit/skeletons.tsx'
import { TimelineList } from './timeline-list.tsx'

const entry = (place: number, change: Partial<TouchpointView> = {}): TimelineEntry => {
  const touch: TouchpointView = {
    id: `touch-${place}`,
    personId: 'person',
    at: new Date(Date.now() - place * 9 * 86_400_000).toISOString(),
    direction: (['both', 'ours', 'theirs'] as const)[place % 3] ?? 'both',
    channel: ['coffee', 'call', 'mail', 'visit'][place % 4] ?? 'call',
    outcome: 'reached',
    minutes: place % 2 ? null : 40,
    note: place % 2 ? '' : 'Why the night shift is quiet on Mondays.',
    member: { id: 'mara', name: 'Mara' },
    source: null,
    version: 1,
    ...change,
  }
  const title = ['Coffee', 'Call', 'Mail', 'Visit'][place % 4] ?? 'Call'
  const { id, at, note: detail, member, source: link } = touch
  return { kind: 'touch', id, at, title, detail, member, link, touch }
}

const evidence: TimelineEntry = {
  ...entry(1),
  kind: 'evidence',
  id: 'evidence-1',
  title: 'We threw away eleven portions.',
  detail: 'said_past',
  link: { kind: 'evidence', id: 'evidence-1' },
  touch: null,
}

export const Empty = () => <TimelineList entries={[]} />

export const NothingOfThisKind = () => <TimelineList entries={[]} isFiltered />

export const Few = () => (
  <TimelineList
    entries={[
      entry(0, { source: { kind: 'conversation', id: 'talk' } }),
      entry(1, { outcome: 'no_answer' }),
      evidence,
      entry(2, { outcome: 'declined', note: 'No time before the summer.' }),
    ]}
    onTakeBack={() => undefined}
  />
)

export const Many = () => (
  <TimelineList
    entries={Array.from({ length: 40 }, (_, place) => entry(place))}
    onTakeBack={() => undefined}
  />
)

export const Loading = () => <CardSkeleton rows={3} />
