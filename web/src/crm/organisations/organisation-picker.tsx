import { Select } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { listOrganisations } from '@firsthand/contract/crm/organisations'
import { useState } from 'react'
import { useOperation } from '../../api/hooks.ts'
import css from '../people/person.module.css'
import { words } from './organisations.words.ts'

export type OrganisationPickerProps = {
  label: string
  /** The label is read aloud, and seen elsewhere. */
  isLabelHidden?: boolean
  chosen: { id: string; name: string } | null
  onChange: (organisation: string | null) => void
  /** One that may not be picked, such as the one that the page is about. */
  except?: string
  placeholder?: string
}

/** Finds one organisation that we know by typing. */
export function OrganisationPicker({
  label,
  isLabelHidden,
  chosen,
  onChange,
  except,
  placeholder,
}: OrganisationPickerProps) {
  const [typed, setTyped] = useState('')
  const [asked] = useDebouncedValue(typed, 150)
  const q = asked.trim() === chosen?.name ? undefined : asked.trim() || undefined
  const found = useOperation(listOrganisations, { q, limit: 20 }, { keepShowing: true })
  const options = (found.data?.items ?? [])
    .filter((each) => each.id !== except)
    .map(({ id, name }) => ({ value: id, label: name }))
  if (chosen && !options.some((option) => option.value === chosen.id))
    options.unshift({ value: chosen.id, label: chosen.name })
  return (
    <Select
      {...(isLabelHidden ? { 'aria-label': label, classNames: { input: css.quiet } } : { label })}
      placeholder={placeholder}
      searchable
      clearable
      data={options}
      filter={({ options: all }) => all}
      value={chosen?.id ?? null}
      onChange={onChange}
      onSearchChange={setTyped}
      nothingFoundMessage={words.nothingFound}
    />
  )
}
