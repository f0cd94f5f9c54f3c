import type { ReactNode } from 'react'
import { Explain } from './explain.tsx'
import { words } from './kit.words.ts'
import { Picture } from './picture.tsx'
import css from './rung.module.css'

export type RungProps = {
  /** 1 hunch, 2 heard, 3 pattern, 4 shown, 5 proven. */
  level: 1 | 2 | 3 | 4 | 5
  /** The word beside the steps; the ladder's own word when left out. */
  word?: string
  /** Why the claim stands here. With it (or `lift`) the steps explain themselves on hover, focus or tap. */
  reason?: ReactNode
  /** What would lift it one rung. */
  lift?: ReactNode
  size?: 'small' | 'large'
  /** Hide the word where a column's heading already says it; a screen reader still hears it. */
  stepsOnly?: boolean
}

/** How much a claim is worth: five small steps, as many filled as the rung, with the word beside them. */
export function Rung({
  level,
  word = words.rungs[level - 1] ?? '',
  reason,
  lift,
  size = 'small',
  stepsOnly,
}: RungProps) {
  const label = words.rungOf(word, level)
  const picture = (
    <span className={css.rung} data-size={size} aria-hidden="true">
      <span className={css.steps}>
        {[1, 2, 3, 4, 5].map((step) => (
          <i key={step} className={css.step} data-on={step <= level || undefined} />
        ))}
      </span>
      {stepsOnly ? null : <span className={css.word}>{word}</span>}
    </span>
  )
  if (!reason && !lift) return <Picture says={label}>{picture}</Picture>
  return (
    <Explain
      label={`${label}. ${words.why}?`}
      explanation={
        <>
          {reason ? (
            <p>
              <strong className={css.strong}>{word}</strong> — {reason}
            </p>
          ) : null}
          {lift ? (
            <p>
              <strong>{words.lift}:</strong> {lift}
            </p>
          ) : null}
        </>
      }
    >
      {picture}
    </Explain>
  )
}
