import type { ContactType } from '@firsthand/contract/crm/people'

/** What somebody was or is to us, from a day and until a day where these are known. */
export type TypeSpan = { type: ContactType; since: string | null; until: string | null }

/**
 * The spans of somebody with one more that a file tells. It completes a span of the same type that says less, moves the
 * beginning of one that goes on, and otherwise stands beside those that are known. The same list where it says nothing new.
 */
export function withSpan(known: TypeSpan[], told: TypeSpan): TypeSpan[] {
  const same = known.filter((each) => each.type === told.type)
  if (same.some((each) => saysAll(each, told))) return known
  const lesser = same.find((each) => saysAll(told, each))
  // Nobody begins twice without an end between.
  const goesOn = told.until === null ? same.find((each) => each.until === null) : undefined
  const replaced = lesser ?? goesOn
  return replaced ? known.map((each) => (each === replaced ? told : each)) : [...known, told]
}

/** Whether it holds on a day. */
export function isCurrent({ since, until }: TypeSpan, today: string): boolean {
  return (since === null || since <= today) && (until === null || until >= today)
}

/** Whether a span has every day that another one has. */
function saysAll(one: TypeSpan, other: TypeSpan): boolean {
  const has = (day: string | null, wanted: string | null) => wanted === null || day === wanted
  return has(one.since, other.since) && has(one.until, other.until)
}
