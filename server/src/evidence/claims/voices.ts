// Who counts as one independent voice. People who came through the same referrer heard of us, and of each
// other, from one person: together they are one voice. Everybody else is one voice each.
//
// A chain A → B → C: A came through nobody and stands alone; B is one voice with the other people A
// introduced; C is one voice with the other people B introduced.

export type VoiceGroup = {
  /** Stable, and the same whatever the order of the input. */
  key: string
  /** The referrer all of these people came through; null for somebody who came alone. */
  introducedBy: string | null
  people: string[]
}

export type Introductions = Readonly<Record<string, string | null | undefined>>

export function groupIntoVoices(people: readonly string[], introducedBy: Introductions): VoiceGroup[] {
  const groups = new Map<string, VoiceGroup>()
  for (const person of [...new Set(people)].toSorted(byCodeUnits)) {
    const referrer = referrerOf(person, introducedBy)
    const key = referrer === null ? `alone:${person}` : `through:${referrer}`
    const group = groups.get(key)
    if (group) group.people.push(person)
    else groups.set(key, { key, introducedBy: referrer, people: [person] })
  }
  return [...groups.values()].toSorted((one, other) => byCodeUnits(one.key, other.key))
}

// Somebody recorded as their own referrer came through nobody.
function referrerOf(person: string, introducedBy: Introductions): string | null {
  const referrer = Object.hasOwn(introducedBy, person) ? (introducedBy[person] ?? null) : null
  return referrer === person ? null : referrer
}

function byCodeUnits(one: string, other: string): number {
  if (one === other) return 0
  return one < other ? -1 : 1
}
