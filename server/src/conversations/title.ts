import type { ConversationKind } from '@firsthand/contract/conversations/conversations'

const kinds: Record<ConversationKind, string> = {
  interview: 'Interview',
  coffee: 'Coffee',
  sales_call: 'Sales call',
  support_call: 'Support call',
  ride_along: 'Ride-along',
  home_visit: 'Home visit',
  observation: 'Observation',
  till_shift: 'Shift at the till',
}

/** What a conversation is called until somebody names it: the people and the day, as it was where it took place. */
export function defaultTitle({
  kind,
  names,
  at,
  timeZone,
}: {
  kind: ConversationKind
  names: string[]
  at: string
  timeZone: string | null
}): string {
  const day = new Intl.DateTimeFormat('en-GB', {
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    timeZone: timeZone ?? 'UTC',
  }).format(new Date(at))
  const [first, second] = names
  const who =
    names.length > 2
      ? `${first} and ${names.length - 1} others`
      : names.length === 2
        ? `${first} and ${second}`
        : (first ?? kinds[kind])
  return `${who.slice(0, 180)}, ${day}`
}
