import { Button, Checkbox, Modal } from '@mantine/core'
import type { OrganisationFilter } from '@firsthand/contract/crm/organisation-filter'
import { createOrganisationList } from '@firsthand/contract/crm/organisation-lists'
import { useState } from 'react'
import { Fields, TextField } from '../../kit/fields.tsx'
import { showDone } from '../../kit/undo-toast.tsx'
import { FormRefusal } from '../../shell/form-refusal.tsx'
import { useForm } from '../../shell/use-form.ts'
import { words } from './organisation-lists.words.ts'

type Props = {
  /** Of a live list; a fixed one has organisations, or none to begin with. */
  filter?: OrganisationFilter | undefined
  organisations?: string[] | undefined
  onClose: () => void
  onSaved?: () => void
}

/** Names a list and says who sees it. */
export default function SaveList({ filter, organisations, onClose, onSaved }: Props) {
  const [shared, setShared] = useState(true)
  const form = useForm(createOrganisationList, {
    start: { name: '' },
    prepare: (values) => ({
      ...values,
      shared,
      ...(filter && { filter }),
      ...(organisations && { organisations }),
    }),
    onDone: ({ name }) => {
      showDone(words.saved(name))
      onSaved?.()
      onClose()
    },
  })
  const fixedLead = organisations ? words.chosenLead(organisations.length) : words.fixedLead
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
          <p style={{ margin: 0 }}>{filter ? words.liveLead : fixedLead}</p>
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
