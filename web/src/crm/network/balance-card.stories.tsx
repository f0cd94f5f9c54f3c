import type { Balance } from '@firsthand/contract/crm/network'
import { CardSkeleton } from '../../kit/skeletons.tsx'
import { BalanceParts } from './balance-card.tsx'
import { words } from './network.words.ts'

const share = (hits: number, n: number) => ({
  hits,
  n,
  low: Math.max(0, hits / n - 0.2),
  high: Math.min(1, hits / n + 0.2),
})
const unknown = { verdict: 'not_enough', assortativity: null, low: null, high: null, ties: 3 } as const

const balance: Balance = {
  people: 14,
  capped: false,
  throughIntroducer: share(7, 14),
  voices: 8,
  effective: 9.9,
  correlation: 0.3,
  largest: {
    introducer: { id: 'sam', name: 'Sam Osei' },
    people: share(7, 14),
    voicesShare: { hits: 1, n: 8, low: null, high: null },
  },
  sources: 3.5,
  contactTypes: [
    { id: 'end_user', name: 'end user', sample: share(12, 14) },
    { id: 'payer', name: 'payer', sample: share(2, 14) },
  ],
  organisations: [{ id: 'wheelhouse', name: "Wheelhouse Riders' Co-op", sample: share(9, 14) }],
  byContactType: { verdict: 'like_to_like', assortativity: 0.6, low: 0.2, high: 1, ties: 12 },
  byOrganisation: unknown,
  suggestions: [
    {
      kind: 'one_introducer',
      about: { kind: 'person', id: 'sam', name: 'Sam Osei' },
      heard: 7,
      of: 14,
      ask: [{ id: 'ida', name: 'Ida Holm', organisation: null, contactTypes: [], lastTouchAt: null }],
    },
    {
      kind: 'type_unheard',
      about: { kind: 'contact_type', id: 'payer', name: 'payer' },
      heard: 2,
      of: 40,
      ask: [],
    },
  ],
}

const nobody: Balance = { ...balance, people: 0 }
const few: Balance = { ...balance, suggestions: [], byContactType: unknown, largest: null }

export const Empty = () => <BalanceParts balance={nobody} lead="" />

export const Few = () => <BalanceParts balance={few} lead={words.balanceLead(14, false)} />

export const Lopsided = () => <BalanceParts balance={balance} lead={words.balanceLead(2000, true)} />

export const Loading = () => <CardSkeleton rows={6} />
