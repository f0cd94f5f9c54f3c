import { Button } from '@mantine/core'
import { EmptyState } from '../../kit/empty-state.tsx'
import type { ResultsProps } from './found-overview.tsx'
import { Snippet } from './found-row.tsx'
import css from './search.module.css'
import { words } from './search.words.ts'

/** Before anything is typed: what will stand here. */
export function NothingTyped() {
  const { example } = words
  return (
    <EmptyState
      title={words.start}
      text={words.startText}
      example={
        <ul className={css.list}>
          <li className={css.row}>
            <span className={css.quote}>
              <Snippet parts={[...example.words]} />
            </span>
            <span className={css.about}>{`${example.speaker} · ${example.text}`}</span>
          </li>
        </ul>
      }
    />
  )
}

export function NothingFound({ q, asked, onClear }: ResultsProps) {
  const isNarrowed = Object.values(asked).some((value) => value !== '')
  return (
    <EmptyState
      title={words.nothing(q)}
      text={isNarrowed ? words.nothingNarrowed : words.nothingTodo}
      action={isNarrowed ? <Button onClick={onClear}>{words.clear}</Button> : null}
    />
  )
}

/** That other words were searched for than were typed. */
export function ReadAs({ q, readAs }: { q: string; readAs: string[] | null }) {
  return <output>{readAs ? <p className={css.readAs}>{words.readAs(q, readAs)}</p> : null}</output>
}
