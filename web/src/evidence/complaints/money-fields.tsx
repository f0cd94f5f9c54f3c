import { TextField } from '../../kit/fields.tsx'
import css from './complaints.module.css'
import { words } from './complaints.words.ts'

export type TypedMoney = { amount: string; currency: string }

/** An amount and its currency, as they are typed. */
export function MoneyFields({
  value,
  onChange,
  label = words.amount,
  description,
  error,
}: {
  value: TypedMoney
  onChange: (value: TypedMoney) => void
  label?: string
  description?: string
  error?: string | undefined
}) {
  return (
    <div className={css.money}>
      <TextField
        label={label}
        description={description}
        inputMode="decimal"
        value={value.amount}
        error={error}
        onChange={(event) => onChange({ ...value, amount: event.currentTarget.value })}
      />
      <TextField
        label={words.currency}
        maxLength={3}
        value={value.currency}
        onChange={(event) => onChange({ ...value, currency: event.currentTarget.value.toUpperCase() })}
      />
    </div>
  )
}
