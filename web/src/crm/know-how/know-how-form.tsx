import { addKnowHow, updateKnowHow } from '@firsthand/contract/crm/know-how'
import type { KnowHowKind, KnowHowView } from '@firsthand/contract/crm/know-how'
import { NumberInput } from '@mantine/core'
import { ChoiceField, TextField } from '../../kit/fields.tsx'
import { showDone } from '../../kit/undo-toast.tsx'
import { FormBody } from '../../shell/form-body.tsx'
import { useForm } from '../../shell/use-form.ts'
import { OrganisationField } from '../organisations/organisation-field.tsx'
import css from './know-how.module.css'
import { words } from './know-how.words.ts'

export type KnowHowFormProps = {
  /** Whose it is; yours when left out. */
  person?: string | undefined
  entry?: KnowHowView | undefined
  onClose: () => void
}

/** One entry of what somebody knows; of an organisation, with those we know as suggestions. */
export default function KnowHowForm(props: KnowHowFormProps) {
  return props.entry ? <Change {...props} entry={props.entry} /> : <Add {...props} />
}

function Add({ person, onClose }: KnowHowFormProps) {
  const form = useForm(addKnowHow, {
    start: { kind: 'worked_at', what: '', note: '', sinceYear: null, untilYear: null },
    ...(person && { fixed: { person } }),
    onDone: ({ what }) => {
      showDone(words.added(what))
      onClose()
    },
  })
  return <Body form={form} onClose={onClose} />
}

function Change({ entry, onClose }: KnowHowFormProps & { entry: KnowHowView }) {
  const { kind, what, note, sinceYear, untilYear } = entry
  const form = useForm(updateKnowHow, {
    start: { kind, what, note, sinceYear, untilYear },
    fixed: { knowHow: entry.id, version: entry.version },
    onDone: onClose,
  })
  return <Body form={form} onClose={onClose} />
}

type AddForm = ReturnType<typeof useForm<typeof addKnowHow>>
type Field = Omit<ReturnType<AddForm['field']>, 'name'>
type Choice<Value> = Omit<Field, 'value' | 'onChange'> & {
  value: Value | null | undefined
  onChange(value: unknown): void
}
/** What the forms of a new entry and of a changed one have in common. */
type AnyForm = Pick<AddForm, 'props' | 'isSending' | 'refusal'> & {
  values: Pick<AddForm['values'], 'kind' | 'what'>
  set(changes: { what: string }): void
  field(name: 'what' | 'note'): Field
  choice(name: 'kind'): Choice<KnowHowKind>
  choice(name: 'sinceYear' | 'untilYear'): Choice<number>
}

function Body({ form, onClose }: { form: AnyForm; onClose: () => void }) {
  const kind = form.values.kind ?? 'worked_at'
  const what = form.field('what')
  const year = (name: 'sinceYear' | 'untilYear', label: string) => {
    const { value, onChange, error } = form.choice(name)
    return (
      <NumberInput
        label={label}
        value={value ?? ''}
        onChange={(typed) => onChange(typeof typed === 'number' ? typed : null)}
        error={error}
        allowDecimal={false}
        allowNegative={false}
        thousandSeparator=""
        hideControls
      />
    )
  }
  return (
    <FormBody form={form} send={words.save} onClose={onClose}>
      <ChoiceField label={words.kind} optionWords={words.kinds} {...form.choice('kind')} data-autofocus />
      {kind === 'worked_at' || kind === 'knows_people_at' ? (
        <OrganisationField
          label={words.what}
          value={form.values.what ?? ''}
          onChange={(name) => form.set({ what: name })}
          error={what.error}
        />
      ) : (
        <TextField label={words.what} placeholder={words.whatHints[kind]} {...what} />
      )}
      <div className={css.years}>
        {year('sinceYear', words.since)}
        {year('untilYear', words.until)}
      </div>
      <TextField label={words.note} {...form.field('note')} />
    </FormBody>
  )
}
