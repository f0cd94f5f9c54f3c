import { Select } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { listPeople, showPerson } from '@firsthand/contract/crm/people'
import { useState } from 'react'
import type { ReactNode } from 'react'
import { useOperation } from '../../api/hooks.ts'
import { words } from './people.words.ts'

export type PersonPickerProps = {
  label: string
  /** The label is read aloud, and seen elsewhere. */
  isLabelHidden?: boolean
  value: string | null
  onChange: (person: string | null) => void
  /** Somebody who may not be picked, such as the person the page is about. */
  except?: string
  placeholder?: string
  error?: ReactNode
  'data-autofocus'?: boolean
}

/** Finds one person by typing. */
export function PersonPicker({
  label,
  isLabelHidden,
  value,
  onChange,
  except,
  placeholder,
  error,
  ...rest
}: PersonPickerProps) {
  const [typed, setTyped] = useState('')
  const [asked] = useDebouncedValue(typed, 150)
  const people = useOperation(listPeople, { q: asked.trim() || undefined, limit: 20 }, { keepShowing: true })
  const chosen = useOperation(showPerson, { person: value ?? '' }, { enabled: value !== null })
  const found = (people.data?.items ?? []).filter((person) => person.id !== except)
  const options = found.map(({ id, name, organisation }) => ({
    value: id,
    label: organisation ? `${name} · ${organisation.name}` : name,
  }))
  if (value && chosen.data && !options.some((option) => option.value === value)) {
    options.unshift({ value, label: chosen.data.name })
  }
  return (
    <Select
      {...(isLabelHidden ? { 'aria-label': label } : { label })}
      placeholder={placeholder}
      searchable
      clearable
      data={options}
      // The server has searched already, by more than what the label shows.
      filter={({ options: all }) => all}
      value={value}
      onChange={onChange}
      onSearchChange={setTyped}
      nothingFoundMessage={words.nobodyFound}
      error={error}
      {...rest}
    />
  )
}
