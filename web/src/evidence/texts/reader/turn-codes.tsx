import type { HighlightView } from '@firsthand/contract/evidence/texts'
import { CodeDot } from '../../codes/code-chips.tsx'
import { words } from '../texts.words.ts'
import css from './reader.module.css'

/** The codes of what is highlighted in a turn; choosing one opens its highlight. */
export function TurnCodes({
  highlights,
  onOpen,
}: {
  highlights: HighlightView[]
  onOpen: (id: string) => void
}) {
  return (
    <ul className={css.codes} aria-label={words.codesHere}>
      {highlights.flatMap(({ id, codes }) =>
        codes.map((code) => (
          <li key={`${id}.${code.id}`}>
            <button type="button" title={code.path} onClick={() => onOpen(id)}>
              <CodeDot colour={code.colour} />
              {code.name}
            </button>
          </li>
        )),
      )}
    </ul>
  )
}
