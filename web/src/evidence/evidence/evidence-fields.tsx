import {
  type CommitmentKind,
  type EvidenceKind,
  commitmentKinds,
  evidenceKinds,
} from '@firsthand/contract/evidence/kinds'
import { createEvidence } from '@firsthand/contract/evidence/evidence'
import { SegmentedControl, Select, TextInput } from '@mantine/core'
import { TextAreaField, TextField } from '../../kit/fields.tsx'
import { limitsOf } from '../../kit/limits.ts'
import { MemberPicker } from '../texts/pickers/member-picker.tsx'
import type { Somebody } from '../texts/pickers/people-choice.ts'
import { WhoPicker, nobody } from '../texts/pickers/who-picker.tsx'
import { type EvidenceDraft, dayOf, isAmountFit } from './evidence-draft.ts'
import css from './evidence.module.css'
import { words } from './evidence.words.ts'
import { exponentOf, usualCurrencies } from '../../kit/money.ts'

const limits = limitsOf(createEvidence.input)
const today = dayOf(new Date())

export type EvidenceFieldsProps = {
  draft: EvidenceDraft
  onChange: (draft: EvidenceDraft) => void
  people: Somebody[]
  onNewPerson: (person: Somebody) => void
  members?: Somebody[]
}

/** What a piece of evidence is: the fields that making it and correcting it share. */
export function EvidenceFields({ draft, onChange, people, onNewPerson, members = [] }: EvidenceFieldsProps) {
  const set = (changes: Partial<EvidenceDraft>) => onChange({ ...draft, ...changes })
  return (
    <>
      <Select
        label={words.kind}
        description={words.kindWhy[draft.kind]}
        data={evidenceKinds.map((value) => ({ value, label: words.kinds[value] }))}
        allowDeselect={false}
        value={draft.kind}
        onChange={(kind) => set({ kind: (kind ?? draft.kind) as EvidenceKind })}
      />
      {draft.kind === 'committed' ? <Given draft={draft} set={set} /> : null}
      <WhoPicker
        label={words.person}
        value={{ ...nobody, person: draft.person }}
        onChange={({ person }) => set({ person })}
        people={people}
        onNewPerson={onNewPerson}
        description={draft.person ? undefined : words.personMissing}
      />
      <MemberPicker
        label={words.hearers}
        value={draft.heardBy}
        onChange={(heardBy) => set({ heardBy })}
        known={members}
        description={draft.heardBy.length === 0 ? words.relayed : undefined}
      />
      <TextInput
        label={words.when}
        type="date"
        required
        withAsterisk={false}
        max={today}
        value={draft.day}
        onChange={(event) => set({ day: event.currentTarget.value })}
      />
      <TextAreaField
        label={words.note}
        description={words.noteWhy}
        limits={limits.note}
        minRows={2}
        value={draft.note}
        onChange={(event) => set({ note: event.currentTarget.value })}
      />
      <div>
        <p className={css.fieldLabel} id="praise-label">
          {words.praise}
        </p>
        <SegmentedControl
          aria-labelledby="praise-label"
          fullWidth
          value={draft.praise === null ? '' : String(draft.praise)}
          onChange={(value) => set({ praise: value === '' ? null : Number(value) })}
          data={[
            { value: '', label: words.praiseUnset },
            ...(['1', '0', '-1'] as const).map((value) => ({ value, label: words.praises[value] })),
          ]}
        />
      </div>
    </>
  )
}

/** Time, reputation or money; money with its amount in the right currency. */
function Given({ draft, set }: { draft: EvidenceDraft; set: (changes: Partial<EvidenceDraft>) => void }) {
  const example = exponentOf(draft.currency) === 0 ? '250' : (250).toFixed(exponentOf(draft.currency))
  return (
    <div className={css.given}>
      <div>
        <p className={css.fieldLabel} id="given-label">
          {words.given}
        </p>
        <SegmentedControl
          aria-labelledby="given-label"
          fullWidth
          value={draft.given}
          onChange={(given) => set({ given: given as CommitmentKind })}
          data={commitmentKinds.map((value) => ({ value, label: words.commitments[value] }))}
        />
      </div>
      {draft.given === 'money' ? (
        <div className={css.amount}>
          <TextField
            label={words.amount}
            inputMode="decimal"
            placeholder={example}
            value={draft.amount}
            onChange={(event) => set({ amount: event.currentTarget.value })}
            error={isAmountFit(draft) ? undefined : words.amountWrong(example)}
          />
          <Select
            label={words.currency}
            data={currencies(draft.currency)}
            searchable
            allowDeselect={false}
            value={draft.currency}
            onChange={(currency) => set({ currency: currency ?? draft.currency })}
          />
        </div>
      ) : null}
    </div>
  )
}

function currencies(current: string): string[] {
  return [...new Set([...usualCurrencies, current, ...Intl.supportedValuesOf('currency')])]
}
