import type { TouchpointView } from '@firsthand/contract/crm/touchpoints'
import type { z } from 'zod'
import { CardSkeleton } from '../../kit/skeletons.tsx'
import { TouchList } from './timeline.tsx'

type Touch = z.output<typeof TouchpointView>

const touch = (place: number, change: Partial<Touch> = {}): Touch => ({
  id: `touch-${place}`,
  personId: 'person',
  at: new Date(Date.now() - place * 9 * 86_400_000).toISOString(),
  direction: (['both', 'ours', 'theirs'] as const)[place % 3] ?? 'both',
  channel: (['coffee', 'call', 'mail', 'visit'] as const)[place % 4] ?? 'call',
  outcome: 'reached',
  minutes: place % 2 ? null : 40,
  note: place % 2 ? '' : 'Why the night shift is quiet on Mondays.',
  member: { id: 'mara', name: 'Mara' },
  source: null,
  ...change,
})

export const Empty = () => <TouchList touches={[]} />

export const Few = () => (
  <TouchList
    touches={[
      touch(0, { source: { kind: 'conversation', id: 'talk' } }),
      touch(1, { outcome: 'no_answer' }),
      touch(2, { outcome: 'declined', note: 'No time before the summer.' }),
    ]}
    onTakeBack={() => undefined}
  />
)

export const Many = () => (
  <TouchList touches={Array.from({ length: 40 }, (_, place) => touch(place))} onTakeBack={() => undefined} />
)

export const Loading = () => <CardSkeleton rows={3} />
