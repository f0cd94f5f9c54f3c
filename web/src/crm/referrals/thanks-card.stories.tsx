import { CardSkeleton } from '../../kit/skeletons.tsx'
import { ThanksList } from './thanks-card.tsx'

const due = (place: number) => ({
  introducer: { id: `introducer-${place}`, name: ['Kojo Ampofo', 'Tobi Oduya'][place % 2]! },
  person: { id: `person-${place}`, name: 'Bartek Zielonka' },
  metAt: new Date(Date.now() - place * 9 * 86_400_000).toISOString(),
  introduction: null,
})

export const Empty = () => <ThanksList items={[]} mayChange />

export const Few = () => <ThanksList items={[due(1), due(2)]} mayChange />

export const Many = () => (
  <ThanksList
    items={Array.from({ length: 30 }, (_, place) => due(place))}
    mayChange
    onLoadMore={() => undefined}
  />
)

export const ForViewers = () => <ThanksList items={[due(1)]} mayChange={false} />

export const Loading = () => <CardSkeleton rows={2} />
