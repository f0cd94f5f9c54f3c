import { Button, Modal } from '@mantine/core'
import {
  type FieldSubject,
  FieldType,
  type FieldView,
  createField,
  fieldTypes,
  listFields,
  updateField,
} from '@firsthand/contract/crm/fields'
import { useState } from 'react'
import { ChoiceField, Fields, TextAreaField, TextField } from '../../kit/fields.tsx'
import { showDone } from '../../kit/undo-toast.tsx'
import { FormRefusal } from '../../shell/form-refusal.tsx'
import { useForm } from '../../shell/use-form.ts'
import { ChoicesEditor } from './choices-editor.tsx'
import { words } from './fields.words.ts'

type Open = { of: FieldSubject; field?: FieldView }

/** Adds a field or changes one. */
export function FieldDialog({ open, onClose }: { open: Open | null; onClose: () => void }) {
  return (
    <Modal
      opened={open !== null}
      onClose={onClose}
      title={open?.field ? words.changeNamed(open.field.label) : open ? words.addTo(open.of) : ''}
      size="lg"
    >
      {open?.field ? <ChangeField field={open.field} onClose={onClose} /> : null}
      {open && !open.field ? <AddField of={open.of} onClose={onClose} /> : null}
    </Modal>
  )
}

function AddField({ of, onClose }: { of: FieldSubject; onClose: () => void }) {
  const [choices, setChoices] = useState('')
  const form = useForm(createField, {
    start: { of, label: '', type: 'text' as FieldType },
    prepare: (values) => ({
      ...values,
      currency: values.currency?.trim() ? values.currency.trim().toUpperCase() : null,
      unit: values.unit?.trim() ? values.unit : null,
      choices: choices.split('\n').flatMap((line) => line.trim() || []),
    }),
    invalidates: [listFields],
    onDone: ({ label }) => {
      showDone(words.saved(label))
      onClose()
    },
  })
  const typeField = form.choice('type')
  const type = typeField.value ?? 'text'
  return (
    <form {...form.props}>
      <Fields actions={<Actions isSending={form.isSending} onClose={onClose} />}>
        <TextField
          label={words.label}
          placeholder={words.labelExample}
          data-autofocus
          {...form.field('label')}
        />
        <ChoiceField
          label={words.type}
          description={words.typeWhy[type]}
          optionWords={words.types}
          limits={{ required: true, options: [...fieldTypes] }}
          value={type}
          onChange={(chosen) => typeField.onChange(FieldType.parse(chosen))}
          error={typeField.error}
        />
        {type === 'number' ? (
          <TextField label={words.unit} placeholder={words.unitExample} {...form.field('unit')} />
        ) : null}
        {type === 'money' ? (
          <TextField label={words.currency} description={words.currencyWhy} {...form.field('currency')} />
        ) : null}
        {type === 'choice' ? (
          <TextAreaField
            label={words.choices}
            description={words.choicesWhy}
            value={choices}
            onChange={(event) => setChoices(event.currentTarget.value)}
          />
        ) : null}
        <TextField label={words.help} description={words.helpWhy} {...form.field('help')} />
        <FormRefusal of={form} />
      </Fields>
    </form>
  )
}

function ChangeField({ field, onClose }: { field: FieldView; onClose: () => void }) {
  const [choices, setChoices] = useState<{ id?: string; label: string }[]>(field.choices)
  const form = useForm(updateField, {
    start: { label: field.label, help: field.help, unit: field.unit ?? '' },
    fixed: { field: field.id },
    prepare: (values) => ({
      ...values,
      unit: values.unit?.trim() ? values.unit : null,
      ...(field.type === 'choice' && { choices: choices.filter((choice) => choice.label.trim() !== '') }),
    }),
    invalidates: [listFields],
    onDone: ({ label }) => {
      showDone(words.saved(label))
      onClose()
    },
  })
  return (
    <form {...form.props}>
      <Fields actions={<Actions isSending={form.isSending} onClose={onClose} />}>
        <TextField label={words.label} data-autofocus {...form.field('label')} />
        {field.type === 'number' ? <TextField label={words.unit} {...form.field('unit')} /> : null}
        {field.type === 'choice' ? (
          <ChoicesEditor field={field} choices={choices} onChange={setChoices} />
        ) : null}
        <TextField
          label={words.help}
          description={`${words.helpWhy} ${words.key(field.key)}`}
          {...form.field('help')}
        />
        <FormRefusal of={form} />
      </Fields>
    </form>
  )
}

function Actions({ isSending, onClose }: { isSending: boolean; onClose: () => void }) {
  return (
    <>
      <Button onClick={onClose}>{words.cancel}</Button>
      <Button type="submit" variant="filled" loading={isSending}>
        {words.save}
      </Button>
    </>
  )
}
