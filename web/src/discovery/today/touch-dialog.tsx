import { logTouchpoint } from '@firsthand/contract/crm/touchpoints'
import { ChoiceField, TextAreaField } from '../../kit/fields.tsx'
import { showDone } from '../../kit/undo-toast.tsx'
import { FormDialog } from '../../shell/form-dialog.tsx'
import { useForm } from '../../shell/use-form.ts'
import { words } from './today.words.ts'

/** Notes a call, a mail or a coffee with somebody, without leaving Today. */
export function TouchDialog({
  person,
  onClose,
}: {
  person: { id: string; name: string }
  onClose: () => void
}) {
  const form = useForm(logTouchpoint, {
    start: { channel: 'call', outcome: 'reached', note: '' },
    fixed: { person: person.id },
    onDone: () => {
      showDone(words.touched(person.name))
      onClose()
    },
  })
  return (
    <FormDialog form={form} title={words.touchTitle(person.name)} send={words.save} onClose={onClose}>
      <ChoiceField
        label={words.channel}
        optionWords={words.channels}
        {...form.choice('channel')}
        data-autofocus
      />
      <ChoiceField
        label={words.outcome}
        optionWords={words.outcomes}
        allowDeselect={false}
        {...form.choice('outcome')}
      />
      <TextAreaField label={words.touchNote} {...form.field('note')} />
    </FormDialog>
  )
}
