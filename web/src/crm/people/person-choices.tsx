import { MultiSelect, Select } from '@mantine/core'
import { type ContactType, type PersonView, contactTypes } from '@firsthand/contract/crm/people'
import { contactTypeWords } from '../crm.words.ts'
import { chosenTypes } from './chosen-types.ts'
import css from './person.module.css'
import { words } from './person.words.ts'

type Span = PersonView['contactTypeSpans'][number]

/** Only types of now are chosen here: those that are over or to come keep their dates, and one taken away has an end. */
export function Types({
  person,
  mayChange,
  onSave,
}: {
  person: PersonView
  mayChange: boolean
  onSave: (types: Span[]) => void
}) {
  const change = (chosen: ContactType[]) => {
    // The day by which the server tells what somebody is now.
    const today = new Date().toISOString().slice(0, 10)
    onSave(chosenTypes(person.contactTypeSpans, chosen, today))
  }
  return (
    <div className={css.fact}>
      <dt>{words.types}</dt>
      <dd>
        {mayChange ? (
          <MultiSelect
            classNames={{ input: css.quiet }}
            aria-label={words.types}
            placeholder={person.contactTypes.length === 0 ? words.add : undefined}
            data={contactTypes.map((value) => ({ value, label: contactTypeWords[value] }))}
            value={person.contactTypes}
            onChange={(chosen) => change(chosen as ContactType[])}
          />
        ) : (
          person.contactTypes.map((type) => contactTypeWords[type]).join(', ')
        )}
      </dd>
    </div>
  )
}

/** How often to talk; the next touch follows from it. */
export function Cadence({
  days,
  mayChange,
  onSave,
}: {
  days: number | null
  mayChange: boolean
  onSave: (days: number | null) => void
}) {
  const value = days === null ? 'none' : String(days)
  const label = words.cadences[value] ?? words.everyDays(days ?? 0)
  const options = Object.entries(words.cadences).map(([id, name]) => ({ value: id, label: name }))
  if (!(value in words.cadences)) options.push({ value, label })
  const inOrder = options.toSorted((one, other) => Number(one.value) - Number(other.value) || 0)
  return (
    <div className={css.fact}>
      <dt>{words.cadence}</dt>
      <dd>
        {mayChange ? (
          <Select
            classNames={{ input: css.quiet }}
            aria-label={words.cadence}
            data={inOrder}
            value={value}
            allowDeselect={false}
            onChange={(chosen) => onSave(chosen === null || chosen === 'none' ? null : Number(chosen))}
          />
        ) : (
          label
        )}
      </dd>
    </div>
  )
}
