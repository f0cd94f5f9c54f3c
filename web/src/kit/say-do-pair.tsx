import type { CSSProperties, ReactNode } from 'react'
import { countedOf, intervalSentence, Track } from './interval-bar.tsx'
import type { Interval } from './interval-bar.tsx'
import { Picture } from './picture.tsx'
import css from './say-do-pair.module.css'

export type SayDoPairProps = {
  said: Interval
  did: Interval
  /** The gap in words, with its interval: "47 points fewer did than said (4 to 75)". */
  gap?: ReactNode
  saidLabel?: string
  didLabel?: string
}

/** What people said beside what they did, on one track, with the gap drawn between the two points. */
export function SayDoPair({ said, did, gap, saidLabel = 'said', didLabel = 'did' }: SayDoPairProps) {
  const isKnown = (said.enough ?? true) && (did.enough ?? true)
  const place = {
    '--from': Math.min(said.share, did.share),
    '--to': Math.max(said.share, did.share),
  } as CSSProperties
  return (
    <figure className={css.pair}>
      <Picture
        className={css.rows}
        says={`${intervalSentence(said, { label: saidLabel })}. ${intervalSentence(did, { label: didLabel })}.`}
      >
        <span className={css.label}>{saidLabel}</span>
        <Track interval={said} tone="said" />
        <span className={css.n}>{countedOf(said)}</span>
        <span className={css.between} style={place}>
          {isKnown ? <i /> : null}
        </span>
        <span className={css.label}>{didLabel}</span>
        <Track interval={did} tone="did" />
        <span className={css.n}>{countedOf(did)}</span>
      </Picture>
      {gap ? <figcaption className={css.gap}>{gap}</figcaption> : null}
    </figure>
  )
}
