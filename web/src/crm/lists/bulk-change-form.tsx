import { Button, NumberInput, Select, TextInput } from '@mantine/core'
import { BulkChange } from '@firsthand/contract/crm/bulk'
import type { FieldView } from '@firsthand/contract/crm/fields'
import { listLists } from '@firsthand/contract/crm/lists'
import { type ContactType, contactTypes } from '@firsthand/contract/crm/people'
import { useState } from 'react'
import { useOperation } from '../../api/hooks.ts'
import { contactTypeWords } from '../crm.words.ts'
import { OrganisationField } from '../organisations/organisation-field.tsx'
import { PersonPicker } from '../people/person-picker.tsx'
import css from '../people/people.module.css'
import { words } from './bulk.words.ts'

type Kind = BulkChange['change']
type Draft = { kind: Kind; type: ContactType; text: string; list: string; field: string }

type Props = {
  fields: readonly FieldView[]
  isArchived: boolean
  isSending: boolean
  onChosen: (change: BulkChange) => void
}

/** What shall be different for many people. */
export function BulkChangeForm({ fields, isArchived, isSending, onChosen }: Props) {
  const [draft, setDraft] = useState<Draft>({
    kind: isArchived ? 'restore' : 'add_contact_type',
    type: 'lead',
    text: '',
    list: '',
    field: fields[0]?.id ?? '',
  })
  const lists = useOperation(listLists, { limit: 200 })
  const fixed = (lists.data?.items ?? []).filter((each) => each.kind === 'fixed')
  const field = fields.find((each) => each.id === draft.field)
  const change = BulkChange.safeParse(changeOf(draft))
  const kinds = (Object.keys(words.changes) as Kind[]).filter(
    (kind) => kind !== (isArchived ? 'archive' : 'restore') && (kind !== 'set_field' || fields.length > 0),
  )
  const set = (some: Partial<Draft>) => setDraft({ ...draft, ...some })
  return (
    <form
      className={css.dialog}
      onSubmit={(event) => {
        event.preventDefault()
        if (change.success) onChosen(change.data)
      }}
    >
      <Select
        label={words.what}
        data={kinds.map((kind) => ({ value: kind, label: words.changes[kind] }))}
        allowDeselect={false}
        value={draft.kind}
        onChange={(kind) => kind && set({ kind: kind as Kind, text: '' })}
        openOnFocus={false}
        data-autofocus
      />
      {draft.kind.endsWith('contact_type') ? (
        <Select
          label={words.type}
          data={contactTypes.map((type) => ({ value: type, label: contactTypeWords[type] }))}
          allowDeselect={false}
          value={draft.type}
          onChange={(type) => type && set({ type: type as ContactType })}
        />
      ) : null}
      {draft.kind === 'add_contact_type' ? (
        <TextInput
          type="date"
          label={words.since}
          value={draft.text}
          onChange={(event) => set({ text: event.currentTarget.value })}
        />
      ) : null}
      {draft.kind === 'set_organisation' ? (
        <OrganisationField label={words.organisation} value={draft.text} onChange={(text) => set({ text })} />
      ) : null}
      {draft.kind === 'set_cadence' ? (
        <NumberInput
          label={words.cadence}
          description={words.cadenceHint}
          min={1}
          allowDecimal={false}
          value={draft.text}
          onChange={(typed) => set({ text: String(typed) })}
        />
      ) : null}
      {draft.kind.endsWith('_list') ? (
        <Select
          label={words.list}
          description={lists.data && fixed.length === 0 ? words.noLists : undefined}
          data={fixed.map(({ id, name }) => ({ value: id, label: name }))}
          searchable
          value={draft.list || null}
          onChange={(list) => set({ list: list ?? '' })}
        />
      ) : null}
      {draft.kind === 'set_field' ? (
        <>
          <Select
            label={words.field}
            data={fields.map(({ id, label }) => ({ value: id, label }))}
            allowDeselect={false}
            value={draft.field}
            onChange={(id) => id && set({ field: id, text: '' })}
          />
          {field ? (
            <FieldValueInput field={field} value={draft.text} onChange={(text) => set({ text })} />
          ) : null}
        </>
      ) : null}
      <Button type="submit" variant="filled" disabled={!change.success} loading={isSending}>
        {words.preview}
      </Button>
    </form>
  )
}

function FieldValueInput({
  field,
  value,
  onChange,
}: {
  field: FieldView
  value: string
  onChange: (value: string) => void
}) {
  if (field.type === 'person')
    return <PersonPicker label={words.value} value={value || null} onChange={(id) => onChange(id ?? '')} />
  if (field.type === 'choice')
    return (
      <Select
        label={words.value}
        description={words.valueHint}
        data={field.choices.map(({ label }) => label)}
        clearable
        value={value || null}
        onChange={(chosen) => onChange(chosen ?? '')}
      />
    )
  return (
    <TextInput
      label={words.value}
      description={words.valueHint}
      type={field.type === 'date' ? 'date' : 'text'}
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  )
}

function changeOf({ kind, type, text, list, field }: Draft): object {
  const value = text.trim()
  switch (kind) {
    case 'add_contact_type':
      return { change: kind, type, since: value || null }
    case 'set_contact_type':
    case 'remove_contact_type':
      return { change: kind, type }
    case 'set_organisation':
      return { change: kind, organisation: value ? { name: value } : null }
    case 'set_cadence':
      return { change: kind, cadenceDays: value ? Number(value) : null }
    case 'set_field':
      return { change: kind, field, value: value || null }
    case 'add_to_list':
    case 'remove_from_list':
      return { change: kind, list }
    default:
      return { change: kind }
  }
}
