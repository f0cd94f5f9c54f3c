import { Button, Modal } from '@mantine/core'
import { type EntryRow, updateEntry } from '@firsthand/contract/crm/pipelines-entries'
import { useState } from 'react'
import { Fields, TextField } from '../../kit/fields.tsx'
import { FormRefusal } from '../../shell/form-refusal.tsx'
import { useForm } from '../../shell/use-form.ts'
import { words } from './pipelines.words.ts'
import { ValueFields } from './value-fields.tsx'
import { readValue, typedValue } from './value.ts'

/** What an entry is about, and worth. */
export default function EditEntryDialog({ entry, onClose }: { entry: EntryRow; onClose: () => void }) {
  const [value, setValue] = useState({
    amount: entry.value ? typedValue(entry.value) : '',
    currency: entry.value?.currency ?? 'EUR',
  })
  const read = readValue(value.amount, value.currency)
  const form = useForm(updateEntry, {
    start: { title: entry.title },
    fixed: { entry: entry.id, version: entry.version },
    prepare: (values) => ({ ...values, value: read ?? null }),
    onDone: onClose,
  })
  return (
    <Modal opened onClose={onClose} title={words.edit}>
      <form {...form.props}>
        <Fields
          actions={
            <>
              <Button onClick={onClose}>{words.cancel}</Button>
              <Button type="submit" variant="filled" loading={form.isSending} disabled={read === undefined}>
                {words.save}
              </Button>
            </>
          }
        >
          <TextField
            label={words.about}
            placeholder={words.aboutHint}
            {...form.field('title')}
            data-autofocus
          />
          <ValueFields
            value={value}
            onChange={setValue}
            error={read === undefined ? words.amountWrong : undefined}
          />
          <FormRefusal of={form} />
        </Fields>
      </form>
    </Modal>
  )
}
