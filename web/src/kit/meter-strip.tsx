import { VisuallyHidden } from '@mantine/core'
import { useState } from 'react'
import type { CSSProperties, KeyboardEvent, PointerEvent } from 'react'
import { formatMoment } from './format.ts'
import { words } from './kit.words.ts'
import css from './meter-strip.module.css'

export type Lane = 'team' | 'person'
export type QuestionKind = 'open' | 'closed' | 'leading' | 'double'

export type MeterStripProps = {
  /** Milliseconds (or any unit; then pass `formatAt`). */
  length: number
  spans: { lane: Lane; from: number; to: number }[]
  questions?: { at: number; kind: QuestionKind }[]
  /** How many there are of each kind, where more were asked than can be drawn. */
  questionCounts?: Partial<Record<QuestionKind, number>>
  /** Moments that members marked while they listened. */
  marks?: { at: number; label?: string }[]
  /** Where the reader is. */
  position?: number
  onJump?: (at: number) => void
  /** The whole picture in a sentence: "You talked 31 %, the longest stretch was 1:10." */
  summary: string
  teamLabel?: string
  personLabel?: string
  /** Words for the question ticks under the band. */
  kindWords?: Partial<Record<QuestionKind, string>>
  formatAt?: (at: number) => string
}

/** Who talked when, as a band over the conversation's length, with questions as ticks by kind; a click goes there. */
export function MeterStrip(props: MeterStripProps) {
  const { length, spans, questions = [], marks = [], position, onJump, summary } = props
  const { teamLabel = words.team, personLabel = words.them, formatAt = formatMoment } = props
  const [hovered, setHovered] = useState<number>()

  const momentAt = (event: PointerEvent<HTMLElement>) => {
    const box = event.currentTarget.getBoundingClientRect()
    return Math.max(0, Math.min(1, (event.clientX - box.left) / box.width)) * length
  }
  const picture = (
    <>
      <svg className={css.lanes} viewBox={`0 0 ${length} 30`} preserveAspectRatio="none" aria-hidden="true">
        <path className={css.team} d={laneOf(spans, 'team', 3)} />
        <path className={css.person} d={laneOf(spans, 'person', 17)} />
      </svg>
      {marks.map((mark, index) => (
        <i key={index} className={css.mark} style={at(mark.at / length)} title={mark.label} />
      ))}
      {position === undefined ? null : <i className={css.position} style={at(position / length)} />}
      {hovered === undefined ? null : (
        <i className={css.hovered} style={at(hovered / length)} data-late={hovered > length / 2 || undefined}>
          <b>{formatAt(hovered)}</b>
        </i>
      )}
    </>
  )
  return (
    <div className={css.strip}>
      <VisuallyHidden component="p">{summary}</VisuallyHidden>
      <div className={css.names} aria-hidden="true">
        <span>{teamLabel}</span>
        <span>{personLabel}</span>
      </div>
      <div className={css.band}>
        {picture}
        {onJump ? (
          <input
            type="range"
            className={css.jump}
            aria-label={words.jump}
            aria-valuetext={formatAt(position ?? 0)}
            min={0}
            max={length}
            step={length / 1000}
            value={position ?? 0}
            onPointerMove={(event) => setHovered(momentAt(event))}
            onPointerLeave={() => setHovered(undefined)}
            onChange={(event) => onJump(event.currentTarget.valueAsNumber)}
            onKeyDown={(event) => jumpByKey(event, { position: position ?? 0, length, onJump })}
          />
        ) : null}
      </div>
      <div
        className={css.ticks}
        aria-hidden="true"
        hidden={questions.length === 0}
        data-dense={questions.length > 40 || undefined}
      >
        {questions.map((question, index) => (
          <i key={index} className={css.tick} data-kind={question.kind} style={at(question.at / length)} />
        ))}
      </div>
      <p className={css.legend}>
        {kinds
          .map((kind) => ({
            kind,
            count:
              props.questionCounts?.[kind] ?? questions.filter((question) => question.kind === kind).length,
          }))
          .filter(({ count }) => count > 0)
          .map(({ kind, count }) => (
            <span key={kind}>
              <i className={css.tick} data-kind={kind} aria-hidden="true" />
              {count} {props.kindWords?.[kind] ?? kind}
            </span>
          ))}
        <span className={css.end}>{formatAt(length)}</span>
      </p>
    </div>
  )
}

const kinds: QuestionKind[] = ['open', 'closed', 'leading', 'double']

function laneOf(spans: MeterStripProps['spans'], lane: Lane, top: number) {
  return spans
    .filter((span) => span.lane === lane)
    .map((span) => `M${span.from} ${top}H${span.to}V${top + 10}H${span.from}Z`)
    .join('')
}

function at(share: number) {
  return { '--at': Math.max(0, Math.min(1, share)) } as CSSProperties
}

type Jump = { position: number; length: number; onJump: (at: number) => void }

function jumpByKey(event: KeyboardEvent, { position, length, onJump }: Jump) {
  const step = length / 50
  const to = {
    ArrowRight: position + step,
    ArrowUp: position + step,
    ArrowLeft: position - step,
    ArrowDown: position - step,
    PageUp: position + step * 5,
    PageDown: position - step * 5,
    Home: 0,
    End: length,
  }[event.key]
  if (to === undefined) return
  event.preventDefault()
  onJump(Math.max(0, Math.min(length, to)))
}
