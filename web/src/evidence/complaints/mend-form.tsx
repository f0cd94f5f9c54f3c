import { type ComplaintView, updateComplaint } from '@firsthand/contract/evidence/complaints'
import { useState } from 'react'
import { TextAreaField, TextField } from '../../kit/fields.tsx'
import { showDone } from '../../kit/undo-toast.tsx'
import { FormDialog } from '../../shell/form-dialog.tsx'
import { useForm } from '../../shell/use-form.ts'
import { words } from './complaints.words.ts'
import { MoneyFields, type TypedMoney } from './money-fields.tsx'
import { moneyOf, typedMoney } from './typed-money.ts'

/** Mends what was noted, and says what was done about it. */
export function MendForm({ complaint, onClose }: { complaint: ComplaintView; onClose: () => void }) {
  const [typed, setMoney] = useState<TypedMoney>()
  const money = typed ?? typedMoney(complaint.amount)
  const amount = moneyOf(money)
  const form = useForm(updateComplaint, {
    start: { words: complaint.words, about: complaint.about, done: complaint.done },
    fixed: { complaint: complaint.id, version: complaint.version },
    prepare: (values) => ({ ...values, amount: amount ?? null }),
    onDone: () => {
      showDone(words.changed)
      onClose()
    },
  })
  return (
    <FormDialog
      form={form}
      title={words.edit}
      send={words.save}
      isHeldBack={amount === undefined}
      onClose={onClose}
    >
      <TextAreaField label={words.done} placeholder={words.doneHint} {...form.field('done')} data-autofocus />
      <TextAreaField label={words.theirWords} {...form.field('words')} />
      <TextField label={words.aboutField} {...form.field('about')} />
      <MoneyFields
        value={money}
        onChange={setMoney}
        description={words.amountHint}
        error={amount === undefined ? words.amountWrong : undefined}
      />
    </FormDialog>
  )
}
