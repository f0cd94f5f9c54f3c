import { MultiSelect, TextInput } from '@mantine/core'
import { listImports } from '@firsthand/contract/crm/imports'
import { listLists } from '@firsthand/contract/crm/lists'
import { listOrganisations } from '@firsthand/contract/crm/organisations'
import { useState } from 'react'
import { useOperation } from '../../api/hooks.ts'
import { formatDateTime } from '../../kit/format.ts'
import type { ValueProps } from './condition-form.tsx'
import type { Draft } from './person-condition.ts'
import { filterWords as words } from './person-filter.words.ts'

type Props = ValueProps<Draft>

/** Organisations, found by typing. */
export function OrganisationValues({ draft, onChange }: Props) {
  const [typed, setTyped] = useState('')
  const [labels, setLabels] = useState<Record<string, string>>({})
  const known = useOperation(
    listOrganisations,
    { q: typed.trim() || undefined, limit: 20 },
    { keepShowing: true },
  )
  const found = (known.data?.items ?? []).map(({ id, name }) => ({ value: id, label: name }))
  const chosen = draft.values
    .filter((id) => !found.some((each) => each.value === id))
    .map((id) => ({ value: id, label: labels[id] ?? id }))
  return (
    <MultiSelect
      label={words.value}
      data={[...found, ...chosen]}
      searchable
      filter={({ options }) => options}
      onSearchChange={setTyped}
      value={draft.values}
      onChange={(values) => {
        setLabels({ ...labels, ...Object.fromEntries(found.map((each) => [each.value, each.label])) })
        onChange({ values })
      }}
      comboboxProps={{ withinPortal: false }}
    />
  )
}

/** Saved lists. */
export function ListValues({ draft, onChange }: Props) {
  const lists = useOperation(listLists, { limit: 200 })
  return (
    <MultiSelect
      label={words.value}
      data={(lists.data?.items ?? []).map(({ id, name }) => ({ value: id, label: name }))}
      searchable
      value={draft.values}
      onChange={(values) => onChange({ values })}
      comboboxProps={{ withinPortal: false }}
    />
  )
}

/** Imports, the last ones first. */
export function ImportValues({ draft, onChange }: Props) {
  const imports = useOperation(listImports, { limit: 200 })
  return (
    <MultiSelect
      label={words.value}
      data={(imports.data?.items ?? []).map(({ id, fileName, createdAt }) => ({
        value: id,
        label: `${fileName} · ${formatDateTime(createdAt)}`,
      }))}
      searchable
      value={draft.values}
      onChange={(values) => onChange({ values })}
      comboboxProps={{ withinPortal: false }}
    />
  )
}

/** From one end to the other, and both of them count. */
export function Ends({ draft: { value, to = '' }, field, onChange }: Props) {
  const type = field?.type === 'date' ? 'date' : 'text'
  const inputMode = field?.type === 'date' ? undefined : 'decimal'
  return (
    <>
      <TextInput
        label={words.from}
        type={type}
        inputMode={inputMode}
        value={value}
        onChange={(event) => onChange({ value: event.currentTarget.value })}
      />
      <TextInput
        label={words.to}
        type={type}
        inputMode={inputMode}
        value={to}
        onChange={(event) => onChange({ to: event.currentTarget.value })}
      />
    </>
  )
}
