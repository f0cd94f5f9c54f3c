import { MultiSelect } from '@mantine/core'
import type { ReactNode } from 'react'
import { words } from '../texts.words.ts'
import css from './pickers.module.css'
import { type Somebody, optionOf, usePeopleChoice } from './people-choice.ts'

export type PeoplePickerProps = {
  label: string
  value: Somebody[]
  onChange: (people: Somebody[]) => void
  error?: ReactNode
  focusFirst?: boolean
}

/** Several people, found by typing; somebody new is added on the way. */
export function PeoplePicker({ label, value, onChange, error, focusFirst }: PeoplePickerProps) {
  const choice = usePeopleChoice({ known: value, onNew: (person) => onChange([...value, person]) })
  return (
    <MultiSelect
      classNames={{ inputField: css.field }}
      label={label}
      placeholder={value.length === 0 ? words.findPerson : undefined}
      searchable
      hidePickedOptions
      data={[...value.map(optionOf), ...choice.others, ...choice.offer]}
      // The server finds by the beginnings of words; what it found is shown as it is.
      filter={({ options }) => options}
      value={value.map(({ id }) => id)}
      onChange={(ids) => {
        const added = ids.find((id) => !value.some((person) => person.id === id))
        if (added !== undefined && choice.takes(added)) return
        onChange(ids.flatMap((id) => choice.personOf(id) ?? []))
      }}
      searchValue={choice.search}
      onSearchChange={choice.setSearch}
      nothingFoundMessage={words.nothingFound}
      disabled={choice.isBusy}
      error={error}
      data-autofocus={focusFirst || undefined}
    />
  )
}
