import { words } from './kit.words.ts'
import { Picture } from './picture.tsx'
import css from './kind-mark.module.css'

export type Kind =
  | 'said_opinion'
  | 'said_past'
  | 'said_future'
  | 'did_observed'
  | 'did_measured'
  | 'committed'

export type KindMarkProps = {
  kind: Kind
  label?: string
  against?: boolean
  relayed?: boolean
  shapeOnly?: boolean
}

/** What kind of evidence this is: a shape, a colour and the word; saying is open, doing is filled, committing is a diamond. */
export function KindMark({ kind, label = words.kinds[kind], against, relayed, shapeOnly }: KindMarkProps) {
  const name = [label, relayed ? words.relayed : '', against ? words.against : ''].filter(Boolean).join(' · ')
  const shape = (
    <svg viewBox="0 0 12 12" width="12" height="12" aria-hidden="true">
      {shapes[kind]}
    </svg>
  )
  return (
    <span className={css.mark} data-tone={toneOf({ kind, against, relayed })}>
      {shapeOnly ? (
        <Picture says={name} className={css.shape}>
          {shape}
        </Picture>
      ) : (
        <>
          {shape}
          {name}
        </>
      )}
    </span>
  )
}

export type Tone = 'said' | 'did' | 'committed' | 'against' | 'relayed'

/** The meaning colour of a piece of evidence: against and relayed come before its kind. */
export function toneOf({
  kind,
  against,
  relayed,
}: {
  kind: Kind
  against?: boolean
  relayed?: boolean
}): Tone {
  if (against) return 'against'
  if (relayed) return 'relayed'
  if (kind === 'committed') return 'committed'
  return kind.startsWith('did') ? 'did' : 'said'
}

const ring = { fill: 'none', stroke: 'currentColor', strokeWidth: 1.8 }

const shapes = {
  said_opinion: <circle cx="6" cy="6" r="4.2" {...ring} />,
  said_past: (
    <>
      <circle cx="6" cy="6" r="4.2" {...ring} />
      <circle cx="6" cy="6" r="1.6" fill="currentColor" />
    </>
  ),
  said_future: <circle cx="6" cy="6" r="4.2" {...ring} strokeDasharray="2.6 1.8" />,
  did_observed: <circle cx="6" cy="6" r="5" fill="currentColor" />,
  did_measured: <rect x="1.5" y="1.5" width="9" height="9" rx="1" fill="currentColor" />,
  committed: <path d="M6 0 12 6 6 12 0 6Z" fill="currentColor" />,
} as const
