import { Checkbox } from '@mantine/core'
import { useState } from 'react'
import { TextField } from '../../kit/fields.tsx'
import { showDone } from '../../kit/undo-toast.tsx'
import { FormDialog } from '../../shell/form-dialog.tsx'
import { useForm } from '../../shell/use-form.ts'
import type { AnyFilter, ListKind } from './list-kind.ts'

type Props<Filter extends AnyFilter> = {
  of: ListKind<Filter>
  /** Of a live list; a fixed one begins with what was chosen, or empty. */
  filter?: Filter | undefined
  chosen?: { ids: string[]; lead: string }
  onClose: () => void
  onSaved?: () => void
}

/** Names a list and says who sees it. */
export function SaveList<Filter extends AnyFilter>(props: Props<Filter>) {
  const { of, filter, chosen, onClose, onSaved } = props
  const { words } = of
  const [shared, setShared] = useState(true)
  const form = useForm(of.create, {
    start: { name: '' },
    prepare: (values) => ({
      ...values,
      shared,
      ...(filter && { filter }),
      ...(chosen && of.begins(chosen.ids)),
    }),
    onDone: ({ name }) => {
      showDone(words.saved(name))
      onSaved?.()
      onClose()
    },
  })
  return (
    <FormDialog form={form} title={words.saveTitle} send={words.save} onClose={onClose}>
      <p style={{ margin: 0 }}>{filter ? words.liveLead : (chosen?.lead ?? words.fixedLead)}</p>
      <TextField label={words.name} {...form.field('name')} data-autofocus />
      <Checkbox
        label={words.share}
        checked={shared}
        onChange={(event) => setShared(event.currentTarget.checked)}
      />
    </FormDialog>
  )
}
