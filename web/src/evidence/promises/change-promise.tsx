import { type PromiseView, updatePromise } from '@firsthand/contract/evidence/promises'
import { zoneHere } from '../../crm/touchpoints/days-here.ts'
import { showDone } from '../../kit/undo-toast.tsx'
import { useForm } from '../../shell/use-form.ts'
import { PromiseDialog } from './promise-dialog.tsx'
import { words } from './promises.words.ts'

/** Changes what was promised, by whom of us, or by when. To whom stays: another person is another promise. */
export default function ChangePromise({ promise, onClose }: { promise: PromiseView; onClose: () => void }) {
  const form = useForm(updatePromise, {
    start: { words: promise.words, member: promise.member.id, dueOn: promise.dueOn ?? '' },
    fixed: { promise: promise.id, version: promise.version },
    prepare: ({ dueOn, ...values }) => ({
      ...values,
      // A day that is not changed goes on ending where it was said to end.
      ...(dueOn !== (promise.dueOn ?? '') && { dueOn: dueOn || null, timeZone: zoneHere() }),
    }),
    onDone: () => {
      showDone(words.changed)
      onClose()
    },
  })
  return (
    <PromiseDialog
      title={words.changePromise}
      form={form}
      person={
        <p>
          {words.person}: {promise.person.name}
        </p>
      }
      promiser={promise.member}
      startsAtWords
      onClose={onClose}
    />
  )
}
