import { createPromise } from '@firsthand/contract/evidence/promises'
import { PersonPicker } from '../../crm/people/person-picker.tsx'
import { zoneHere } from '../../crm/touchpoints/days-here.ts'
import { showDone } from '../../kit/undo-toast.tsx'
import { useYou } from '../../shell/account.ts'
import { useForm } from '../../shell/use-form.ts'
import { PromiseDialog } from './promise-dialog.tsx'
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
  const form = useForm(createPromise, {
    start: { words: '', dueOn: '', ...(person && { person }), ...(memberId && { member: memberId }) },
    prepare: (values) => ({ ...values, dueOn: values.dueOn || null, timeZone: zoneHere() }),
    onDone: () => {
      showDone(words.saved)
      onClose()
    },
  })
  const isKnown = person !== undefined
  return (
    <PromiseDialog
      title={words.add}
      form={form}
      person={
        <PersonPicker
          label={words.person}
          value={form.values.person ?? null}
          onChange={(chosen) => form.set({ person: chosen ?? '' })}
          error={form.problems['person']}
          {...(!isKnown && { 'data-autofocus': true })}
        />
      }
      startsAtWords={isKnown}
      onClose={onClose}
    />
  )
}
