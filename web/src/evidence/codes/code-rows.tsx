import type { CodeOnEvidence } from '@firsthand/contract/evidence/code-ref'
import { Icon } from '../../kit/icon.tsx'
import { Link } from '../../kit/link.tsx'
import { CodeDot } from './code-chips.tsx'
import css from './codes.module.css'
import { words } from './codes.words.ts'
import { OwnMemo } from './own-memo.tsx'

export type CodeRowsProps = {
  codes: CodeOnEvidence[]
  /** Whose codes are taken off, and noted on, here. */
  memberId: string | undefined
  /** Both undefined for those who may only read. */
  onTakeOff?: ((code: string) => void) | undefined
  onNote?: ((code: string, memo: string) => Promise<unknown>) | undefined
}

/** The codes of a piece of evidence, each with who gave it and what they noted. */
export function CodeRows({ codes, memberId, onTakeOff, onNote }: CodeRowsProps) {
  if (codes.length === 0) return null
  return (
    <ul className={css.rows} aria-label={words.coding}>
      {codes.map(({ id, name, path, colour, coders }) => {
        const yours = coders.find((coder) => coder.id === memberId)
        return (
          <li key={id}>
            <div className={css.given}>
              <CodeDot colour={colour} />
              <Link href={`/codes?open=${id}`}>{path}</Link>
              <span className={css.quiet}>{words.byOthers(coders.map((coder) => coder.name))}</span>
              {yours && onTakeOff ? (
                <button type="button" aria-label={words.takeOff(name)} onClick={() => onTakeOff(id)}>
                  <Icon name="close" size={12} />
                </button>
              ) : null}
            </div>
            {coders
              .filter((coder) => coder.memo !== '' && !(coder === yours && onNote))
              .map((coder) => (
                <p key={coder.id} className={css.noted} dir="auto">
                  {words.notedBy(coder.name)} {coder.memo}
                </p>
              ))}
            {yours && onNote ? (
              <OwnMemo name={name} memo={yours.memo} onKeep={(memo) => onNote(id, memo)} />
            ) : null}
          </li>
        )
      })}
    </ul>
  )
}
