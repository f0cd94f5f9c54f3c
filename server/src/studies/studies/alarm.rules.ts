import type { StudyAlarm } from '@firsthand/contract/studies/study-plans'

export type Quiet = {
  id: string
  title: string
  stage: string
  createdAt: string
  wanted: number | null
  held: number
  lastAt: string | null
  /** The next conversation that is planned and still to come. */
  nextAt: string | null
  guideVersions: number
  putOffUntil: string | null
}

const day = 86_400_000

/**
 * Whether it is time to go and talk: too many days since the last conversation (or since the study began) with none in
 * sight, or versions of the guide pile up instead. A study that has all it wanted, or only sums up, is left in peace.
 */
export function alarmOf(
  study: Quiet,
  { quietDays, guideVersions }: { quietDays: number; guideVersions: number },
  now: Date,
): StudyAlarm | null {
  if (study.stage === 'synthesising') return null
  if (study.wanted !== null && study.held >= study.wanted) return null
  if (study.putOffUntil !== null && Date.parse(study.putOffUntil) > now.getTime()) return null
  const since = study.lastAt ?? study.createdAt
  const days = Math.max(0, Math.floor((now.getTime() - Date.parse(since)) / day))
  const isSoon = study.nextAt !== null && Date.parse(study.nextAt) - now.getTime() <= quietDays * day
  const why = study.guideVersions >= guideVersions ? 'guides' : days >= quietDays ? 'days' : null
  if (why === null || isSoon) return null
  return {
    study: { id: study.id, title: study.title },
    why,
    days,
    guideVersions: study.guideVersions,
    nobodyYet: study.lastAt === null,
    since,
  }
}

/** The alarm in a sentence, for the list of the day. */
export function alarmSentence({ study, why, days, guideVersions, nobodyYet }: StudyAlarm): string {
  const last = nobodyYet ? 'nobody was talked to yet' : `the last conversation was ${days} days ago`
  return why === 'guides'
    ? `“${study.title}”: ${guideVersions} versions of the guide, and ${last}. Try it on one person.`
    : `“${study.title}”: ${nobodyYet ? `it began ${days} days ago and ${last}` : last}. One call is enough to go on.`
}
