import type { ComplaintView } from '@firsthand/contract/evidence/complaints'
import { createLoop } from '@firsthand/contract/evidence/loops'
import { Button, Modal, TextInput } from '@mantine/core'
import { dayHere } from '../../crm/touchpoints/days-here.ts'
import { Fields, TextAreaField } from '../../kit/fields.tsx'
import { showDone } from '../../kit/undo-toast.tsx'
import { useGo } from '../../shell/address.ts'
import { FormRefusal } from '../../shell/form-refusal.tsx'
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
    <Modal opened onClose={onClose} title={loops.add}>
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
          <TextAreaField
            label={loops.did}
            placeholder={loops.didHint}
            {...form.field('did')}
            data-autofocus
          />
          <TextInput
            type="date"
            label={loops.didOn}
            value={form.values.didOn ?? ''}
            error={form.problems['didOn']}
            onChange={(event) => form.set({ didOn: event.currentTarget.value })}
          />
          <FormRefusal of={form} />
        </Fields>
      </form>
    </Modal>
  )
}
