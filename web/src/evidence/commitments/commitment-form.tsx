import { createCommitment } from '@firsthand/contract/evidence/commitments'
import { type CommitmentKind, commitmentKinds } from '@firsthand/contract/evidence/kinds'
import { SegmentedControl, TextInput } from '@mantine/core'
import { useState } from 'react'
import { PersonPicker } from '../../crm/people/person-picker.tsx'
import { TextAreaField } from '../../kit/fields.tsx'
import { showDone } from '../../kit/undo-toast.tsx'
import { useYou } from '../../shell/account.ts'
import { FormDialog } from '../../shell/form-dialog.tsx'
import { useForm } from '../../shell/use-form.ts'
import { MoneyFields } from '../complaints/money-fields.tsx'
import { moneyOf, noMoney } from '../complaints/typed-money.ts'
import { words as evidence } from '../evidence/evidence.words.ts'
import { words } from '../promises/promises.words.ts'
import { MemberPicker } from '../texts/pickers/member-picker.tsx'

/** Writes down what somebody gave or will give; it becomes evidence. */
export default function CommitmentForm({
  person,
  onClose,
}: {
  person?: string | undefined
  onClose: () => void
}) {
  const { memberId } = useYou()
  const [kind, setKind] = useState<CommitmentKind>('time')
  const [money, setMoney] = useState(noMoney)
  const [heardBy, setHeardBy] = useState<string[]>(memberId ? [memberId] : [])
  const amount = moneyOf(money)
  const form = useForm(createCommitment, {
    start: { words: '', dueOn: '', ...(person && { person }) },
    prepare: (values) => ({
      ...values,
      kind,
      heardBy,
      amount: kind === 'money' ? (amount ?? null) : null,
      dueOn: values.dueOn || null,
    }),
    onDone: () => {
      showDone(words.commitmentSaved)
      onClose()
    },
  })
  const isAmountWrong = kind === 'money' && amount === undefined
  return (
    <FormDialog
      form={form}
      title={words.commit}
      send={words.save}
      isHeldBack={isAmountWrong}
      onClose={onClose}
    >
      <PersonPicker
        label={evidence.person}
        value={form.values.person ?? null}
        onChange={(chosen) => form.set({ person: chosen ?? '' })}
        error={form.problems['person']}
        data-autofocus
      />
      <SegmentedControl
        aria-label={words.kind}
        fullWidth
        value={kind}
        onChange={(chosen) => setKind(chosen as CommitmentKind)}
        data={commitmentKinds.map((value) => ({ value, label: words.kinds[value] }))}
      />
      {kind === 'money' ? (
        <MoneyFields
          label={words.amount}
          value={money}
          onChange={setMoney}
          error={isAmountWrong ? words.amountWrong : undefined}
        />
      ) : null}
      <TextAreaField
        label={words.commitmentWords}
        placeholder={words.commitmentHint}
        minRows={2}
        {...form.field('words')}
      />
      <TextInput
        type="date"
        label={words.commitmentDue}
        value={form.values.dueOn ?? ''}
        error={form.problems['dueOn']}
        onChange={(event) => form.set({ dueOn: event.currentTarget.value })}
      />
      <MemberPicker
        label={evidence.hearers}
        value={heardBy}
        onChange={setHeardBy}
        description={heardBy.length === 0 ? evidence.relayed : undefined}
      />
    </FormDialog>
  )
}
