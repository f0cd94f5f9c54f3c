import type { CSSProperties, ReactNode } from 'react'
import { formatMoment } from './format.ts'
import { toneOf } from './kind-mark.tsx'
import type { Kind, Tone } from './kind-mark.tsx'
import { piecesOf } from './mark-runs.ts'
import type { Piece, Run } from './mark-runs.ts'
import { words } from './kit.words.ts'
import css from './transcript-turn.module.css'

export type MarkedRun = Run & {
  kind: Kind
  against?: boolean
  relayed?: boolean
  /** Said of it to a screen reader; for the eye they stand in the margin. */
  codes?: string[]
}

export type TranscriptTurnProps = {
  id?: string
  speaker: string
  /** Milliseconds; a note typed by hand has none. */
  at?: number
  text: string
  runs?: MarkedRun[]
  /** One of us speaks: the words stand back a little. */
  team?: boolean
  /** The time was clicked, where something plays from there; `label` says so. */
  onAt?: { run: () => void; label: string }
  /** Heard at this moment. */
  playing?: boolean
  /** Same speaker as before: the gutter shows the time alone. */
  continues?: boolean
  /** A run was clicked, or chosen with Enter. With overlapping runs the innermost one. */
  onRun?: (id: string) => void
  activeRun?: string
  momentHref?: string
  /** Beside the words, e.g. codes. */
  margin?: ReactNode
}

/** What one person said at a stretch: who and when in the gutter, the words in serif, highlights as marks in them. */
export function TranscriptTurn(props: TranscriptTurnProps) {
  const { id, speaker, at, text, runs = [], team, continues, onAt, onRun, activeRun } = props
  return (
    <div
      className={css.turn}
      data-team={team || undefined}
      data-continues={continues || undefined}
      data-playing={props.playing || undefined}
    >
      <div className={css.gutter}>
        {continues ? null : <span className={css.speaker}>{speaker}</span>}
        {at === undefined ? null : onAt ? (
          <button type="button" className={css.at} aria-label={onAt.label} onClick={onAt.run} tabIndex={-1}>
            {formatMoment(at)}
          </button>
        ) : (
          <time className={css.time}>{formatMoment(at)}</time>
        )}
      </div>
      {/* The words carry their turn and each piece its first code point, so that a selection can be read back. */}
      <p className={css.words} data-turn={id} dir="auto">
        {piecesOf(text, runs).map((piece) => (
          <Words key={piece.from} piece={piece} onRun={onRun} activeRun={activeRun} />
        ))}
      </p>
      {props.margin ? <div className={css.margin}>{props.margin}</div> : null}
    </div>
  )
}

type WordsProps = { piece: Piece<MarkedRun> } & Pick<TranscriptTurnProps, 'onRun' | 'activeRun'>

function Words({ piece, onRun, activeRun }: WordsProps) {
  const inner = piece.runs.toSorted((one, other) => other.run.from - one.run.from)[0]?.run
  if (!inner) return <span data-from={piece.from}>{piece.text}</span>
  return (
    <>
      {onRun && inner.from === piece.from ? (
        <button type="button" className={css.handle} onClick={() => onRun(inner.id)}>
          {words.openHighlight(words.kinds[inner.kind], inner.codes)}
        </button>
      ) : null}
      {/* A click on the words is for the pointer; they must stay selectable, so the keyboard has the button before them. */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions, jsx-a11y/click-events-have-key-events */}
      <mark
        data-from={piece.from}
        data-runs={piece.runs.map(({ run }) => run.id).join(' ')}
        data-active={piece.runs.some(({ run }) => run.id === activeRun) || undefined}
        data-opens={onRun ? true : undefined}
        className={css.mark}
        style={linesUnder(piece)}
        onClick={onRun ? () => openUnlessSelecting(() => onRun(inner.id)) : undefined}
      >
        {piece.text}
      </mark>
    </>
  )
}

function openUnlessSelecting(open: () => void) {
  if (!window.getSelection()?.toString()) open()
}

const lineHeight = 2
const lineStep = 3

/** One line under the words for each run, in the colour of its kind, stacked by level; the wash is the innermost's. */
function linesUnder(piece: Piece<MarkedRun>): CSSProperties {
  const colors = piece.runs.map(({ run, level }) => ({
    color: `var(--${toneOf(run) satisfies Tone})`,
    level,
  }))
  const deepest = Math.max(...colors.map(({ level }) => level))
  return {
    backgroundImage: [
      ...colors.map(({ color }) => `linear-gradient(${color}, ${color})`),
      `linear-gradient(color-mix(in srgb, ${colors.at(-1)?.color} 15%, transparent) 0 0)`,
    ].join(', '),
    backgroundSize: [...colors.map(() => `100% ${lineHeight}px`), '100% 100%'].join(', '),
    backgroundPosition: [
      ...colors.map(({ level }) => `0 calc(100% - ${(deepest - level) * lineStep}px)`),
      '0 0',
    ].join(', '),
    paddingBottom: deepest * lineStep + 1,
  }
}
