import { type QuotaCell, quotaLimits } from '@firsthand/contract/studies/quotas'
import { ActionIcon, Button, Checkbox } from '@mantine/core'
import { useState } from 'react'
import type { ApiFailure } from '../../api/failure.ts'
import { TextField } from '../../kit/fields.tsx'
import { Icon } from '../../kit/icon.tsx'
import { words } from './quotas.words.ts'
import css from './recruiting.module.css'
import type { RowChange } from './use-cells.ts'

type Props = {
  cell: QuotaCell
  canEdit: boolean
  /** Answers why it was refused. */
  onChange: (to: RowChange, from: RowChange) => Promise<ApiFailure | undefined>
  onEdit: () => void
  onRemove: () => void
  onOpen: (place: 'met' | 'kept') => void
}

/** A cell in the table: how many it wants, has met and keeps a place for. */
export function QuotaRow({ cell, canEdit, onChange, onEdit, onRemove, onOpen }: Props) {
  const isHard = useOnItsWay(cell.isHard, (to, from) => onChange({ isHard: to }, { isHard: from }))
  return (
    <tr>
      <th scope="row">
        {cell.name}
        {cell.isBroken ? <p className={css.held}>{words.broken}</p> : null}
      </th>
      <td>
        <Wanted cell={cell} canEdit={canEdit} onChange={onChange} />
      </td>
      <td>
        <Checkbox
          aria-label={`${words.isHard}: ${cell.name}`}
          disabled={!canEdit}
          checked={isHard.shown}
          onChange={(event) => void isHard.send(event.currentTarget.checked)}
        />
      </td>
      <td>
        <People count={cell.counted} onOpen={() => onOpen('met')} />
      </td>
      <td>
        <People count={cell.reserved} onOpen={() => onOpen('kept')} />
      </td>
      <td>{cell.free}</td>
      <td>
        {canEdit ? (
          <div className={css.check}>
            <ActionIcon size={30} aria-label={words.editCell(cell.name)} onClick={onEdit}>
              <Icon name="edit" />
            </ActionIcon>
            <ActionIcon size={30} aria-label={words.remove(cell.name)} onClick={onRemove}>
              <Icon name="remove" />
            </ActionIcon>
          </div>
        ) : null}
      </td>
    </tr>
  )
}

/** A number that can be sent, or undefined. */
export function wholeNumber(typed: string): number | undefined {
  const number = Number(typed)
  return Number.isInteger(number) && number >= 1 && number <= quotaLimits.wanted ? number : undefined
}

/** How many, kept when the field is left or Enter is pressed. */
function Wanted({ cell, canEdit, onChange }: Pick<Props, 'cell' | 'canEdit' | 'onChange'>) {
  const [typed, setTyped] = useState<{ text: string; from: number }>()
  const wanted = useOnItsWay(cell.wanted, (to, from) => onChange({ wanted: to }, { wanted: from }))
  async function keep() {
    const number = typed && wholeNumber(typed.text)
    if (number === undefined) return
    setTyped(undefined)
    if (number === typed!.from) return
    const failure = await wanted.send(number, typed!.from)
    // After a conflict the number of the other is shown; otherwise what was typed waits for another try.
    if (failure && failure.code !== 'conflict') setTyped((now) => now ?? typed)
  }
  return (
    <TextField
      aria-label={`${words.wanted}: ${cell.name}`}
      type="number"
      min={1}
      max={quotaLimits.wanted}
      w={84}
      disabled={!canEdit}
      value={typed?.text ?? wanted.shown}
      error={typed && wholeNumber(typed.text) === undefined ? words.numberWrong : undefined}
      onChange={(event) => {
        const text = event.currentTarget.value
        setTyped({ text, from: typed?.from ?? wanted.shown })
      }}
      onBlur={() => void keep()}
      onKeyDown={(event) => {
        if (event.key === 'Enter') void keep()
      }}
    />
  )
}

/** A value as it was just chosen, for as long as it is on its way; then as it stands. */
function useOnItsWay<T>(kept: T, save: (to: T, from: T) => Promise<ApiFailure | undefined>) {
  const [sent, setSent] = useState<{ value: T }>()
  const shown = sent ? sent.value : kept
  async function send(value: T, from = shown) {
    const mine = { value }
    setSent(mine)
    const failure = await save(value, from)
    setSent((now) => (now === mine ? undefined : now))
    return failure
  }
  return { shown, send }
}

/** A number that opens the people under it. */
function People({ count, onOpen }: { count: number; onOpen: () => void }) {
  if (count === 0) return 0
  return (
    <Button size="compact-sm" variant="subtle" aria-label={words.openPeople(count)} onClick={onOpen}>
      {count}
    </Button>
  )
}
