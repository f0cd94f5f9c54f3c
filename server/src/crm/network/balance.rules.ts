import type { Balance } from '@firsthand/contract/crm/network'
import type { Share } from '@firsthand/contract/core/shapes'
import { wilsonInterval } from '@firsthand/stats/rates/wilson-interval'
import { concentration } from '@firsthand/stats/samples/concentration'
import { effectiveVoices } from '@firsthand/stats/samples/effective-voices'
import { groupAssortativity } from '@firsthand/stats/samples/group-assortativity'

/** Somebody in a sample. Of several contact types the one held longest counts, so that a tie is between two groups. */
export type Sampled = {
  id: string
  introducer: string | null
  organisation: string | null
  types: string[]
}

/** How alike the answers of two people sent by one introducer are taken to be, until the evidence tells. */
export const answerCorrelation = 0.3

const fewestTies = 10
/** Groups beyond the commonest are left out of the question whether like brings like: they are too small to tell. */
const mostGroups = 60

export function shareOf(hits: number, n: number): Share {
  if (n === 0) return { hits, n, low: null, high: null }
  const { low, high } = wilsonInterval(hits, n)
  return { hits, n, low, high }
}

/** How many came through each introducer, most first. */
export function introducerCounts(people: Sampled[]): [string, number][] {
  return countsOf(people.flatMap((person) => person.introducer ?? []))
}

/** How often each value stands there, most first. */
export function countsOf(values: string[]): [string, number][] {
  const counts = new Map<string, number>()
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1)
  return [...counts].toSorted((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
}

export function voicesOf(people: Sampled[]) {
  const counts = introducerCounts(people)
  const alone = people.filter((person) => person.introducer === null).length
  const voices = counts.length + alone
  if (people.length === 0) return { voices, effective: null, sources: null }
  const referred = people.map(({ id, introducer }) => ({ person: id, referrer: introducer }))
  const { effective } = effectiveVoices(referred, { correlation: answerCorrelation })
  const sizes = [...counts.map(([, count]) => count), ...Array.from({ length: alone }, () => 1)]
  return { voices, effective, sources: concentration(sizes).equals }
}

/** Whether people pass us on to their like. Ties of one introducer belong together, so they are left out together. */
export function homophilyOf(
  ties: { from: string; to: string; introducer: string }[],
): Balance['byContactType'] {
  const commonest = new Set(
    countsOf(ties.flatMap(({ from, to }) => [from, to]))
      .slice(0, mostGroups)
      .map(([group]) => group),
  )
  const known = ties.filter(({ from, to }) => commonest.has(from) && commonest.has(to))
  const none = { assortativity: null, low: null, high: null, ties: known.length }
  if (known.length < fewestTies) return { verdict: 'not_enough', ...none }
  try {
    const { assortativity, low, high } = groupAssortativity(known, {
      clusters: known.map((tie) => tie.introducer),
    })
    return { verdict: verdictOf(low, high), assortativity, low, high, ties: known.length }
  } catch (error) {
    // The statistics say in a sentence when ties, however many, cannot tell: one group alone, or one introducer.
    if (error instanceof RangeError) return { verdict: 'not_enough', ...none }
    throw error
  }
}

function verdictOf(low: number, high: number): Balance['byContactType']['verdict'] {
  if (low > 0) return 'like_to_like'
  if (high < 0) return 'across'
  return high - low < 0.4 ? 'mixed' : 'cannot_tell'
}

/** Whether so many through one are too many to be called several sources. */
export function isLopsided(hits: number, n: number, { over }: { over: number }): boolean {
  return n >= 6 && hits >= 3 && hits / n > over
}

/** Groups of whom we know several and hear less than half as often as of people in general, worst first. */
export function underheard<Group extends { known: number; heard: number }>(
  groups: Group[],
  all: { known: number; heard: number },
): Group[] {
  if (all.known === 0 || all.heard === 0) return []
  const usual = all.heard / all.known
  return groups
    .filter(({ known, heard }) => known >= 5 && heard / known < usual / 2)
    .toSorted((a, b) => a.heard / a.known - b.heard / b.known || b.known - a.known)
}
