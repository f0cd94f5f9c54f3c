import { Checkbox } from '@mantine/core'
import { createList } from '@firsthand/contract/crm/lists'
import type { PersonFilter } from '@firsthand/contract/crm/person-filter'
import { useState } from 'react'
import { TextField } from '../../kit/fields.tsx'
import { showDone } from '../../kit/undo-toast.tsx'
import { FormDialog } from '../../shell/form-dialog.tsx'
import { useForm } from '../../shell/use-form.ts'
import { words } from './lists.words.ts'

/** Names a list and says who sees it. */
export default function SaveList({
  filter,
  onClose,
}: {
  filter: PersonFilter | undefined
  onClose: () => void
}) {
  const [shared, setShared] = useState(true)
  const form = useForm(createList, {
    start: { name: '' },
    prepare: (values) => ({ ...values, shared, ...(filter && { filter }) }),
    onDone: ({ name }) => {
      showDone(words.saved(name))
      onClose()
    },
  })
  return (
    <FormDialog form={form} title={words.saveTitle} send={words.save} onClose={onClose}>
      <p style={{ margin: 0 }}>{filter ? words.liveLead : words.fixedLead}</p>
      <TextField label={words.name} {...form.field('name')} data-autofocus />
      <Checkbox
        label={words.share}
        checked={shared}
        onChange={(event) => setShared(event.currentTarget.checked)}
      />
    </FormDialog>
  )
}
