import type { RecruitingRules } from '@firsthand/contract/studies/recruiting-settings'
import type { HeldBack, heldBackBy } from '@firsthand/contract/studies/recruits'
import type { z } from 'zod'

type Held = z.output<typeof HeldBack>

const day = 86_400_000

/** So long we wait for an answer before asking counts as unanswered. */
export const answerDays = 3

/** What has been between us and somebody, counted as the rules ask for it. */
export type Counts = {
  mayContact: boolean
  /** Ours, within the window; and when the oldest of the last so many that the rule allows was. */
  contacts: number
  contactsFree: string | null
  unanswered: number
  participations: number
  participationsFree: string | null
  noShows: number
  noShowsFree: string | null
}

/** Which rules hold somebody back, the one that nobody can lift first. */
export function heldBackOf(rules: RecruitingRules, counts: Counts): Held[] {
  const held: Held[] = []
  const hold = (rule: (typeof heldBackBy)[number], why: string, until: string | null = null) =>
    held.push({ rule, why, until })
  if (!counts.mayContact) hold('opted_out', 'They do not want to be contacted.')
  if (counts.contacts >= rules.contacts.count)
    hold(
      'contacts',
      `We contacted them ${times(counts.contacts)} in ${inDays(rules.contacts.days)}; ${rules.contacts.count} is the most.`,
      freeAt(counts.contactsFree, rules.contacts.days),
    )
  if (counts.unanswered >= rules.unanswered)
    hold('unanswered', `They did not answer the last ${times(counts.unanswered)}. Let them come to us.`)
  if (counts.participations >= rules.participations.count)
    hold(
      'participations',
      `They took part ${times(counts.participations)} in ${inDays(rules.participations.days)}; ${rules.participations.count} is the most.`,
      freeAt(counts.participationsFree, rules.participations.days),
    )
  if (counts.noShows >= rules.noShows.count)
    hold(
      'no_shows',
      `They could not make it ${times(counts.noShows)} in ${inDays(rules.noShows.days)}.`,
      freeAt(counts.noShowsFree, rules.noShows.days),
    )
  return held
}

/** What happened with one person, as it stands in the tables. */
export type History = {
  mayContact: boolean
  touches: { at: string; direction: string; outcome: string | null; isAsk: boolean }[]
  answersAt: string[]
  heldAt: string[]
  noShowsAt: string[]
}

/** The counts of one history, one by one: what the query in `held-back.ts` is tested against. */
export function countsOf(rules: RecruitingRules, history: History, now: Date): Counts {
  const since = (days: number) => new Date(now.getTime() - days * day).toISOString()
  const within = (times: string[], days: number) =>
    times.filter((at) => at > since(days) && at <= now.toISOString()).toSorted()
  const ours = history.touches.filter((touch) => touch.direction === 'ours')
  const signs = [
    ...history.answersAt,
    ...history.touches
      .filter(
        (touch) => touch.direction !== 'ours' || ['reached', 'declined', 'yes'].includes(touch.outcome ?? ''),
      )
      .map((touch) => touch.at),
  ]
  const lastSign = signs.toSorted().at(-1) ?? ''
  const contacts = within(
    ours.map((touch) => touch.at),
    rules.contacts.days,
  )
  const participations = within(history.heldAt, rules.participations.days)
  const noShows = within(history.noShowsAt, rules.noShows.days)
  return {
    mayContact: history.mayContact,
    contacts: contacts.length,
    contactsFree: contacts.at(-rules.contacts.count) ?? null,
    unanswered: ours.filter(
      (touch) =>
        touch.at > lastSign &&
        (touch.outcome === 'no_answer' ||
          (touch.outcome === null && touch.isAsk && touch.at <= since(answerDays))),
    ).length,
    participations: participations.length,
    participationsFree: participations.at(-rules.participations.count) ?? null,
    noShows: noShows.length,
    noShowsFree: noShows.at(-rules.noShows.count) ?? null,
  }
}

/** The rule lets go when the oldest of as many as it allows is out of its window. */
function freeAt(oldest: string | null, days: number): string | null {
  return oldest === null ? null : new Date(Date.parse(oldest) + days * day).toISOString()
}

function times(count: number): string {
  return count === 1 ? 'once' : count === 2 ? 'twice' : `${count} times`
}

function inDays(days: number): string {
  return days === 1 ? 'one day' : `${days} days`
}
