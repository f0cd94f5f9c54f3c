import { Select } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { listOrganisations } from '@firsthand/contract/crm/organisations'
import { useState } from 'react'
import { useOperation } from '../../api/hooks.ts'
import css from './organisations.module.css'
import { words } from './organisations.words.ts'

/** Narrows a list to one organisation, found by typing. */
export function OrganisationFilter({ onChange }: { onChange: (organisation: string | undefined) => void }) {
  const [typed, setTyped] = useState('')
  const [asked] = useDebouncedValue(typed, 150)
  const known = useOperation(
    listOrganisations,
    { q: asked.trim() || undefined, limit: 20 },
    { keepShowing: true },
  )
  return (
    <Select
      className={css.filter}
      aria-label={words.anywhere}
      placeholder={words.anywhere}
      searchable
      data={(known.data?.items ?? []).map(({ id, name }) => ({ value: id, label: name }))}
      // The server has searched already.
      filter={({ options }) => options}
      value={null}
      onChange={(value) => onChange(value ?? undefined)}
      onSearchChange={setTyped}
      nothingFoundMessage={words.nothingFound}
    />
  )
}
