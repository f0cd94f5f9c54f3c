import { Button, Checkbox, Modal } from '@mantine/core'
import { createList } from '@firsthand/contract/crm/lists'
import type { PersonFilter } from '@firsthand/contract/crm/person-filter'
import { useState } from 'react'
import { Fields, TextField } from '../../kit/fields.tsx'
import { showDone } from '../../kit/undo-toast.tsx'
import { FormRefusal } from '../../shell/form-refusal.tsx'
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
    <Modal opened onClose={onClose} title={words.saveTitle}>
      <form {...form.props}>
        <Fields
          actions={
            <>
              <Button onClick={onClose}>{words.cancel}</Button>
              <Button type="submit" variant="filled" loading={form.isSending}>
                {words.save}
              </Button>
            </>
          }
        >
          <p style={{ margin: 0 }}>{filter ? words.liveLead : words.fixedLead}</p>
          <TextField label={words.name} {...form.field('name')} data-autofocus />
          <Checkbox
            label={words.share}
            checked={shared}
            onChange={(event) => setShared(event.currentTarget.checked)}
          />
          <FormRefusal of={form} />
        </Fields>
      </form>
    </Modal>
  )
}
