import type { ContactType, PersonView } from '@firsthand/contract/crm/people'

type Span = PersonView['contactTypeSpans'][number]

/** What somebody was and is to us once these types are chosen for today: what is over or not begun stays as it is. */
export function withChosen(spans: Span[], chosen: ContactType[], today: string): Span[] {
  const holds = ({ since, until }: Span) => (since ?? today) <= today && (until ?? today) >= today
  const now = spans.filter(holds)
  return [
    ...spans.filter((span) => !holds(span)),
    ...now.filter((span) => chosen.includes(span.type)),
    ...chosen
      .filter((type) => !now.some((span) => span.type === type))
      .map((type) => ({ type, since: null, until: null })),
  ]
}
