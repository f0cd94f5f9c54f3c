import { KnowHowCard } from '../know-how/know-how-card.tsx'
import { WaysInCard } from './ways-in.panel.tsx'

export default function PersonWaysIn({ id }: { id: string }) {
  return (
    <>
      <WaysInCard aim="person" id={id} />
      <KnowHowCard person={id} />
    </>
  )
}
