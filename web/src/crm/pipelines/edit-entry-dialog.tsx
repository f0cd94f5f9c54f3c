import { type EntryRow, updateEntry } from '@firsthand/contract/crm/pipelines-entries'
import { useState } from 'react'
import { TextField } from '../../kit/fields.tsx'
import { FormDialog } from '../../shell/form-dialog.tsx'
import { useForm } from '../../shell/use-form.ts'
import { words } from './pipelines.words.ts'
import { type TypedValue, ValueFields } from './value-fields.tsx'
import { readValue, typedValue } from './value.ts'

/** What an entry is about, and worth. */
export default function EditEntryDialog({ entry, onClose }: { entry: EntryRow; onClose: () => void }) {
  const [typed, setTyped] = useState<TypedValue>()
  const value = typed ?? {
    amount: entry.value ? typedValue(entry.value) : '',
    currency: entry.value?.currency ?? 'EUR',
  }
  const read = readValue(value.amount, value.currency)
  const form = useForm(updateEntry, {
    start: { title: entry.title },
    fixed: { entry: entry.id, version: entry.version },
    prepare: (values) => ({ ...values, value: read ?? null }),
    onDone: onClose,
  })
  return (
    <FormDialog
      form={form}
      title={words.edit}
      send={words.save}
      isHeldBack={read === undefined}
      onClose={onClose}
    >
      <TextField label={words.about} placeholder={words.aboutHint} {...form.field('title')} data-autofocus />
      <ValueFields
        value={value}
        onChange={setTyped}
        error={read === undefined ? words.amountWrong : undefined}
      />
    </FormDialog>
  )
}
