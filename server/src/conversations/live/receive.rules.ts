import {
  type EntrySent,
  liveLimits,
  liveMarks,
  afterwards,
  attendingRoles,
} from '@firsthand/contract/conversations/live'

/** Clocks that agree to within this are left alone: putting them right would only move notes about. */
const agreeMs = 2_000

/**
 * When it was by our clock. The device says what its clock shows as it sends, so a phone that is wrong by an hour, and
 * was without a network for another, is put right all the same. Nothing can have happened later than now.
 */
export function momentByOurClock(at: string, { clock, now }: { clock: string; now: Date }): string {
  const skew = now.getTime() - Date.parse(clock)
  const corrected = Date.parse(at) + (Math.abs(skew) < agreeMs ? 0 : skew)
  const earliest = now.getTime() - liveLimits.days * 86_400_000
  return new Date(Math.min(now.getTime(), Math.max(earliest, corrected))).toISOString()
}

/** What an entry of its kind must say and does not; undefined when it is whole. */
export function missingIn({ kind, body, mark, of, number }: EntrySent): string | undefined {
  const isOneOf = (list: readonly string[]) => mark !== null && list.includes(mark)
  switch (kind) {
    case 'note':
    case 'quote':
    case 'seen':
      return body.trim() === '' ? 'its words' : undefined
    case 'mark':
      return isOneOf(liveMarks) ? undefined : 'which mark it is'
    case 'done':
      return isOneOf(afterwards) ? undefined : 'which reminder it is'
    case 'role':
      if (of === null) return 'which member it is about'
      return mark === null || isOneOf(attendingRoles) ? undefined : 'a role: asks, notes or observes'
    case 'offset':
      return of === null || number === null ? 'which text, and how many milliseconds' : undefined
    case 'asked':
    case 'unasked':
    case 'taken_back':
      return of === null ? 'what it is about (`of`)' : undefined
    default:
      return undefined
  }
}
