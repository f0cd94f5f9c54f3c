import { line } from '@firsthand/contract/core/shapes'
import { type FieldView, FieldDay, type SentFieldValue, fieldLimits } from '@firsthand/contract/crm/fields'
import { fold } from '../../platform/search/fold.ts'
import { type DateOrder, readDay } from './read-day.ts'
import { readDecimal } from './read-decimal.ts'

/** A value as its row holds it; columns of other types are null. */
export type FieldCell = {
  textValue: string | null
  textKey: string | null
  numberValue: number | null
  dateValue: string | null
  choiceId: string | null
  amountMinor: number | null
  currency: string | null
  exponent: number | null
  referredId: string | null
}

/** A value, none (empty text or null), or a sentence that says why it is none. */
export type ParsedField = { cell: FieldCell } | { cell: null } | { problem: string }

/** How a whole column of a file is written, where its cells can be read two ways. */
export type Reading = {
  decimal?: '.' | ',' | undefined
  dates?: DateOrder | undefined
  /** The currency of amounts that name none. */
  currency?: string | undefined
}

/** Reads what somebody sent, typed or wrote into a file, by the field's type. */
export function parseFieldValue(field: FieldView, sent: SentFieldValue, reading: Reading = {}): ParsedField {
  if (sent === null || (typeof sent === 'string' && sent.trim() === '')) return { cell: null }
  return parsers[field.type](field, sent, reading)
}

/** By what texts are compared and sorted. */
export function textKeyOf(text: string): string {
  return [...fold(text)].slice(0, fieldLimits.text).join('')
}

/** A cell that holds this and nothing else. */
export function cellOf(some: Partial<FieldCell>): FieldCell {
  return { ...nothing, ...some }
}

type Sent = NonNullable<SentFieldValue>
type Parse = (field: FieldView, sent: Sent, reading: Reading) => ParsedField

const parsers: Record<FieldView['type'], Parse> = {
  text: parseText,
  number: parseNumber,
  date: parseDate,
  choice: parseChoice,
  money: parseMoney,
  person: parsePerson,
}

const nothing: FieldCell = {
  textValue: null,
  textKey: null,
  numberValue: null,
  dateValue: null,
  choiceId: null,
  amountMinor: null,
  currency: null,
  exponent: null,
  referredId: null,
}

const parsed = (some: Partial<FieldCell>): ParsedField => ({ cell: cellOf(some) })

const oneLine = line(fieldLimits.text)

function parseText(_: FieldView, sent: Sent): ParsedField {
  if (typeof sent === 'object') return { problem: 'Write text here.' }
  const text = oneLine.safeParse(String(sent))
  if (!text.success) return { problem: text.error.issues[0]!.message }
  return parsed({ textValue: text.data, textKey: textKeyOf(text.data) })
}

function parseNumber(field: FieldView, sent: Sent, { decimal }: Reading): ParsedField {
  const number = typeof sent === 'number' ? sent : readNumber(field, sent, decimal)
  if (number === 'ambiguous') return ambiguous(sent as string)
  if (number === undefined || !Number.isFinite(number))
    return { problem: 'This is not a number. Write one such as 12 or 12.5.' }
  if (Math.abs(number) > fieldLimits.largest)
    return { problem: 'This number is too large: at most 1,000,000,000,000,000.' }
  return parsed({ numberValue: number === 0 ? 0 : number })
}

function readNumber({ unit }: FieldView, sent: Sent, decimal: Reading['decimal']) {
  if (typeof sent !== 'string') return undefined
  const text = unit && fold(sent).endsWith(fold(unit)) ? sent.trim().slice(0, -unit.length) : sent
  const read = readDecimal(text, { decimal })
  if (read === undefined || read === 'ambiguous') return read
  return Number(`${read.isNegative ? '-' : ''}${read.whole}.${read.fraction || '0'}`)
}

