import type { VersionView } from '@firsthand/contract/evidence/versions'
import { useMemo } from 'react'
import { QuoteSkeleton } from '../../kit/skeletons.tsx'
import css from './correct.module.css'
import { words } from './corrections.words.ts'
import { pairTurns } from './pair-turns.ts'
import { useWholeText } from '../texts/whole-text.ts'
import { WordChange } from './word-change.tsx'

const bodiesOf = (turns: { body: string }[]) => turns.map(({ body }) => body)

/** Two versions side by side, the older one first. */
export function CompareVersions({ older, newer }: { older: VersionView; newer: VersionView }) {
  const before = useWholeText(older.id)
  const after = useWholeText(newer.id)
  const pairs = useMemo(
    () => (before && after ? pairTurns(bodiesOf(before), bodiesOf(after)) : undefined),
    [before, after],
  )
  if (!pairs) return <QuoteSkeleton count={3} />
  return (
    <div className={css.compare}>
      <div className={css.pair}>
        <strong>{words.version(older.number)}</strong>
        <strong>{words.version(newer.number)}</strong>
      </div>
      {pairs.every((pair) => 'alike' in pair) ? <p className={css.quiet}>{words.same}</p> : null}
      {pairs.map((pair) =>
        'alike' in pair ? (
          <p key={`alike${pair.at}`} className={css.quiet}>
            {words.sameTurns(pair.alike)}
          </p>
        ) : (
          <div key={`${pair.at}:${pair.after}`} className={css.pair}>
            <p>
              <WordChange {...pair} side="before" />
            </p>
            <p>
              <WordChange {...pair} side="after" />
            </p>
          </div>
        ),
      )}
    </div>
  )
}
