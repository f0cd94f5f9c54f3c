import { type CommitmentView, updateCommitment } from '@firsthand/contract/evidence/commitments'
import { TextInput } from '@mantine/core'
import { Link } from '../../kit/link.tsx'
import { QuoteCard } from '../../kit/quote-card.tsx'
import { showDone } from '../../kit/undo-toast.tsx'
import { FormDialog } from '../../shell/form-dialog.tsx'
import { useForm } from '../../shell/use-form.ts'
import { formatMoney } from '../../kit/money.ts'
import css from '../promises/promises.module.css'
import { words } from '../promises/promises.words.ts'

/** Changes by when it will be done. What was given, and by whom, is what its evidence says, and is corrected there. */
export function ChangeCommitment({
  commitment,
  onClose,
}: {
  commitment: CommitmentView
  onClose: () => void
}) {
  const { id, version, kind, amount, person, givenAt, dueOn } = commitment
  const form = useForm(updateCommitment, {
    start: { dueOn: dueOn ?? '' },
    fixed: { commitment: id, version },
    prepare: (values) => ({ dueOn: values.dueOn || null }),
    onDone: () => {
      showDone(words.commitmentChanged)
      onClose()
    },
  })
  return (
    <FormDialog form={form} title={words.changeCommitment} send={words.save} onClose={onClose}>
      <QuoteCard
        words={commitment.words}
        kind="committed"
        kindLabel={[words.kinds[kind], amount && formatMoney(amount)].filter(Boolean).join(' · ')}
        verbatim
        speaker={person?.name}
        date={givenAt}
        lines={4}
      />
      <TextInput
        type="date"
        label={words.commitmentDue}
        description={words.commitmentDueWhy}
        value={form.values.dueOn ?? ''}
        error={form.problems['dueOn']}
        onChange={(event) => form.set({ dueOn: event.currentTarget.value })}
        data-autofocus
      />
      <p className={css.why}>
        {words.correctWhy} <Link href={`/evidence?open=${id}`}>{words.correctCommitment}</Link>
      </p>
    </FormDialog>
  )
}
