import { WaysInCard } from './ways-in.panel.tsx'

export default function OrganisationWaysIn({ id }: { id: string }) {
  return <WaysInCard aim="organisation" id={id} />
}
