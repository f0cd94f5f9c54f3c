import { Fields, TextField } from '../../kit/fields.tsx'
import { words } from './pipelines.words.ts'

export type TypedValue = { amount: string; currency: string }

/** An amount and its currency, as they are typed. */
export function ValueFields({
  value,
  onChange,
  error,
}: {
  value: TypedValue
  onChange: (value: TypedValue) => void
  error?: string | undefined
}) {
  return (
    <Fields>
      <TextField
        label={words.amount}
        inputMode="decimal"
        value={value.amount}
        onChange={(event) => onChange({ ...value, amount: event.currentTarget.value })}
        error={error}
      />
      <TextField
        label={words.currency}
        value={value.currency}
        onChange={(event) => onChange({ ...value, currency: event.currentTarget.value.toUpperCase() })}
      />
    </Fields>
  )
}
