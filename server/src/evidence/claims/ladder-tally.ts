// Counting: from citations to people and voices. What counts and what it is worth is in ladder.rules.ts.

import type { Citation, CitedPerson, CommitmentKind, EvidenceKind, Share, Voice } from './ladder.ts'
import { groupIntoVoices } from './voices.ts'

export function isBehaviour(kind: EvidenceKind): boolean {
  return kind === 'did_observed' || kind === 'did_measured' || kind === 'committed'
}

/** The people of these citations, each once, sorted by id. */
export function peopleOf(citations: Citation[]): CitedPerson[] {
  const people = new Map<string, CitedPerson>()
  for (const { person } of citations) if (person !== null) people.set(person.id, person)
  return [...people.values()].toSorted((one, other) => (one.id < other.id ? -1 : 1))
}

/** The independent voices in these citations, in an order that does not depend on theirs. */
export function voicesOf(citations: Citation[], viewer?: string): Voice[] {
  const people = peopleOf(citations)
  const introducedBy = Object.fromEntries(people.map((person) => [person.id, person.introducedBy]))
  const byPerson = Map.groupBy(citations, ({ person }) => person?.id)
  return groupIntoVoices(
    people.map(({ id }) => id),
    introducedBy,
  ).map((group) => ({
    ...group,
    ...whatTheyGave(
      group.people.flatMap((id) => byPerson.get(id) ?? []),
      viewer,
    ),
  }))
}

/** Of the voices in these citations, how many are only for the claim. */
export function shareFor(citations: Citation[]): Share {
  const against = new Set(
    voicesOf(citations.filter(({ stance }) => stance === 'contradicts')).map(({ key }) => key),
  )
  const voices = voicesOf(citations)
  return { for: voices.filter(({ key }) => !against.has(key)).length, n: voices.length }
}

function whatTheyGave(citations: Citation[], viewer: string | undefined) {
  return {
    evidenceIds: [...new Set(citations.map(({ evidenceId }) => evidenceId))].toSorted(),
    behaviour: citations.some(({ kind }) => isBehaviour(kind)),
    commitment: dearestCommitment(citations),
    onlyFuture: citations.every(({ kind }) => kind === 'said_future'),
    metByViewer: viewer !== undefined && citations.some(({ hearers }) => hearers.includes(viewer)),
    newestAt: citations.reduce((newest, { happenedAt }) => Math.max(newest, happenedAt), -Infinity),
  }
}

function dearestCommitment(citations: Citation[]): CommitmentKind | null {
  const given = new Set(
    citations.flatMap(({ kind, commitment }) => (kind === 'committed' ? [commitment] : [])),
  )
  const dearestFirst: CommitmentKind[] = ['money', 'reputation', 'time']
  return dearestFirst.find((commitment) => given.has(commitment)) ?? null
}
