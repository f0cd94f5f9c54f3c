import type { PersonRow } from '@firsthand/contract/crm/people'
import { useState } from 'react'
import { EmptyState } from '../../kit/empty-state.tsx'
import { Refused } from '../../kit/refused.tsx'
import { ListSkeleton } from '../../kit/skeletons.tsx'
import { words } from './people.words.ts'
import { type Order, PersonTable } from './person-table.tsx'

const day = 86_400_000
const names = [
  'Nele Brandt',
  'Tobi Akande',
  'Žofie Müller-Lüdenscheid',
  '山田太郎',
  'João Lima',
  'Abena Mensah',
]
const types = ['end_user', 'buyer', 'payer', 'lead'] as const

function people(count: number, now = Date.now()): PersonRow[] {
  return Array.from({ length: count }, (_, place) => ({
    id: `person-${place}`,
    name: names[place % names.length] ?? '',
    organisation:
      place % 3 === 2 ? null : { id: 'firm', name: ['Rapid Rides', 'Tasca da Ines'][place % 2] ?? '' },
    contactTypes: place % 4 === 3 ? [] : types.slice(place % 3, (place % 3) + 1 + (place % 2)),
    roleTitle: ['night courier', 'owner', null][place % 3] ?? null,
    email: null,
    phone: null,
    cadenceDays: 14,
    language: null,
    timeZone: null,
    createdAt: new Date(Date.now() - 90 * 86_400_000).toISOString(),
    fields: {},
    lastTouchAt: place % 5 === 4 ? null : new Date(now - place * 17 * day).toISOString(),
    nextTouchAt: place % 2 ? null : new Date(now + (place - 3) * day).toISOString(),
    evidenceCount: (place * 3) % 7,
  }))
}

export const Empty = () => (
  <EmptyState title={words.none} text={words.noneText} example={<PersonTable people={people(1)} isShort />} />
)

export const Few = () => {
  const [order, setOrder] = useState<Order>({ by: 'name', direction: 'ascending' })
  return <PersonTable people={people(4)} order={order} onOrder={setOrder} />
}

export const Many = () => {
  const [count, setCount] = useState(50)
  return <PersonTable people={people(count)} onLoadMore={() => setCount(count + 50)} />
}

export const Loading = () => <ListSkeleton />

export const Turned_down = () => (
  <Refused title="This page of the list cannot be found any more." code="cursor_invalid" />
)
