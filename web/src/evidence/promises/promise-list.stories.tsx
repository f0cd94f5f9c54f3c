import type { PromiseView } from '@firsthand/contract/evidence/promises'
import { CardSkeleton } from '../../kit/skeletons.tsx'
import { PromiseList } from './promise-list.tsx'

const states = ['open', 'kept', 'broken', 'open', 'released'] as const

const promise = (place: number): PromiseView => {
  const state = states[place % states.length]!
  return {
    id: `promise-${place}`,
    person: { id: 'joao', name: 'João Pires', organisation: null, contactTypes: [], lastTouchAt: null },
    member: { id: 'leo', name: 'Leo Brandt' },
    words: 'Show him the drawing of the calls before anybody else.',
    madeAt: '2026-03-01T10:00:00.000Z',
    dueOn: place % 4 === 3 ? null : '2026-03-06',
    dueAt: place % 4 === 3 ? null : '2026-03-07T00:00:00.000Z',
    state,
    isLate: place === 0,
    settledAt: state === 'open' ? null : '2026-03-05T10:00:00.000Z',
    settledBy: null,
    settledWords: state === 'broken' ? 'Jiayi never answered, and we let it lie.' : '',
    version: 1,
  }
}

export const Few = () => <PromiseList promises={[promise(0), promise(1)]} mayChange />

export const Many = () => (
  <PromiseList promises={Array.from({ length: 30 }, (_, place) => promise(place))} mayChange />
)

export const ForViewers = () => <PromiseList promises={[promise(0), promise(2)]} mayChange={false} />

export const OnAPerson = () => <PromiseList promises={[promise(0)]} mayChange withPerson={false} />

export const Loading = () => <CardSkeleton rows={2} />
