import type { ReactNode } from 'react'
import { Track } from './interval-bar.tsx'
import type { Interval } from './interval-bar.tsx'
import { formatRange } from './format.ts'
import { words } from './kit.words.ts'
import css from './stat.module.css'

export type StatProps = {
  label: string
  /** The number as people read it: "61 %", "2 of 3", "19 days". */
  value: ReactNode
  /** Its interval and n; a rate has one. */
  interval?: Interval
  /** How many it rests on, where there is no interval. */
  n?: string
  note?: ReactNode
  /** Opens the evidence under the number. */
  onOpen?: () => void
}

/** A number with what it rests on; it opens to the evidence under it. */
export function Stat({ label, value, interval, n, note, onOpen }: StatProps) {
  const enough = interval?.enough ?? true
  const content = (
    <>
      <span className={css.label}>{label}</span>
      <span className={css.value} data-unsure={!enough || undefined}>
        {enough ? value : '–'}
      </span>
      <span className={css.under}>
        {interval && enough ? `${formatRange(interval.low, interval.high)} · n ${interval.n}` : null}
        {interval && !enough ? words.notEnough(interval.n) : null}
        {!interval && n ? n : null}
      </span>
      {interval ? (
        <span className={css.bar} aria-hidden="true">
          <Track interval={interval} tone="accent" />
        </span>
      ) : null}
      {note ? <span className={css.note}>{note}</span> : null}
    </>
  )
  if (!onOpen) return <div className={css.stat}>{content}</div>
  return (
    <button type="button" className={css.stat} onClick={onOpen}>
      {content}
    </button>
  )
}
