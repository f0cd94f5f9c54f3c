import type { AttendingRole, Afterwards, LiveEntry } from './live.ts'

/** What a rule needs of an entry: one that waits on a device has no name of its author yet. */
export type Entry = Pick<LiveEntry, 'id' | 'kind' | 'at' | 'body' | 'mark' | 'of' | 'number'> & {
  member: { id: string; name: string }
}

/**
 * Everything that any of the lists holds, once each, in time. Entries never change, so that it does not matter who was
 * without a network, for how long, or which list comes first. The earlier list wins where a moment was put right.
 */
export function mergeEntries<E extends Entry>(...lists: (readonly E[])[]): E[] {
  const byId = new Map<string, E>()
  for (const list of lists) for (const entry of list) if (!byId.has(entry.id)) byId.set(entry.id, entry)
  return [...byId.values()].toSorted(byMoment)
}

/** What holds: without what its author took back. */
export function standingEntries<E extends Entry>(entries: readonly E[]): E[] {
  const authors = new Map(entries.map((entry) => [entry.id, entry.member.id]))
  const gone = new Set(
    entries.flatMap(({ kind, of, member }) =>
      kind === 'taken_back' && of !== null && authors.get(of) === member.id ? [of] : [],
    ),
  )
  return entries.filter((entry) => entry.kind !== 'taken_back' && !gone.has(entry.id))
}

export type LiveState = {
  startedAt: string | null
  isRunning: boolean
  isEnded: boolean
  elapsedMs: number
  /** The section of the guide that one is in. */
  section: string | null
  /** Time by section; what was before any section stands under ''. */
  bySection: ReadonlyMap<string, number>
  asked: ReadonlySet<string>
  guide: { id: string; version: number | null } | null
  roles: ReadonlyMap<string, AttendingRole>
  /** By text: how many milliseconds after the timer its recording began. */
  offsets: ReadonlyMap<string, number>
  done: ReadonlyMap<Afterwards, Entry>
}

/** Where a conversation stands at a moment: told by its entries alone, so that a reload or a second phone shows the same. */
export function liveState(entries: readonly Entry[], now: string): LiveState {
  const asked = new Set<string>()
  const roles = new Map<string, AttendingRole>()
  const offsets = new Map<string, number>()
  const done = new Map<Afterwards, Entry>()
  const bySection = new Map<string, number>()
  let guide: LiveState['guide'] = null
  let startedAt: string | null = null
  let runsSince: number | undefined
  let isEnded = false
  let section: string | null = null

  const count = (until: number) => {
    if (runsSince === undefined) return
    const key = section ?? ''
    bySection.set(key, (bySection.get(key) ?? 0) + Math.max(0, until - runsSince))
    runsSince = until
  }
  for (const entry of standingEntries(entries).toSorted(byMoment)) {
    const { kind, of, mark } = entry
    const at = Date.parse(entry.at)
    if (kind === 'start') {
      startedAt ??= entry.at
      runsSince ??= at
      isEnded = false
    } else if (kind === 'pause' || kind === 'end') {
      count(at)
      runsSince = undefined
      isEnded = kind === 'end'
    } else if (kind === 'section') {
      count(at)
      section = of
    } else if (kind === 'asked' && of) asked.add(of)
    else if (kind === 'unasked' && of) asked.delete(of)
    else if (kind === 'guide') guide = of ? { id: of, version: entry.number } : null
    else if (kind === 'role' && of) {
      if (mark) roles.set(of, mark as AttendingRole)
      else roles.delete(of)
    } else if (kind === 'offset' && of) offsets.set(of, entry.number ?? 0)
    else if (kind === 'done' && mark) done.set(mark as Afterwards, entry)
  }
  const isRunning = runsSince !== undefined
  count(Date.parse(now))
  const elapsedMs = [...bySection.values()].reduce((sum, ms) => sum + ms, 0)
  return {
    startedAt,
    isRunning,
    isEnded,
    elapsedMs,
    section,
    bySection,
    asked,
    guide,
    roles,
    offsets,
    done,
  }
}

/** How far into the conversation a moment lies, pauses included: as a recorder counts. */
export function momentOf(entry: { at: string }, startedAt: string | null): number | null {
  if (startedAt === null) return null
  return Math.max(0, Date.parse(entry.at) - Date.parse(startedAt))
}

/** The number that a search knows a note by within its conversation: the end of its id. */
export function partOfNote(id: string): number {
  return Number.parseInt(id.slice(-8), 16) & 0x7f_ff_ff_ff
}

function byMoment(one: Entry, other: Entry): number {
  return Date.parse(one.at) - Date.parse(other.at) || (one.id < other.id ? -1 : one.id > other.id ? 1 : 0)
}
