import type { TalkToNext } from '@firsthand/contract/discovery/today'

const dayMs = 86_400_000

/** What the first sentence of the day is made from. */
export type Morning = {
  /** Whole days since anybody of the team held a conversation with a customer; null when nobody ever did. */
  daysSinceTeam: number | null
  followUpsDue: number
  planned: number
  withoutEvidence: number
  /** Claims that stand on a hunch and would cost much if they were wrong. */
  riskyHunches: number
}

const silentDays = 7

/** The one thing to know this morning. The first that applies wins. */
export function headline(morning: Morning): string {
  const { daysSinceTeam, followUpsDue, withoutEvidence, riskyHunches, planned } = morning
  if (daysSinceTeam === null) return 'Nobody on the team has talked to a customer yet.'
  if (daysSinceTeam >= silentDays)
    return `Nobody on the team has talked to a customer for ${daysSinceTeam} days.`
  if (followUpsDue > 0)
    return `${people(followUpsDue)} ${followUpsDue === 1 ? 'is' : 'are'} waiting to hear from you.`
  if (withoutEvidence > 0)
    return `${conversations(withoutEvidence)} ${withoutEvidence === 1 ? 'has' : 'have'} not become evidence yet.`
  if (riskyHunches > 0)
    return `${riskyHunches === 1 ? 'One claim that matters stands' : `${riskyHunches} claims that matter stand`} on a hunch alone.`
  if (planned > 0) return `${conversations(planned)} ${planned === 1 ? 'is' : 'are'} coming up.`
  return 'All is answered. A good day to ask somebody new.'
}

/** Whole days between two moments, never negative. */
export function daysBetween(earlier: string, later: Date): number {
  return Math.max(0, Math.floor((later.getTime() - Date.parse(earlier)) / dayMs))
}

/** Monday 00:00 UTC of the week of a moment. */
export function startOfWeek(now: Date): string {
  const day = (now.getUTCDay() + 6) % 7
  return new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth(), now.getUTCDate() - day)).toISOString()
}

/** Why somebody's turn has come: their cadence has run out, or somebody set this day. */
export function whyDue({
  nextTouchAt,
  lastTouchAt,
  cadenceDays,
  now,
}: {
  nextTouchAt: string
  lastTouchAt: string | null
  cadenceDays: number | null
  now: Date
}): string {
  const late = daysBetween(nextTouchAt, now)
  const due = late > 0 ? `due ${inDays(late)} ago` : 'due today'
  if (lastTouchAt === null) return `You have not talked yet; ${due}.`
  const last = `Last talked ${inDays(daysBetween(lastTouchAt, now))} ago`
  const followsCadence =
    cadenceDays !== null && Date.parse(nextTouchAt) === Date.parse(lastTouchAt) + cadenceDays * dayMs
  return followsCadence
    ? `${last}; you meant to talk every ${cadenceDays} days.`
    : `${last}; they wait for an answer, ${due}.`
}

export function inDays(days: number): string {
  return days === 0 ? 'less than a day' : days === 1 ? 'a day' : `${days} days`
}

const shownAtMost = 6

/** Takes from each kind in turn, so that no kind crowds out the others; a person appears once, for the first reason. */
export function interleave(kinds: TalkToNext[][], atMost = shownAtMost): TalkToNext[] {
  const chosen = new Map<string, TalkToNext>()
  const longest = Math.max(0, ...kinds.map((kind) => kind.length))
  for (let index = 0; index < longest; index += 1) {
    for (const kind of kinds) {
      const next = kind[index]
      if (next && !chosen.has(next.person.id)) chosen.set(next.person.id, next)
    }
  }
  return [...chosen.values()].slice(0, atMost)
}

function people(count: number): string {
  return count === 1 ? 'One person' : `${count} people`
}

function conversations(count: number): string {
  return count === 1 ? 'One conversation' : `${count} conversations`
}
