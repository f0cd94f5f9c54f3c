import type { EntryRow } from '@firsthand/contract/crm/pipelines-entries'
import { daysSince } from '../../kit/format.ts'
import { words } from './pipelines.words.ts'

/** "Nele Brandt · Pilot", as an entry is called. */
export function nameOf(entry: Pick<EntryRow, 'person' | 'title'>): string {
  return entry.title ? `${entry.person.name} · ${entry.title}` : entry.person.name
}

/** Who works on it now. */
export function turnOf(entry: EntryRow): string {
  return entry.owners.find((owner) => owner.role === entry.turn)?.member.name ?? words.nobody
}

export function daysIn(entry: EntryRow): string {
  return words.days(Math.max(0, daysSince(entry.inStageSince)))
}
