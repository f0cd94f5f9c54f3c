import type { ContactType, PersonView } from '@firsthand/contract/crm/people'

type Span = PersonView['contactTypeSpans'][number]

/** Whether somebody is so on a day: the first and the last day count. */
export function isOn({ since, until }: Span, day: string): boolean {
  return (since ?? day) <= day && (until ?? day) >= day
}

/**
 * What somebody was, is and will be, once they are to be these today. What is over and what has not begun stays as it
 * is; what is chosen no longer was so until yesterday, and what began today never was so.
 */
export function chosenTypes(spans: Span[], chosen: ContactType[], today: string): Span[] {
  const yesterday = dayBefore(today)
  const kept = spans.flatMap((span) => {
    if (!isOn(span, today) || chosen.includes(span.type)) return [span]
    return span.since === today ? [] : [{ ...span, until: yesterday }]
  })
  return chosen
    .filter((type) => !spans.some((span) => span.type === type && isOn(span, today)))
    .reduce((so, type) => begun(so, type, today), kept)
}

/** What ended yesterday goes on. Nothing runs into what is to begin anyway, or back into what was. */
function begun(spans: Span[], type: ContactType, today: string): Span[] {
  const same = spans.filter((span) => span.type === type)
  const coming = same.flatMap(({ since }) => (since !== null && since > today ? [since] : [])).toSorted()[0]
  const until = coming === undefined ? null : dayBefore(coming)
  const last = same.find((span) => span.until === dayBefore(today))
  if (last) return spans.map((span) => (span === last ? { ...span, until } : span))
  const wasSo = same.some((span) => span.until !== null && span.until < today)
  return [...spans, { type, since: wasSo ? today : null, until }]
}

function dayBefore(day: string): string {
  return new Date(Date.parse(day) - 86_400_000).toISOString().slice(0, 10)
}
