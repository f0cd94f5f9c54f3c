import type { ReactNode } from 'react'
import { formatDate } from './format.ts'
import { KindMark, toneOf } from './kind-mark.tsx'
import type { Kind } from './kind-mark.tsx'
import { words as generic } from './kit.words.ts'
import { Link } from './link.tsx'
import { MomentLink } from './moment-link.tsx'
import type { MomentLinkProps } from './moment-link.tsx'
import { Marked } from './marked.tsx'
import css from './quote-card.module.css'

export type QuoteCardProps = {
  words: string
  kind: Kind
  /** Another word for the kind than the ladder's own. */
  kindLabel?: string
  against?: boolean
  relayed?: boolean
  /** Somebody's own words, in quotation marks. What was seen or measured stands without. True for sayings. */
  verbatim?: boolean
  speaker?: string
  speakerHref?: string
  date?: Date | string | number
  /** Members who were there. */
  heardBy?: string[]
  moment?: MomentLinkProps
  /** Codes, scope or another small line above the footer. */
  note?: ReactNode
  actions?: ReactNode
  /** What was searched for: its words are marked where they stand. */
  mark?: string
  /** Cut after so many lines. */
  lines?: number
}

/** A person's words as they were said: serif, a rule in the colour of their kind, and who, when, to whom, where. */
export function QuoteCard(props: QuoteCardProps) {
  const { words, kind, kindLabel, against, relayed, speaker, speakerHref, date, heardBy, moment } = props
  const verbatim = props.verbatim ?? kind.startsWith('said')
  return (
    <figure className={css.quote} data-tone={toneOf({ kind, against, relayed })}>
      <blockquote className={css.words} data-verbatim={verbatim || undefined}>
        <p
          dir="auto"
          data-cut={props.lines ? true : undefined}
          style={props.lines ? { WebkitLineClamp: props.lines } : undefined}
        >
          <Marked text={verbatim ? quoted(words) : words} words={props.mark} />
        </p>
      </blockquote>
      {props.note ? <div className={css.note}>{props.note}</div> : null}
      <figcaption className={css.foot}>
        <KindMark kind={kind} label={kindLabel} against={against} relayed={relayed} />
        <span className={css.facts}>
          {speaker && speakerHref ? (
            <Link href={speakerHref} className={css.speaker}>
              {speaker}
            </Link>
          ) : speaker ? (
            <span className={css.speaker}>{speaker}</span>
          ) : null}
          {date === undefined ? null : (
            <time dateTime={new Date(date).toISOString()}>{formatDate(date)}</time>
          )}
          {relayed ? <span>{generic.nobodyHeard}</span> : null}
          {!relayed && heardBy && heardBy.length > 0 ? <span>{generic.heardBy(heardBy)}</span> : null}
        </span>
        {moment ? <MomentLink {...moment} /> : null}
        {props.actions ? <span className={css.actions}>{props.actions}</span> : null}
      </figcaption>
    </figure>
  )
}

function quoted(words: string) {
  return /^[“"«„]/.test(words) ? words : `“${words}”`
}
