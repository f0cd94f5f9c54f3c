import { diffWords } from '@firsthand/contract/evidence/word-diff'
import { VisuallyHidden } from '@mantine/core'
import css from './correct.module.css'
import { words } from './corrections.words.ts'

/** One side of two texts: what the other has not is marked, and said to whoever does not see it. */
export function WordChange({
  before,
  after,
  side,
}: {
  before: string
  after: string
  side: 'before' | 'after'
}) {
  const other = side === 'before' ? 'new' : 'gone'
  return (
    <span dir="auto">
      {diffWords(before, after)
        .filter(({ kind }) => kind !== other)
        .map(({ kind, words: text }, index) =>
          kind === 'same' ? (
            // oxlint-disable-next-line react/no-array-index-key -- pieces have nothing else to be told apart by
            <span key={index}>{text}</span>
          ) : side === 'before' ? (
            // oxlint-disable-next-line react/no-array-index-key -- see above
            <del key={index} className={css.gone}>
              <VisuallyHidden>{`${words.gone}: `}</VisuallyHidden>
              {text}
            </del>
          ) : (
            // oxlint-disable-next-line react/no-array-index-key -- see above
            <ins key={index} className={css.fresh}>
              <VisuallyHidden>{`${words.fresh}: `}</VisuallyHidden>
              {text}
            </ins>
          ),
        )}
    </span>
  )
}
