import type { WayIn } from '@firsthand/contract/crm/network'
import { CardSkeleton } from '../../kit/skeletons.tsx'
import WayDrawing from './way-drawing.tsx'
import { WayList } from './way-list.tsx'

const target = { kind: 'organisation', id: 'nordholz', name: 'Nordholz Forestry', mayContact: true } as const
const bare = { organisation: null, talks: null, lastAt: null, untilYear: null }

const way = (place: number, mayContact = true): WayIn => {
  const member = {
    id: `member-${place % 3}`,
    name: ['Mara Lindqvist', 'Leo Brandt', 'Anouk Terhorst'][place % 3]!,
  }
  const first = {
    kind: 'person',
    id: `first-${place}`,
    name: `Somebody Long-Name ${place}`,
    mayContact,
  } as const
  const last = {
    kind: 'person',
    id: `last-${place % 4}`,
    name: `Hanna Birk ${place % 4}`,
    mayContact: true,
  } as const
  return {
    member,
    mayAsk: mayContact,
    strength: (['strong', 'fair', 'weak'] as const)[place % 3]!,
    steps: [
      {
        ...bare,
        kind: 'talked',
        from: { kind: 'member', mayContact: true, ...member },
        to: first,
        talks: 4,
        lastAt: new Date().toISOString(),
        strength: 'strong',
      },
      {
        ...bare,
        kind: 'introduced',
        from: first,
        to: last,
        lastAt: new Date().toISOString(),
        strength: 'fair',
      },
    ],
  }
}

export const Few = () => <WayList ways={[way(0), way(1)]} onAsk={() => undefined} />

export const NoContact = () => <WayList ways={[way(0), way(1, false)]} onAsk={() => undefined} />

export const Many = () => <WayList ways={Array.from({ length: 12 }, (_, place) => way(place))} />

export const Drawn = () => (
  <WayDrawing ways={Array.from({ length: 6 }, (_, place) => way(place))} target={target} />
)

export const Loading = () => <CardSkeleton rows={6} />
