import { type PromiseView, updatePromise } from '@firsthand/contract/evidence/promises'
import { listMembers } from '@firsthand/contract/platform/members'
import { Button, Modal, TextInput } from '@mantine/core'
import { useOperation } from '../../api/hooks.ts'
import { zoneHere } from '../../crm/touchpoints/days-here.ts'
import { ChoiceField, Fields, TextAreaField } from '../../kit/fields.tsx'
import { showDone } from '../../kit/undo-toast.tsx'
import { FormRefusal } from '../../shell/form-refusal.tsx'
import { useForm } from '../../shell/use-form.ts'
import { words } from './promises.words.ts'

/** Changes what was promised, by whom of us, or by when. To whom stays: another person is another promise. */
export default function ChangePromise({ promise, onClose }: { promise: PromiseView; onClose: () => void }) {
  const members = useOperation(listMembers, {})
  const names = new Map((members.data?.items ?? []).map((each) => [each.id, each.name]))
  const form = useForm(updatePromise, {
    start: { words: promise.words, member: promise.member.id, dueOn: promise.dueOn ?? '' },
    fixed: { promise: promise.id },
    prepare: ({ dueOn, ...values }) => ({
      ...values,
      version: promise.version,
      // A day that is not changed goes on ending where it was said to end.
      ...(dueOn !== (promise.dueOn ?? '') && { dueOn: dueOn || null, timeZone: zoneHere() }),
    }),
    onDone: () => {
      showDone(words.changed)
      onClose()
    },
  })
  return (
    <Modal opened onClose={onClose} title={words.changePromise}>
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
          <p>
            {words.person}: {promise.person.name}
          </p>
          <TextAreaField label={words.promiseWords} minRows={2} {...form.field('words')} data-autofocus />
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
            optionWords={Object.fromEntries(names.set(promise.member.id, promise.member.name))}
          />
          <FormRefusal of={form} />
        </Fields>
      </form>
    </Modal>
  )
}
