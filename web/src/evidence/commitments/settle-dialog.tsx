import { type CommitmentView, settleCommitment } from '@firsthand/contract/evidence/commitments'
import { type CommitmentState, commitmentStates } from '@firsthand/contract/evidence/kinds'
import { Button, Modal, SegmentedControl } from '@mantine/core'
import { useState } from 'react'
import { Fields, TextAreaField } from '../../kit/fields.tsx'
import { showDone } from '../../kit/undo-toast.tsx'
import { FormRefusal } from '../../shell/form-refusal.tsx'
import { useForm } from '../../shell/use-form.ts'
import { words } from '../promises/promises.words.ts'

/** Says what became of a commitment. */
export function SettleDialog({ commitment, onClose }: { commitment: CommitmentView; onClose: () => void }) {
  const [to, setTo] = useState<CommitmentState>(commitment.state === 'given' ? 'kept' : commitment.state)
  const form = useForm(settleCommitment, {
    start: { words: commitment.settledWords },
    fixed: { commitment: commitment.id, version: commitment.version },
    prepare: (values) => ({ ...values, to }),
    onDone: () => {
      showDone(words.settled)
      onClose()
    },
  })
  return (
    <Modal opened onClose={onClose} title={words.settleOf(commitment.person?.name ?? '')}>
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
          <SegmentedControl
            aria-label={words.state}
            fullWidth
            value={to}
            onChange={(chosen) => setTo(chosen as CommitmentState)}
            data={commitmentStates.map((value) => ({ value, label: words.commitmentStates[value] }))}
          />
          <TextAreaField label={words.settledWords} minRows={2} {...form.field('words')} />
          <FormRefusal of={form} />
        </Fields>
      </form>
    </Modal>
  )
}
