import { type CommitmentView, settleCommitment } from '@firsthand/contract/evidence/commitments'
import { type CommitmentState, commitmentStates } from '@firsthand/contract/evidence/kinds'
import { SegmentedControl } from '@mantine/core'
import { useState } from 'react'
import { TextAreaField } from '../../kit/fields.tsx'
import { showDone } from '../../kit/undo-toast.tsx'
import { FormDialog } from '../../shell/form-dialog.tsx'
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
    <FormDialog
      form={form}
      title={words.settleOf(commitment.person?.name ?? '')}
      send={words.save}
      onClose={onClose}
    >
      <SegmentedControl
        aria-label={words.state}
        fullWidth
        value={to}
        onChange={(chosen) => setTo(chosen as CommitmentState)}
        data={commitmentStates.map((value) => ({ value, label: words.commitmentStates[value] }))}
      />
      <TextAreaField label={words.settledWords} minRows={2} {...form.field('words')} />
    </FormDialog>
  )
}
