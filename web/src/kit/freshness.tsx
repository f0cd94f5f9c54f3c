import type { CSSProperties } from 'react'
import { Picture } from './picture.tsx'
import css from './freshness.module.css'

export type FreshnessProps = {
  /** Whole days since; null when it never happened. */
  days: number | null
  /** After so many days the ring is empty. */
  horizon?: number
  /** The words beside the ring; made from the days when left out. */
  words?: string
  ringOnly?: boolean
}

/** How long ago: a ring that empties with age, and the words. */
export function Freshness({ days, horizon = 180, words = ageInWords(days), ringOnly }: FreshnessProps) {
  const left = days === null ? 0 : Math.max(0, Math.min(1, 1 - days / horizon))
  const ring = (
    <svg viewBox="0 0 14 14" width="14" height="14" className={css.ring} aria-hidden="true">
      <circle cx="7" cy="7" r="5.5" className={css.empty} />
      <circle
        cx="7"
        cy="7"
        r="5.5"
        pathLength={1}
        className={css.left}
        style={{ '--left': left } as CSSProperties}
        transform="rotate(-90 7 7)"
      />
    </svg>
  )
  if (ringOnly)
    return (
      <Picture says={words} className={css.freshness}>
        {ring}
      </Picture>
    )
  return (
    <span className={css.freshness} data-old={left === 0 || undefined}>
      {ring}
      {words}
    </span>
  )
}

/** "today", "yesterday", "19 days ago", "4 months ago", "never". */
export function ageInWords(days: number | null, locale = 'en-GB'): string {
  if (days === null) return 'never'
  const format = new Intl.RelativeTimeFormat(locale, { numeric: 'auto' })
  if (days < 60) return format.format(-days, 'day')
  if (days < 730) return format.format(-Math.round(days / 30.44), 'month')
  return format.format(-Math.round(days / 365.25), 'year')
}
