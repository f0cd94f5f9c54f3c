import type { ComplaintView } from '@firsthand/contract/evidence/complaints'
import { createLoop } from '@firsthand/contract/evidence/loops'
import { TextInput } from '@mantine/core'
import { dayHere } from '../../crm/touchpoints/days-here.ts'
import { TextAreaField } from '../../kit/fields.tsx'
import { showDone } from '../../kit/undo-toast.tsx'
import { useGo } from '../../shell/address.ts'
import { FormDialog } from '../../shell/form-dialog.tsx'
import { useForm } from '../../shell/use-form.ts'
import { loops, words } from './complaints.words.ts'

/** Writes down what we did, because of one complaint or for a start. */
export function LoopForm({ complaint, onClose }: { complaint?: ComplaintView; onClose: () => void }) {
  const go = useGo()
  const form = useForm(createLoop, {
    start: { did: complaint?.done ?? '', didOn: dayHere() },
    // Evidence from it says the same words: one of the two is enough.
    fixed: { complaints: complaint ? [complaint.id] : [] },
    onDone: (loop) => {
      showDone(loops.saved)
      onClose()
      go(`/complaints/loops/${loop.id}`)
    },
  })
  return (
    <FormDialog form={form} title={loops.add} send={words.save} onClose={onClose}>
      <TextAreaField label={loops.did} placeholder={loops.didHint} {...form.field('did')} data-autofocus />
      <TextInput
        type="date"
        label={loops.didOn}
        value={form.values.didOn ?? ''}
        error={form.problems['didOn']}
        onChange={(event) => form.set({ didOn: event.currentTarget.value })}
      />
    </FormDialog>
  )
}
