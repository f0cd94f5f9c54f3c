import type { WayStrength } from '@firsthand/contract/crm/network'
import type { Affiliation, Referral, Talks } from './graph.ts'

// Rules of thumb, made to order ways and to be said in words; every number lies below 1, so that a longer way is never
// stronger than a part of it. docs/guide/referrals.md tells them.

const dayMs = 86_400_000

/** Who talked often and lately knows whom they talk with: one talk is a beginning, half a year halves what is fresh. */
export function strengthOfTalks({ talks, lastAt }: Pick<Talks, 'talks' | 'lastAt'>, now: number): number {
  return (talks / (talks + 2)) * (0.25 + 0.75 * halved(now - Date.parse(lastAt), 180))
}

/** An introduction says that two know each other well enough; having met and been thanked says a little more. */
export function strengthOfReferral({ madeAt, metAt, thankedAt }: Referral, now: number): number {
  const known = thankedAt ? 0.8 : metAt ? 0.7 : 0.55
  return known * (0.5 + 0.5 * halved(now - Date.parse(madeAt), 730))
}

/** In a small place people know each other; in a large one they may not. By how many we know there, at least. */
export function strengthOfPlace(peopleKnown: number): number {
  if (peopleKnown <= 10) return 0.5
  return peopleKnown <= 50 ? 0.3 : 0.12
}

/** How much of a place somebody still has: all who work there, less with the years since they left. */
export function holdOn({ kind, untilYear }: Pick<Affiliation, 'kind' | 'untilYear'>, now: number): number {
  if (kind === 'works') return 0.99
  if (kind === 'knows_people_at') return 0.8
  const yearsAgo = untilYear === null ? 0 : Math.max(0, new Date(now).getUTCFullYear() - untilYear)
  return Math.max(0.15, 0.9 * 2 ** (-yearsAgo / 5))
}

/** Having been there opens a door without naming who stands behind it. */
export const straightIn = 0.6

export function inWords(strength: number): WayStrength {
  if (strength >= 0.35) return 'strong'
  return strength >= 0.12 ? 'fair' : 'weak'
}

function halved(ms: number, days: number): number {
  return 2 ** (-Math.max(0, ms) / dayMs / days)
}
