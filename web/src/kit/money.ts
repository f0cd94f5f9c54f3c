import type { Money } from '@firsthand/contract/core/shapes'

/** Currencies offered first; any other of ISO 4217 can be typed. */
export const usualCurrencies = [
  'EUR',
  'USD',
  'GBP',
  'CHF',
  'SEK',
  'NOK',
  'DKK',
  'PLN',
  'CZK',
  'JPY',
  'INR',
  'BRL',
  'AUD',
  'CAD',
]

/** How many decimal places a currency has: 2 for the euro, 0 for the yen, 3 for the Kuwaiti dinar (ISO 4217, as Intl knows it). */
export function exponentOf(currency: string): number {
  return (
    new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ?? 2
  )
}

/**
 * Reads an amount as people write it ("250", "1,250.50", "1 250,5", "1'250") into the smallest unit, without passing
 * through a fraction. Undefined when it is no amount, or has more places than the currency.
 */
export function readAmount(text: string, currency: string): Money | undefined {
  const exponent = exponentOf(currency)
  const compact = text.trim().replace(/[\s'’\u00a0\u202f]/gu, '')
  const decimal = decimalMark(compact, exponent)
  const at = decimal === undefined ? -1 : compact.lastIndexOf(decimal)
  const grouped = at === -1 ? compact : compact.slice(0, at)
  if (!isGrouped(grouped)) return undefined
  const whole = grouped.replace(/[.,]/g, '')
  const part = at === -1 ? '' : compact.slice(at + 1)
  if (!/^\d{1,13}$/.test(whole) || !/^\d*$/.test(part) || part.length > exponent) return undefined
  const amountMinor = Number(whole + part.padEnd(exponent, '0'))
  return Number.isSafeInteger(amountMinor) ? { amountMinor, currency, exponent } : undefined
}

/** "€250.00", "¥1,200". */
export function formatMoney({ amountMinor, currency, exponent }: Money, locale = 'en-GB'): string {
  const digits = String(amountMinor).padStart(exponent + 1, '0')
  const text = exponent === 0 ? digits : `${digits.slice(0, -exponent)}.${digits.slice(-exponent)}`
  const format = new Intl.NumberFormat(locale, {
    style: 'currency',
    currency,
    minimumFractionDigits: exponent,
    maximumFractionDigits: exponent,
  })
  return format.format(text as unknown as number)
}

/** The plain text of an amount, as a field holds it. */
export function amountText({ amountMinor, exponent }: Money): string {
  const digits = String(amountMinor).padStart(exponent + 1, '0')
  return exponent === 0 ? digits : `${digits.slice(0, -exponent)}.${digits.slice(-exponent)}`
}

// A mark before exactly three last digits groups thousands ("1,250"), as does one that stands more than once; a point
// does not where the currency has three places itself ("1.250" dinars).
function decimalMark(text: string, exponent: number): string | undefined {
  const marks = text.match(/[.,]/g) ?? []
  const last = marks.at(-1)
  if (last === undefined) return undefined
  if (new Set(marks).size === 2) return last
  if (marks.length > 1) return undefined
  if (!/[.,]\d{3}$/.test(text)) return last
  return exponent === 3 && last === '.' ? last : undefined
}

/** Thousands stand in threes, or in twos before the last three as in India, all with the same mark; or without any. */
function isGrouped(whole: string): boolean {
  return /^\d+$|^\d{1,3}(?:,\d{2,3})*,\d{3}$|^\d{1,3}(?:\.\d{2,3})*\.\d{3}$/.test(whole)
}
