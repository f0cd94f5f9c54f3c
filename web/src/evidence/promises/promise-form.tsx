import { createPromise } from '@firsthand/contract/evidence/promises'
import { listMembers } from '@firsthand/contract/platform/members'
import { Button, Modal, TextInput } from '@mantine/core'
import { useOperation } from '../../api/hooks.ts'
import { PersonPicker } from '../../crm/people/person-picker.tsx'
import { zoneHere } from '../../crm/touchpoints/days-here.ts'
import { ChoiceField, Fields, TextAreaField } from '../../kit/fields.tsx'
import { showDone } from '../../kit/undo-toast.tsx'
import { useYou } from '../../shell/account.ts'
import { FormRefusal } from '../../shell/form-refusal.tsx'
import { useForm } from '../../shell/use-form.ts'
import { words } from './promises.words.ts'

/** Writes down what one of us promised, to whom and by when. */
export default function PromiseForm({
  person,
  onClose,
}: {
  person?: string | undefined
  onClose: () => void
}) {
  const { memberId } = useYou()
  const members = useOperation(listMembers, {})
  const form = useForm(createPromise, {
    start: { words: '', dueOn: '', ...(person && { person }), ...(memberId && { member: memberId }) },
    prepare: (values) => ({ ...values, dueOn: values.dueOn || null, timeZone: zoneHere() }),
    onDone: () => {
      showDone(words.saved)
      onClose()
    },
  })
  return (
    <Modal opened onClose={onClose} title={words.add}>
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
          <PersonPicker
            label={words.person}
            value={form.values.person ?? null}
            onChange={(chosen) => form.set({ person: chosen ?? '' })}
            error={form.problems['person']}
            {...(person === undefined && { 'data-autofocus': true })}
          />
          <TextAreaField
            label={words.promiseWords}
            placeholder={words.promiseHint}
            minRows={2}
            {...form.field('words')}
            {...(person !== undefined && { 'data-autofocus': true })}
          />
          <TextInput
            type="date"
            label={words.dueField}
            value={form.values.dueOn ?? ''}
            error={form.problems['dueOn']}
            onChange={(event) => form.set({ dueOn: event.currentTarget.value })}
          />
          <ChoiceField
            label={words.promisedBy}
            {...form.choice('member')}
            limits={undefined}
            allowDeselect={false}
            optionWords={Object.fromEntries((members.data?.items ?? []).map((each) => [each.id, each.name]))}
          />
          <FormRefusal of={form} />
        </Fields>
      </form>
    </Modal>
  )
}