function parseDate(_: FieldView, sent: Sent, { dates }: Reading): ParsedField {
  const read = typeof sent === 'string' ? readDay(sent, dates) : undefined
  if (read === 'ambiguous')
    return { problem: 'This day can be read two ways. Write it as year-month-day, such as 2026-05-14.' }
  const day = FieldDay.safeParse(read)
  if (!day.success) return { problem: 'This is not a day. Write it as year-month-day, such as 2026-05-14.' }
  return parsed({ dateValue: day.data })
}

function parseChoice({ label, choices }: FieldView, sent: Sent): ParsedField {
  const text = typeof sent === 'object' ? '' : String(sent)
  const at = choices.findIndex((each) => each.id === text || fold(each.label) === fold(text))
  const some = choices.slice(0, 8).map((each) => each.label)
  if (at === -1)
    return { problem: `${label} is one of: ${some.join(', ')}${choices.length > 8 ? ' …' : ''}.` }
  return parsed({ choiceId: choices[at]!.id, numberValue: at })
}

function parseMoney(field: FieldView, sent: Sent, { decimal, currency: meant }: Reading): ParsedField {
  const currency = field.currency!
  const exponent = field.exponent!
  const others = { problem: `${field.label} is in ${currency}. Write the amount in ${currency}.` }
  if (typeof sent === 'number')
    return {
      problem: `Write the amount as text such as "12.50 ${currency}", or as amountMinor with its currency.`,
    }
  if (typeof sent === 'object') {
    if (!('amountMinor' in sent)) return { problem: `Write an amount such as 12.50 ${currency}.` }
    if (sent.currency !== currency || (sent.exponent ?? exponent) !== exponent) return others
    return amount(field, sent.amountMinor)
  }
  const bare = withoutCurrency(sent, currency)
  if (bare === undefined) return others
  if (meant !== undefined && meant !== currency && bare === sent) return others
  const read = readDecimal(bare, { decimal, decimalsAtMost: exponent })
  if (read === 'ambiguous') return ambiguous(sent)
  if (read === undefined) return { problem: `This is not an amount. Write one such as 12.50 ${currency}.` }
  const digits = read.fraction.replace(/0+$/, '')
  if (digits.length > exponent)
    return { problem: `${currency} has ${exponent === 0 ? 'no' : exponent} decimals. Write fewer.` }
  const minor = Number(read.whole + digits.padEnd(exponent, '0'))
  return amount(field, read.isNegative ? -minor : minor)
}

function amount({ currency, exponent }: FieldView, amountMinor: number): ParsedField {
  if (!Number.isSafeInteger(amountMinor))
    return { problem: 'This amount is too large, or no whole number of the smallest unit.' }
  return parsed({ amountMinor: amountMinor === 0 ? 0 : amountMinor, currency, exponent })
}

/** The amount alone; undefined when it names another currency. */
function withoutCurrency(text: string, currency: string): string | undefined {
  const found = text.match(/[\p{L}\p{Sc}]+\.?/gu) ?? []
  const known = [currency, ...symbolsOf(currency)].map((each) => each.toLowerCase())
  if (!found.every((each) => known.includes(each.toLowerCase()))) return undefined
  return text.replace(/[\p{L}\p{Sc}]+\.?/gu, '')
}

function symbolsOf(currency: string): string[] {
  return (['symbol', 'narrowSymbol'] as const).flatMap((currencyDisplay) =>
    new Intl.NumberFormat('en', { style: 'currency', currency, currencyDisplay })
      .formatToParts(0)
      .filter((part) => part.type === 'currency')
      .map((part) => part.value),
  )
}

function parsePerson({ label }: FieldView, sent: Sent): ParsedField {
  const id = typeof sent === 'string' ? sent.trim() : typeof sent === 'object' && 'id' in sent ? sent.id : ''
  if (!/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(id))
    return { problem: `${label} is a person. Choose one, or give the id of one.` }
  return parsed({ referredId: id.toLowerCase() })
}

function ambiguous(text: string): ParsedField {
  return {
    problem: `${text.trim().slice(0, 30)} can be read two ways. Write it without a separator of thousands, and decimals with two digits.`,
  }
}
