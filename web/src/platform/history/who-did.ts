import type { EventView } from '@firsthand/contract/platform/records'
import { words } from './history.words.ts'

/** Who made a change, and with what, in a few words. */
export function whoDid({ actor, through }: Pick<EventView, 'actor' | 'through'>): string {
  if (actor.name) return through ? words.through[through.kind](actor.name, through.name) : actor.name
  return actor.kind === 'visitor' ? words.visitor : words.system
}
