import type { CSSProperties } from 'react'
import { formatNumber, formatPercent, formatShare } from './format.ts'
import { words } from './kit.words.ts'
import { Picture } from './picture.tsx'
import css from './interval-bar.module.css'

/** A share with its interval, all between 0 and 1, over n people. */
export type Interval = {
  share: number
  low: number
  high: number
  n: number
  /** How many of the n; shown as "4 of 6". */
  count?: number
  /** Too few to say anything: the track is hatched and no point is drawn. True when left out. */
  enough?: boolean
}

export type IntervalBarProps = {
  interval: Interval
  label?: string
  tone?: 'accent' | 'said' | 'did' | 'committed' | 'against'
  /** What is counted, for the sentence: "people". */
  of?: string
}

/** A share as a point with its interval on a track from 0 to 100 %, and n at the end. */
export function IntervalBar({ interval, label, tone = 'accent', of = 'people' }: IntervalBarProps) {
  return (
    <Picture says={intervalSentence(interval, { label, of })} className={css.frame}>
      <span className={css.bar}>
        {label ? <span className={css.label}>{label}</span> : null}
        <Track interval={interval} tone={tone} />
        <span className={css.n}>{countedOf(interval)}</span>
      </span>
    </Picture>
  )
}

/** The bar in a sentence: "said: 4 of 6 people (30–90 %)". */
export function intervalSentence(
  interval: Interval,
  { label, of = 'people' }: { label?: string; of?: string } = {},
) {
  const { share, low, high, n, count, enough = true } = interval
  const before = label ? `${label}: ` : ''
  if (!enough) return before + words.notEnough(n)
  return before + formatShare({ count: count ?? Math.round(share * n), n, low, high, of })
}

/** "4 of 6", or "n 640" where only the share is known. */
export function countedOf({ count, n }: Interval) {
  return count === undefined ? `n ${formatNumber(n)}` : formatShare({ count, n })
}

/** The track alone, without label and n. */
export function Track({
  interval,
  tone,
}: {
  interval: Interval
  tone: NonNullable<IntervalBarProps['tone']>
}) {
  const { share, low, high, enough = true } = interval
  const place = { '--share': share, '--low': low, '--high': high } as CSSProperties
  return (
    <span
      className={css.track}
      data-tone={tone}
      data-unsure={!enough || undefined}
      style={place}
      aria-hidden="true"
    >
      {enough ? (
        <>
          <i className={css.range} />
          <i className={css.point} title={formatPercent(share)} />
        </>
      ) : null}
    </span>
  )
}
