import { Button, MultiSelect, NumberInput, Select, TextInput } from '@mantine/core'
import { type FieldView, operatorsOf } from '@firsthand/contract/crm/fields'
import { type ContactType, contactTypes } from '@firsthand/contract/crm/people'
import { type PersonCondition, filterThings } from '@firsthand/contract/crm/person-filter'
import { useState } from 'react'
import { contactTypeWords } from '../crm.words.ts'
import { Ends, ImportValues, ListValues, OrganisationValues, type ValueProps } from './condition-values.tsx'
import css from './people.module.css'
import { type Draft, conditionOf, howsOf } from './person-condition.ts'
import { filterWords as words } from './person-filter.words.ts'
import { PersonPicker } from './person-picker.tsx'

const kinds = [
  'contactType',
  'organisation',
  'lastTouch',
  'nextTouch',
  'cadence',
  'evidence',
  'list',
  'import',
  'introducedBy',
  'name',
  'email',
  'organisationName',
  'role',
  'has',
  'language',
  'timeZone',
  'created',
] as const

/** One condition, put together from left to right: what, how, and which value. */
export function ConditionForm({
  fields,
  onAdd,
}: {
  fields: FieldView[]
  onAdd: (condition: PersonCondition) => void
}) {
  const [draft, setDraft] = useState<Draft>({ what: 'contactType', how: 'now', value: '', values: [] })
  const field = fields.find((each) => `field:${each.id}` === draft.what)
  const hows = field ? operatorsOf[field.type] : howsOf(draft.what)
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
        searchable
        allowDeselect={false}
        value={draft.what}
        onChange={(what) => {
          if (!what) return
          const chosen = fields.find((each) => `field:${each.id}` === what)
          setDraft({
            what,
            how: (chosen ? operatorsOf[chosen.type] : howsOf(what))[0]!,
            value: '',
            values: [],
          })
        }}
        comboboxProps={{ withinPortal: false }}
        openOnFocus={false}
        data-autofocus
      />
      {hows.length > 1 ? (
        <Select
          label={words.how}
          data={hows.map((value) => ({ value, label: words.hows[value as keyof typeof words.hows] }))}
          allowDeselect={false}
          value={draft.how}
          onChange={(how) => how && setDraft({ ...draft, how })}
          comboboxProps={{ withinPortal: false }}
        />
      ) : null}
      <ValueField draft={draft} field={field} onChange={(change) => setDraft({ ...draft, ...change })} />
      <Button type="submit" variant="filled" disabled={!condition}>
        {words.apply}
      </Button>
    </form>
  )
}

function ValueField({ draft, field, onChange }: ValueProps) {
  const { what, how, value, values } = draft
  const many = (data: { value: string; label: string }[]) => (
    <MultiSelect
      label={words.value}
      data={data}
      searchable
      value={values}
      onChange={(chosen) => onChange({ values: chosen })}
      comboboxProps={{ withinPortal: false }}
    />
  )
  if (how === 'never' || how === 'due' || how === 'is_empty' || how === 'is_not_empty') return null
  if (what === 'contactType')
    return many(contactTypes.map((type: ContactType) => ({ value: type, label: contactTypeWords[type] })))
  if (what === 'has') return many(filterThings.map((thing) => ({ value: thing, label: words.things[thing] })))
  if (what === 'organisation') return <OrganisationValues {...{ draft, field, onChange }} />
  if (what === 'list') return <ListValues {...{ draft, field, onChange }} />
  if (what === 'import') return <ImportValues {...{ draft, field, onChange }} />
  if (what === 'introducedBy')
    return (
      <PersonPicker
        label={words.value}
        value={values[0] ?? null}
        onChange={(id) => onChange({ values: id ? [id] : [] })}
      />
    )
  if (field?.type === 'choice')
    return (
      <Select
        label={words.value}
        data={field.choices.map(({ id, label }) => ({ value: id, label }))}
        value={value || null}
        onChange={(chosen) => onChange({ value: chosen ?? '' })}
        comboboxProps={{ withinPortal: false }}
      />
    )
  if (field?.type === 'person')
    return (
      <PersonPicker
        label={words.value}
        value={value || null}
        onChange={(id) => onChange({ value: id ?? '' })}
      />
    )
  if (how === 'between') return <Ends {...{ draft, field, onChange }} />
  if (how === 'before' || how === 'after' || field?.type === 'date')
    return (
      <TextInput
        label={words.day}
        type="date"
        value={value}
        onChange={(event) => onChange({ value: event.currentTarget.value })}
      />
    )
  if (how === 'within' || how === 'beyond' || what === 'cadence' || what === 'evidence')
    return (
      <NumberInput
        label={what === 'evidence' ? words.count : words.days}
        min={0}
        allowDecimal={false}
        value={value}
        onChange={(typed) => onChange({ value: String(typed) })}
      />
    )
  return (
    <TextInput
      label={words.value}
      value={value}
      onChange={(event) => onChange({ value: event.currentTarget.value })}
    />
  )
}
