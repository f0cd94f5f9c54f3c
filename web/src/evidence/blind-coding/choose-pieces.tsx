import { blindLimits } from '@firsthand/contract/evidence/blind-coding'
import { type EvidenceView, listEvidence } from '@firsthand/contract/evidence/evidence'
import { Checkbox, TextInput } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { useState } from 'react'
import { useOperation } from '../../api/hooks.ts'
import { formatDate } from '../../kit/format.ts'
import css from '../understanding/understanding.module.css'
import { words } from './blind.words.ts'

export type Piece = Pick<EvidenceView, 'id' | 'words' | 'person' | 'happenedAt'>

/** Evidence chosen piece by piece. What was chosen stays in the list, whatever is searched for next. */
export function ChoosePieces({ value, onChange }: { value: Piece[]; onChange: (pieces: Piece[]) => void }) {
  const [typed, setTyped] = useState('')
  const [asked] = useDebouncedValue(typed.trim(), 150)
  const found = useOperation(listEvidence, { q: asked || undefined, limit: 20 }, { keepShowing: true })
  const chosen = new Set(value.map(({ id }) => id))
  const items: Piece[] = found.data?.items ?? []
  const others = value.filter(({ id }) => !items.some((piece) => piece.id === id))
  const isFull = value.length >= blindLimits.pieces

  function toggle(piece: Piece) {
    onChange(chosen.has(piece.id) ? value.filter(({ id }) => id !== piece.id) : [...value, piece])
  }
  return (
    <fieldset className={css.choosing}>
      <legend>{words.pieceByPiece}</legend>
      <TextInput
        label={words.findPieces}
        value={typed}
        onChange={(event) => setTyped(event.currentTarget.value)}
      />
      <p className={css.quiet} aria-live="polite">
        {words.chosen(value.length)}
      </p>
      <ul className={css.list}>
        {[...items, ...others].map((piece) => (
          <li key={piece.id}>
            <Checkbox
              checked={chosen.has(piece.id)}
              disabled={isFull && !chosen.has(piece.id)}
              onChange={() => toggle(piece)}
              label={
                <span className={css.clamped} dir="auto">
                  {piece.words}
                </span>
              }
              description={[piece.person?.name, formatDate(piece.happenedAt)].filter(Boolean).join(' · ')}
            />
          </li>
        ))}
      </ul>
      {items.length === 0 && !found.isPending ? <p className={css.quiet}>{words.noPiece}</p> : null}
    </fieldset>
  )
}
