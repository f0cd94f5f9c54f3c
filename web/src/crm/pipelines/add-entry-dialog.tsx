import { Button, Checkbox, Modal } from '@mantine/core'
import { createEntry, listSalesRoles } from '@firsthand/contract/crm/pipelines-entries'
import { useState } from 'react'
import { useOperation } from '../../api/hooks.ts'
import { ChoiceField } from '../../kit/choice-field.tsx'
import { Fields, TextField } from '../../kit/fields.tsx'
import { showDone } from '../../kit/undo-toast.tsx'
import { FormRefusal } from '../../shell/form-refusal.tsx'
import { useForm } from '../../shell/use-form.ts'
import { PersonPicker } from '../people/person-picker.tsx'
import { roleWords, words } from './pipelines.words.ts'
import { ValueFields } from './value-fields.tsx'
import { readValue } from './value.ts'

/** Puts a person into the pipeline. */
export default function AddEntryDialog({
  pipeline,
  person,
  onClose,
}: {
  pipeline: string
  person?: string | undefined
  onClose: () => void
}) {
  const you = useOperation(listSalesRoles, {}).data?.items.find((each) => each.isYou)
  const [value, setValue] = useState({ amount: '', currency: 'EUR' })
  const read = readValue(value.amount, value.currency)
  const form = useForm(createEntry, {
    start: { person, title: '' },
    fixed: { pipeline },
    prepare: (values) => ({ ...values, value: read ?? null }),
    onDone: (entry) => {
      showDone(words.added(entry.person.name))
      onClose()
    },
  })
  // What only a yes of theirs can change is no matter of saying why.
  const isRefused = form.refusal !== undefined && form.refusalCode !== 'consent_refused'
  return (
    <Modal opened onClose={onClose} title={words.addEntry}>
      <form {...form.props}>
        <Fields
          actions={
            <>
              <Button onClick={onClose}>{words.cancel}</Button>
              <Button type="submit" variant="filled" loading={form.isSending} disabled={read === undefined}>
                {words.addEntry}
              </Button>
            </>
          }
        >
          <PersonPicker
            label={words.person}
            value={form.values.person ?? null}
            onChange={(chosen) => form.set({ person: chosen ?? undefined })}
            error={form.problems['person']}
            data-autofocus
          />
          <TextField label={words.about} placeholder={words.aboutHint} {...form.field('title')} />
          <ValueFields
            value={value}
            onChange={setValue}
            error={read === undefined ? words.amountWrong : undefined}
          />
          {you && you.roles.length > 1 ? (
            <ChoiceField label={words.yourRole} optionWords={pick(you.roles)} {...form.choice('role')} />
          ) : null}
          <FormRefusal of={form} />
          {isRefused ? (
            <>
              <Checkbox
                label={words.another}
                checked={form.values.another ?? false}
                onChange={(event) => form.set({ another: event.currentTarget.checked })}
              />
              <TextField label={words.quotaReason} {...form.field('quotaReason')} />
            </>
          ) : null}
        </Fields>
      </form>
    </Modal>
  )
}

function pick(roles: (keyof typeof roleWords)[]): Record<string, string> {
  return Object.fromEntries(roles.map((role) => [role, roleWords[role]]))
}
