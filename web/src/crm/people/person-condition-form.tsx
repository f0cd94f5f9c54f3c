import { MultiSelect, NumberInput, Select, TextInput } from '@mantine/core'
import type { FieldView } from '@firsthand/contract/crm/fields'
import { type ContactType, contactTypes } from '@firsthand/contract/crm/people'
import { type PersonCondition, filterThings } from '@firsthand/contract/crm/person-filter'
import { contactTypeWords } from '../crm.words.ts'
import { ConditionForm, type ValueProps } from './condition-form.tsx'
import { Ends, ImportValues, ListValues, OrganisationValues } from './condition-values.tsx'
import { type Draft, conditionOf, howsOf } from './person-condition.ts'
import { filterWords as words } from './person-filter.words.ts'
import { PersonPicker } from './person-picker.tsx'

const kinds = Object.fromEntries(
  (
    [
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
  ).map((kind) => [kind, words.kinds[kind]]),
)

/** One condition on people. */
export function PersonConditionForm({
  fields,
  onAdd,
}: {
  fields: FieldView[]
  onAdd: (condition: PersonCondition) => void
}) {
  return (
    <ConditionForm<Draft, PersonCondition>
      {...{ kinds, fields, howsOf, conditionOf, onAdd }}
      first={{ what: 'contactType', how: 'now', value: '', values: [] }}
      hows={words.hows}
      value={(props) => <ValueField {...props} />}
    />
  )
}

function ValueField({ draft, field, onChange }: ValueProps<Draft>) {
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
