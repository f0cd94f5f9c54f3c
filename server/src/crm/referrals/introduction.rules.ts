import type { IntroductionState } from '@firsthand/contract/crm/introductions'

export const made = ['made', 'met', 'thanked'] as const
const ended = ['declined', 'silent', 'dropped'] as const
const steps = ['asked', 'made', 'met', 'thanked'] as const
const columns = { asked: 'askedAt', made: 'madeAt', met: 'metAt', thanked: 'thankedAt' } as const

export type IntroductionDates = {
  askedAt: string | null
  madeAt: string | null
  metAt: string | null
  thankedAt: string | null
  closedAt: string | null
  remindAt: string | null
}

/** Whether an introduction took place, so that somebody came through somebody. */
export function isMade(state: string): state is (typeof made)[number] {
  return (made as readonly string[]).includes(state)
}

export function isEnded(state: string): boolean {
  return (ended as readonly string[]).includes(state)
}

/**
 * The dates after a move: a step that was reached before keeps its date, one reached now gets `at`, and those beyond
 * are taken back. An ask that waits is brought up after `patienceDays`; nothing else is.
 */
export function datesAfter(
  before: IntroductionDates,
  { to, at, patienceDays }: { to: IntroductionState; at: string; patienceDays: number },
): IntroductionDates {
  const reached = isEnded(to)
    ? before.askedAt
      ? 1
      : 0
    : to === 'wished'
      ? 0
      : steps.indexOf(to as never) + 1
  const dates = Object.fromEntries(
    steps.map((step, place) => [columns[step], place < reached ? (before[columns[step]] ?? at) : null]),
  ) as Pick<IntroductionDates, 'askedAt' | 'madeAt' | 'metAt' | 'thankedAt'>
  // An introduction that was made without our asking has no day on which we asked.
  if (isMade(to) && before.askedAt === null) dates.askedAt = null
  return {
    ...dates,
    closedAt: isEnded(to) ? at : null,
    remindAt:
      to === 'asked' ? (before.askedAt && before.remindAt) || later(dates.askedAt!, patienceDays) : null,
  }
}

function later(instant: string, days: number): string {
  return new Date(Date.parse(instant) + days * 86_400_000).toISOString()
}
