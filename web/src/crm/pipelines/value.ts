import type { Money } from '@firsthand/contract/core/shapes'
import { readAmount } from '../../kit/money.ts'

/** "€ 1,200.50" as the reader's country writes it. */
export function formatValue({ amountMinor, currency, exponent }: Money, locale = 'en'): string {
  const digits = amountMinor % 10 ** exponent === 0 ? 0 : exponent
  const options = { minimumFractionDigits: digits, maximumFractionDigits: digits }
  try {
    return new Intl.NumberFormat(locale, { style: 'currency', currency, ...options }).format(
      amountMinor / 10 ** exponent,
    )
  } catch {
    return `${new Intl.NumberFormat(locale, options).format(amountMinor / 10 ** exponent)} ${currency}`
  }
}

/** Whole units, for ranges that promise no more than they know. */
export function formatRough(amountMinor: number, { currency, exponent }: Omit<Money, 'amountMinor'>): string {
  const unit = 10 ** exponent
  return formatValue({ amountMinor: Math.round(amountMinor / unit) * unit, currency, exponent })
}

/** An amount as typed, exactly, in the minor unit; undefined where it is none. Nothing typed is null. */
export function readValue(typed: string, currency: string): Money | null | undefined {
  if (typed.trim() === '') return null
  if (!/^[A-Z]{3}$/.test(currency)) return undefined
  return readAmount(typed, currency)
}

/** What somebody would type for an amount that is there. */
export function typedValue({ amountMinor, exponent }: Money): string {
  const text = (amountMinor / 10 ** exponent).toFixed(exponent)
  return text.replace(/\.0+$/, '')
}
