import type { LiveState } from '@firsthand/contract/conversations/live-rules'
import { Button } from '@mantine/core'
import { formatMoment } from '../../kit/format.ts'
import css from './live.module.css'
import { words } from './live.words.ts'

/** How long it has gone on. The times stand on the server, so a reload or a second phone shows the same. */
export function TimerBar({
  state,
  planned,
  mayWrite,
  onToggle,
  onEnd,
}: {
  state: LiveState
  planned: number | null
  mayWrite: boolean
  onToggle: () => void
  onEnd: () => void
}) {
  const { elapsedMs, isRunning, isEnded, startedAt } = state
  const how = isEnded ? words.over : isRunning ? words.running : startedAt ? words.paused : words.notStarted
  return (
    <div className={css.timer}>
      <div role="timer" aria-label={words.timer} className={css.clock}>
        <b data-late={(planned !== null && elapsedMs > planned * 60_000) || undefined}>
          {formatMoment(elapsedMs)}
        </b>
        <span>
          {words.started(planned)} {how}
        </span>
      </div>
      {mayWrite ? (
        <div className={css.timerButtons}>
          <Button variant={isRunning || isEnded ? 'default' : 'filled'} onClick={onToggle}>
            {isRunning ? words.pause : startedAt ? words.goOn : words.start}
          </Button>
          {startedAt && !isEnded ? <Button onClick={onEnd}>{words.end}</Button> : null}
        </div>
      ) : null}
    </div>
  )
}
