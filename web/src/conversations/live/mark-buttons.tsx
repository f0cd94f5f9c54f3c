import { type LiveMark, liveMarks } from '@firsthand/contract/conversations/live'
import { KeyHint } from '../../kit/key-hint.tsx'
import css from './live.module.css'
import { markKeys, marks, words } from './live.words.ts'
import type { ShownEntry } from './use-live.ts'

/** One key or one tap marks the moment; how often each was marked stands on it. */
export function MarkButtons({
  entries,
  onMark,
}: {
  entries: ShownEntry[]
  onMark: (mark: LiveMark) => void
}) {
  return (
    <div role="group" aria-label={words.marks} className={css.marks}>
      {liveMarks.map((mark) => {
        const count = entries.filter((entry) => entry.kind === 'mark' && entry.mark === mark).length
        return (
          <button key={mark} type="button" className={css.mark} onClick={() => onMark(mark)}>
            <span>
              {marks[mark]}
              {count > 0 ? <b> {count}</b> : null}
            </span>
            <span className={css.markKey} aria-hidden="true">
              <KeyHint keys={markKeys[mark]} />
            </span>
          </button>
        )
      })}
    </div>
  )
}
