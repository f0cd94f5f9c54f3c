import { Radio } from '@mantine/core'
import type { PersonView } from '@firsthand/contract/crm/people'
import css from './duplicates.module.css'
import { words } from './duplicates.words.ts'

export type Side = 'one' | 'other'

type FieldRowProps = {
  name: string
  label: string
  values: Record<Side, string>
  picked: Side | 'both'
  /** Whether both can be kept, one behind the other. */
  mayBeBoth?: boolean
  mayChange: boolean
  onPick: (side: Side | 'both') => void
}

/** One field of both. Where only one says something, there is nothing to choose. */
export function FieldRow({
  name,
  label,
  values,
  picked,
  mayBeBoth = false,
  mayChange,
  onPick,
}: FieldRowProps) {
  if (values.one === '' && values.other === '') return null
  const isChoice = mayChange && values.one !== '' && values.other !== '' && values.one !== values.other
  return (
    <tr>
      <th scope="row">
        {label}
        {isChoice && mayBeBoth ? (
          <Radio
            size="xs"
            name={name}
            checked={picked === 'both'}
            onChange={() => onPick('both')}
            label={words.bothNotes}
          />
        ) : null}
      </th>
      {(['one', 'other'] as const).map((side) => (
        <td key={side}>
          {isChoice ? (
            <Radio
              name={name}
              checked={picked === side}
              onChange={() => onPick(side)}
              label={<span className={css.note}>{values[side]}</span>}
              aria-label={`${label}: ${values[side]}`}
            />
          ) : (
            <span className={css.note}>{values[side] || words.nothing}</span>
          )}
        </td>
      ))}
    </tr>
  )
}

/** What is joined and not chosen. */
export function BothRow({
  label,
  people,
  of,
}: {
  label: string
  people: Record<Side, PersonView>
  of: (person: PersonView) => string[]
}) {
  const values = { one: of(people.one), other: of(people.other) }
  if (values.one.length === 0 && values.other.length === 0) return null
  return (
    <tr>
      <th scope="row">
        {label} <span className={css.quiet}>{words.bothKept}</span>
      </th>
      {(['one', 'other'] as const).map((side) => (
        <td key={side}>{values[side].join(', ') || words.nothing}</td>
      ))}
    </tr>
  )
}
