import { Select, TextInput } from '@mantine/core'
import {
  type FieldSubject,
  type FieldValue,
  type FieldValues,
  type FieldView,
  type SentFieldValues,
  fieldLimits,
  listFields,
} from '@firsthand/contract/crm/fields'
import { useOperation } from '../../api/hooks.ts'
import { Link } from '../../kit/link.tsx'
import { showRefused } from '../../kit/undo-toast.tsx'
import { type EditorProps, InlineField } from '../people/inline-field.tsx'
import css from '../people/person.module.css'
import { PersonPicker } from '../people/person-picker.tsx'
import { words } from './fields.words.ts'
import { shownValue, typedValue } from './value-text.ts'

export type CustomFieldsProps = {
  of: FieldSubject
  values: FieldValues
  mayChange: boolean
  onSave: (fields: SentFieldValues) => Promise<unknown>
}

/** The workspace's own fields among the facts of a person or an organisation. Stands inside a `dl`. */
export function CustomFields({ of, values, mayChange, onSave }: CustomFieldsProps) {
  const fields = useOperation(listFields, { of })
  return fields.data?.items.map((field) => (
    <OneField
      key={field.id}
      field={field}
      value={Object.hasOwn(values, field.key) ? values[field.key] : undefined}
      mayChange={mayChange}
      onSave={(value) => onSave({ [field.key]: value })}
    />
  ))
}

type OneProps = {
  field: FieldView
  value: FieldValue | undefined
  mayChange: boolean
  onSave: (value: string | null) => Promise<unknown>
}

function OneField({ field, value, mayChange, onSave }: OneProps) {
  if (mayChange && (field.type === 'choice' || field.type === 'person'))
    return <Chosen field={field} value={value} onSave={onSave} />
  return (
    <InlineField
      label={field.label}
      value={typedValue(value)}
      mayChange={mayChange}
      hint={field.help || (field.type === 'date' ? words.dayHint : undefined)}
      limits={field.type === 'text' ? { required: false, maxLength: fieldLimits.text } : undefined}
      onSave={(text) => onSave(text || null)}
      {...(field.type === 'date' && { editor: DayEditor })}
    >
      {shownValue(field, value)}
    </InlineField>
  )
}

function Chosen({ field, value, onSave }: Omit<OneProps, 'mayChange'>) {
  const save = (chosen: string | null) =>
    void onSave(chosen).catch((error: Error) => showRefused(error.message))
  const person = typeof value === 'object' && 'name' in value ? value : undefined
  return (
    <div className={css.fact}>
      <dt>{field.label}</dt>
      <dd>
        {field.type === 'choice' ? (
          <Select
            classNames={{ input: css.quiet }}
            aria-label={field.label}
            placeholder={words.noValue}
            clearable
            data={field.choices.map(({ label }) => label)}
            value={typeof value === 'string' ? value : null}
            onChange={save}
          />
        ) : (
          <>
            <PersonPicker label={field.label} isLabelHidden value={person?.id ?? null} onChange={save} />
            {person ? <Link href={`/people/${person.id}`}>{person.name}</Link> : null}
          </>
        )}
      </dd>
    </div>
  )
}

function DayEditor({ label, onChange, ...rest }: EditorProps) {
  return (
    <TextInput
      type="date"
      ref={focus}
      aria-label={label}
      {...rest}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  )
}

function focus(field: HTMLInputElement | null): void {
  field?.focus()
}
