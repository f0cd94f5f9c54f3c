import { Button, NumberInput, Popover, Select, TextInput } from '@mantine/core'
import type { FieldView } from '@firsthand/contract/crm/fields'
import { type OrganisationCondition, organisationThings } from '@firsthand/contract/crm/organisation-filter'
import { listOrganisationLists } from '@firsthand/contract/crm/organisation-lists'
import { useState } from 'react'
import { useOperation } from '../../api/hooks.ts'
import { Icon } from '../../kit/icon.tsx'
import { ConditionForm, type ValueProps } from '../people/condition-form.tsx'
import { PersonPicker } from '../people/person-picker.tsx'
import { type Draft, conditionOf, howsOf } from './organisation-condition.ts'
import { listWords as words } from './organisation-list.words.ts'

const first: Draft = { what: 'people', how: 'atLeast', value: '' }

type Props = { fields: readonly FieldView[]; onAdd: (condition: OrganisationCondition) => void }

/** Adds one condition to what the list of organisations is narrowed to. */
export function AddCondition({ fields, onAdd }: Props) {
  const [isOpen, setOpen] = useState(false)
  return (
    <Popover
      opened={isOpen}
      onChange={setOpen}
      position="bottom-start"
      // As in the filter of people: what is not placed yet would scroll the page to its focus.
      floatingStrategy="fixed"
      trapFocus
      returnFocus
    >
      <Popover.Target>
        <Button leftSection={<Icon name="filter" />} onClick={() => setOpen(!isOpen)}>
          {words.filter}
        </Button>
      </Popover.Target>
      <Popover.Dropdown>
        <ConditionForm<Draft, OrganisationCondition>
          {...{ fields, first, howsOf, conditionOf }}
          kinds={words.kinds}
          hows={words.hows}
          value={(props) => <Value {...props} />}
          onAdd={(condition) => {
            onAdd(condition)
            setOpen(false)
          }}
        />
      </Popover.Dropdown>
    </Popover>
  )
}

function ListValue({ value, onChange }: { value: string; onChange: (value: string) => void }) {
  const lists = useOperation(listOrganisationLists, { limit: 200 })
  return (
    <Select
      label={words.value}
      data={(lists.data?.items ?? []).map(({ id, name }) => ({ value: id, label: name }))}
      value={value || null}
      onChange={(chosen) => onChange(chosen ?? '')}
      comboboxProps={{ withinPortal: false }}
    />
  )
}

function Value({ draft: { what, how, value }, field, onChange: change }: ValueProps<Draft>) {
  const onChange = (next: string) => change({ value: next })
  if (how === 'is_empty' || how === 'is_not_empty') return null
  if (what === 'list') return <ListValue value={value} onChange={onChange} />
  if (field?.type === 'person')
    return <PersonPicker label={words.value} value={value || null} onChange={(id) => onChange(id ?? '')} />
  const choices =
    what === 'has'
      ? organisationThings.map((thing) => ({ value: thing as string, label: words.things[thing] as string }))
      : field?.type === 'choice'
        ? field.choices.map(({ id, label }) => ({ value: id, label }))
        : undefined
  if (choices)
    return (
      <Select
        label={words.value}
        data={choices}
        value={value || null}
        onChange={(chosen) => onChange(chosen ?? '')}
        comboboxProps={{ withinPortal: false }}
      />
    )
  if (what === 'people' || field?.type === 'number' || field?.type === 'money')
    return (
      <NumberInput
        label={what === 'people' ? words.count : words.value}
        {...(what === 'people' && { min: 0, allowDecimal: false })}
        value={value}
        onChange={(typed) => onChange(String(typed))}
      />
    )
  return (
    <TextInput
      label={words.value}
      type={field?.type === 'date' ? 'date' : 'text'}
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  )
}
