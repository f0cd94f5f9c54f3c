import type { PracticeView } from '@firsthand/contract/studies/practice'
import { useEffect, useState } from 'react'
import { formatMoment } from '../../kit/format.ts'
import { Card } from '../../kit/section.tsx'
import css from './practice.module.css'
import { words } from './practice.words.ts'

/** The time that is left, counted by the clock of who looks; it turns red and goes on when it is over. */
export function Timer({ practice }: { practice: PracticeView }) {
  const { begunAt, endedAt, plannedMinutes } = practice
  const now = useNow(begunAt !== null && endedAt === null)
  const planned = plannedMinutes * 60_000
  const gone = begunAt === null ? 0 : (endedAt ? Date.parse(endedAt) : now) - Date.parse(begunAt)
  const left = planned - gone
  if (endedAt)
    return (
      <Card title={words.timer}>
        <p className={css.plain}>
          {words.endedWhen} {formatMoment(Math.max(0, gone))}
        </p>
      </Card>
    )
  return (
    <Card title={words.timer}>
      <p className={css.clock} role="timer" data-over={left < 0 || undefined}>
        {left >= 0 ? words.left(formatMoment(left)) : words.over(formatMoment(-left))}
      </p>
      <progress
        className={css.gone}
        max={planned}
        value={Math.min(planned, Math.max(0, gone))}
        aria-label={words.timer}
      />
    </Card>
  )
}

/** Seconds since the talk began, for marks. */
export function secondsSince(begunAt: string | null): number {
  return begunAt === null ? 0 : Math.max(0, Math.floor((Date.now() - Date.parse(begunAt)) / 1000))
}

function useNow(runs: boolean): number {
  const [now, setNow] = useState(() => Date.now())
  useEffect(() => {
    if (!runs) return
    const clock = setInterval(() => setNow(Date.now()), 1000)
    return () => clearInterval(clock)
  }, [runs])
  return now
}
