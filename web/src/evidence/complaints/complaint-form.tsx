import { type ComplaintView, createComplaint } from '@firsthand/contract/evidence/complaints'
import { listMembers } from '@firsthand/contract/platform/members'
import { Button, Checkbox, Modal, TextInput } from '@mantine/core'
import { useState } from 'react'
import { useOperation } from '../../api/hooks.ts'
import { PersonPicker } from '../../crm/people/person-picker.tsx'
import { dayHere, momentHere } from '../../crm/touchpoints/days-here.ts'
import { useChannels } from '../../crm/touchpoints/use-channels.ts'
import { ChoiceField, Fields, TextAreaField, TextField } from '../../kit/fields.tsx'
import { showDone } from '../../kit/undo-toast.tsx'
import { FormRefusal } from '../../shell/form-refusal.tsx'
import { useForm } from '../../shell/use-form.ts'
import { words } from './complaints.words.ts'
import { MoneyFields } from './money-fields.tsx'
import { moneyOf, noMoney } from './typed-money.ts'

/** Writes down a complaint: who, their words, about what, what is at risk, and who answers. */
export default function ComplaintForm({
  person,
  onClose,
}: {
  person?: string | undefined
  onClose: (made?: ComplaintView) => void
}) {
  const channels = useChannels()
  const members = useOperation(listMembers, {})
  const [day, setDay] = useState(dayHere())
  const [isPassedOn, setPassedOn] = useState(false)
  const [money, setMoney] = useState(noMoney)
  const amount = moneyOf(money)
  const form = useForm(createComplaint, {
    start: { words: '', about: '', channel: 'mail', ...(person && { person }) },
    prepare: (values) => ({
      ...values,
      amount: amount ?? null,
      receivedAt: momentHere({ day, time: '' }),
      ...(isPassedOn && { receivedBy: null }),
    }),
    onDone: (made) => {
      showDone(words.saved)
      onClose(made)
    },
  })
  return (
    <Modal opened onClose={() => onClose()} title={words.add}>
      <form {...form.props}>
        <Fields
          actions={
            <>
              <Button onClick={() => onClose()}>{words.cancel}</Button>
              <Button
                type="submit"
                variant="filled"
                loading={form.isSending}
                disabled={amount === undefined || day === ''}
              >
                {words.save}
              </Button>
            </>
          }
        >
          <PersonPicker
            label={words.person}
            value={form.values.person ?? null}
            onChange={(chosen) => form.set(chosen === null ? { person: '' } : { person: chosen })}
            error={form.problems['person']}
            data-autofocus
          />
          <TextAreaField
            label={words.theirWords}
            placeholder={words.theirWordsHint}
            {...form.field('words')}
          />
          <TextField label={words.aboutField} placeholder={words.aboutHint} {...form.field('about')} />
          <ChoiceField
            label={words.how}
            {...form.choice('channel')}
            limits={undefined}
            optionWords={channels}
          />
          <TextInput
            type="date"
            label={words.when}
            max={dayHere()}
            value={day}
            onChange={(event) => setDay(event.currentTarget.value)}
          />
          <MoneyFields
            value={money}
            onChange={setMoney}
            description={words.amountHint}
            error={amount === undefined ? words.amountWrong : undefined}
          />
          <Checkbox
            label={words.passedOn}
            checked={isPassedOn}
            onChange={(event) => setPassedOn(event.currentTarget.checked)}
          />
          <ChoiceField
            label={words.assigneeField}
            placeholder={words.nobody}
            {...form.choice('assignee')}
            limits={undefined}
            clearable
            optionWords={Object.fromEntries((members.data?.items ?? []).map((each) => [each.id, each.name]))}
          />
          <FormRefusal of={form} />
        </Fields>
      </form>
    </Modal>
  )
}
