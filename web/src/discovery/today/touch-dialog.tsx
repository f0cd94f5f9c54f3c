import { logTouchpoint } from '@firsthand/contract/crm/touchpoints'
import { Button, Modal } from '@mantine/core'
import { ChoiceField, Fields, TextAreaField } from '../../kit/fields.tsx'
import { showDone } from '../../kit/undo-toast.tsx'
import { FormRefusal } from '../../shell/form-refusal.tsx'
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
    <Modal opened onClose={onClose} title={words.touchTitle(person.name)}>
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
          <FormRefusal of={form} />
        </Fields>
      </form>
    </Modal>
  )
}
