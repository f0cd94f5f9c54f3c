import type { ComplaintRow } from '@firsthand/contract/evidence/complaints'
import { ListSkeleton } from '../../kit/skeletons.tsx'
import { ComplaintTable } from './complaint-table.tsx'

const hour = 3_600_000
const abouts = ['nobody picks up at night', 'bicycle on the lemons', 'rota too late']

const complaint = (place: number): ComplaintRow => ({
  id: `complaint-${place}`,
  person: {
    id: `person-${place}`,
    name: ['Tobi Oduya', 'Harriet Cole'][place % 2]!,
    organisation: null,
    contactTypes: [],
    lastTouchAt: null,
  },
  about: abouts[place % abouts.length]!,
  words: 'Twice last week nobody picked up after nine.',
  amount: place % 2 ? { amountMinor: 186_000, currency: 'GBP', exponent: 2 } : null,
  channel: 'mail',
  receivedAt: new Date(Date.now() - place * 20 * hour).toISOString(),
  state: place % 3 === 2 ? 'closed' : 'waiting',
  assignee: place % 2 ? { id: 'mara', name: 'Mara' } : null,
  dueAt: new Date(Date.now() + (2 - place) * 20 * hour).toISOString(),
  isOverdue: place % 3 !== 2 && place > 2,
  answeredAt: null,
  answeredBy: null,
  answeredByLeader: false,
  closedAt: null,
  version: 1,
})

const nothing = () => undefined

export const Few = () => <ComplaintTable complaints={[complaint(0), complaint(1)]} onOpen={nothing} />

export const Overdue = () => <ComplaintTable complaints={[complaint(3), complaint(4)]} onOpen={nothing} />

export const Many = () => (
  <ComplaintTable
    complaints={Array.from({ length: 40 }, (_, place) => complaint(place))}
    current="complaint-1"
    onOpen={nothing}
    onLoadMore={nothing}
  />
)

export const Loading = () => <ListSkeleton />
