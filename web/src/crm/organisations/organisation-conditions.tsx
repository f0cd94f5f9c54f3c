import { Button, NumberInput, Popover, Select, TextInput } from '@mantine/core'
import type { FieldView } from '@firsthand/contract/crm/fields'
import { type OrganisationCondition, organisationThings } from '@firsthand/contract/crm/organisation-filter'
import { useState } from 'react'
import { Icon } from '../../kit/icon.tsx'
import { PersonPicker } from '../people/person-picker.tsx'
import { type Draft, conditionOf, howsOf } from './organisation-condition.ts'
import { listWords as words } from './organisation-list.words.ts'
import css from './organisations.module.css'

const kinds = ['people', 'name', 'website', 'has'] as const
const first: Draft = { what: 'people', how: 'atLeast', value: '' }

type Props = { fields: readonly FieldView[]; onAdd: (condition: OrganisationCondition) => void }

/** Adds one condition to what the list of organisations is narrowed to. */
export function AddCondition({ fields, onAdd }: Props) {
  const [isOpen, setOpen] = useState(false)
  return (
    <Popover opened={isOpen} onChange={setOpen} position="bottom-start" trapFocus returnFocus>
      <Popover.Target>
        <Button leftSection={<Icon name="filter" />} onClick={() => setOpen(!isOpen)}>
          {words.filter}
        </Button>
      </Popover.Target>
      <Popover.Dropdown>
        <ConditionForm
          fields={fields}
          onAdd={(condition) => {
            onAdd(condition)
            setOpen(false)
          }}
        />
      </Popover.Dropdown>
    </Popover>
  )
}

function ConditionForm({ fields, onAdd }: Props) {
  const [draft, setDraft] = useState(first)
  const fieldOf = (what: string) => fields.find((each) => `field:${each.id}` === what)
  const field = fieldOf(draft.what)
  const condition = conditionOf(draft, field)
  return (
    <form
      className={css.condition}
      onSubmit={(event) => {
        event.preventDefault()
        if (condition) onAdd(condition)
      }}
    >
      <Select
        label={words.what}
        data={[
          ...kinds.map((value) => ({ value: value as string, label: words.kinds[value] as string })),
          ...fields.map((each) => ({ value: `field:${each.id}`, label: each.label })),
        ]}
        allowDeselect={false}
        value={draft.what}
        onChange={(what) => what && setDraft({ what, how: howsOf(what, fieldOf(what))[0] ?? '', value: '' })}
        comboboxProps={{ withinPortal: false }}
        openOnFocus={false}
        data-autofocus
      />
      <Select
        label={words.how}
        data={howsOf(draft.what, field).map((value) => ({
          value,
          label: words.hows[value as keyof typeof words.hows],
        }))}
        allowDeselect={false}
        value={draft.how}
        onChange={(how) => how && setDraft({ ...draft, how })}
        comboboxProps={{ withinPortal: false }}
      />
      <Value draft={draft} field={field} onChange={(value) => setDraft({ ...draft, value })} />
      <Button type="submit" variant="filled" disabled={!condition}>
        {words.apply}
      </Button>
    </form>
  )
}

type ValueProps = { draft: Draft; field: FieldView | undefined; onChange: (value: string) => void }

function Value({ draft: { what, how, value }, field, onChange }: ValueProps) {
  if (how === 'is_empty' || how === 'is_not_empty') return null
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
