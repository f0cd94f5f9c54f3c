import type { FieldValue, FieldView } from '@firsthand/contract/crm/fields'
import { formatDate, formatNumber } from '../../kit/format.ts'

/** A value as it is read: with its unit, its currency or its calendar. */
export function shownValue(field: FieldView, value: FieldValue | undefined): string {
  if (value === undefined) return ''
  if (typeof value === 'number')
    return [formatNumber(value, { maximumFractionDigits: 10 }), field.unit].filter(Boolean).join(' ')
  if (typeof value === 'string') return field.type === 'date' ? formatDate(`${value}T12:00:00`) : value
  if ('name' in value) return value.name
  const { amountMinor, currency, exponent } = value
  return formatNumber(amountMinor / 10 ** exponent, {
    style: 'currency',
    currency,
    minimumFractionDigits: exponent,
  })
}

/** A value as it is typed: plain, so that what comes back is the same. */
export function typedValue(value: FieldValue | undefined): string {
  if (value === undefined) return ''
  if (typeof value !== 'object') return String(value)
  if ('name' in value) return value.id
  const { amountMinor, exponent } = value
  const digits = String(Math.abs(amountMinor)).padStart(exponent + 1, '0')
  const whole = digits.slice(0, digits.length - exponent)
  const decimals = exponent === 0 ? '' : `.${digits.slice(-exponent)}`
  return `${amountMinor < 0 ? '-' : ''}${whole}${decimals}`
}
