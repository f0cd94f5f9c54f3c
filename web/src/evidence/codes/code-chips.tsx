import type { CodeOnEvidence } from '@firsthand/contract/evidence/code-ref'
import type { CSSProperties } from 'react'
import { Link } from '../../kit/link.tsx'
import css from './codes.module.css'
import { words } from './codes.words.ts'

// Marks for the eye alone: the name always stands beside them. The same order as the palette that files are written with.
const colours = ['#5a7bb5', '#3a8f72', '#a9781c', '#c4584a', '#8a6bb8', '#2b8aa0', '#ad5e8c', '#7d8a3f']

export function CodeDot({ colour }: { colour: number }) {
  return (
    <span className={css.dot} style={{ '--code': colours[colour] } as CSSProperties} aria-hidden="true" />
  )
}

/** The codes of a piece of evidence where they are one thing among many; who gave them stands where it is opened. */
export function CodeChips({ codes }: { codes: CodeOnEvidence[] }) {
  if (codes.length === 0) return null
  return (
    <div className={css.chipped}>
      <ul className={css.chips} aria-label={words.coding}>
        {codes.map((code) => (
          <li key={code.id} className={css.chip} title={titleOf(code)}>
            <CodeDot colour={code.colour} />
            <Link href={`/codes?open=${code.id}`}>{code.name}</Link>
          </li>
        ))}
      </ul>
      <Memos codes={codes} />
    </div>
  )
}

/** Why the codes were given, unfolded by a touch or the keyboard. */
function Memos({ codes }: { codes: CodeOnEvidence[] }) {
  const memos = codes.flatMap(({ id, name, coders }) =>
    coders
      .filter(({ memo }) => memo !== '')
      .map((coder) => ({ key: `${id} ${coder.id}`, code: name, by: coder.name, memo: coder.memo })),
  )
  if (memos.length === 0) return null
  return (
    <details className={css.memos}>
      <summary>{words.memoCount(memos.length)}</summary>
      <ul>
        {memos.map(({ key, code, by, memo }) => (
          <li key={key} dir="auto">
            <strong>{code}</strong> {words.notedBy(by)} {memo}
          </li>
        ))}
      </ul>
    </details>
  )
}

function titleOf({ path, coders }: CodeOnEvidence): string {
  return [path, words.byOthers(coders.map(({ name }) => name))].join('\n')
}
