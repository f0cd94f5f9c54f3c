import type { dateOrders } from '@firsthand/contract/crm/imports'

export type DateOrder = (typeof dateOrders)[number]

/**
 * Reads a day: 2026-05-14 (with or without a time), 14.05.2026, 5/14/2026, 14 May 2026; `ambiguous` where two days can
 * be meant. With an order it is read in that order alone, years of two digits too; a year or a month in words stands
 * for itself.
 */
export function readDay(text: string, order?: DateOrder): string | undefined {
  const trimmed = withoutTime(text.trim())
  const named = readNamed(trimmed)
  if (named) return named
  const parts = partsOf(trimmed)
  if (!parts) return undefined
  const [first, second, third] = parts.numbers
  if (first.length === 4) return dayOf(first, second, third)
  if (order === 'year_first' && first.length === 2 && third.length <= 2)
    return dayOf(fullYear(first), second, third)
  if (third.length === 3 || third.length === 1) return undefined
  if (order) {
    const year = fullYear(third)
    if (order === 'day_first') return dayOf(year, second, first)
    return order === 'month_first' ? dayOf(year, first, second) : undefined
  }
  if (third.length !== 4) return 'ambiguous'
  if (parts.separator === '.') return dayOf(third, second, first)
  if (Number(first) > 12) return dayOf(third, second, first)
  if (Number(second) > 12 || Number(first) === Number(second)) return dayOf(third, first, second)
  return 'ambiguous'
}

/** Which order a cell can only be read in; `open` where it can be read in several; undefined where it says nothing. */
export function dayOrderOf(text: string): DateOrder | 'open' | undefined {
  const trimmed = withoutTime(text.trim())
  const parts = partsOf(trimmed)
  if (!parts || readNamed(trimmed)) return undefined
  const [first, second, third] = parts.numbers
  if (first.length === 4) return undefined
  const fits: DateOrder[] = []
  if (isDay(first) && isMonth(second) && third.length !== 1) fits.push('day_first')
  if (isMonth(first) && isDay(second) && third.length !== 1) fits.push('month_first')
  // Years of two digits come first in 26-05-14 and hardly ever with a stroke or a point between.
  const mayBeYear = parts.separator === '-' || fits.length === 0
  if (mayBeYear && first.length === 2 && isMonth(second) && isDay(third)) fits.push('year_first')
  if (fits.length <= 1) return fits[0]
  // 05/05/2026 is the same day however it is read.
  return third.length === 4 && Number(first) === Number(second) ? undefined : 'open'
}

type Parts = { numbers: [string, string, string]; separator: string }

function partsOf(text: string): Parts | undefined {
  const found = /^(\d{1,4})(?:([./-])\s?|\s)(\d{1,2})(?:\2\s?|\s)(\d{1,4})\.?$/.exec(text)
  return found ? { numbers: [found[1]!, found[3]!, found[4]!], separator: found[2] ?? ' ' } : undefined
}

function withoutTime(text: string): string {
  return text.replace(/(?:[T ,]\s*)\d{1,2}:\d\d.*$/, '')
}

const isDay = (digits: string) => digits.length <= 2 && Number(digits) >= 1 && Number(digits) <= 31
const isMonth = (digits: string) => digits.length <= 2 && Number(digits) >= 1 && Number(digits) <= 12

/** As POSIX reads %y: 69–99 is 1969–1999, 00–68 is 2000–2068. */
function fullYear(digits: string): string {
  if (digits.length !== 2) return digits
  return Number(digits) >= 69 ? `19${digits}` : `20${digits}`
}

function dayOf(year: string, month: string, day: string): string {
  return `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
}

/** 14 May 2026, 14. Mai 2026, May 14, 2026, 14-May-26. */
function readNamed(text: string): string | undefined {
  const words =
    /^(\d{1,2})(?:st|nd|rd|th|\.)?[\s-]+(?:de\s+)?(\p{L}+)\.?,?[\s-]+(?:de\s+)?(\d{2}|\d{4})$/u.exec(text)
  const turned = words ? null : /^(\p{L}+)\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})$/u.exec(text)
  const [day, month, year] = words ? words.slice(1) : turned ? [turned[2], turned[1], turned[3]] : []
  const number = month === undefined ? undefined : months().get(keyOf(month))
  return number === undefined ? undefined : dayOf(fullYear(year!), String(number), day!)
}

let monthsByName: Map<string, number> | undefined
function months(): Map<string, number> {
  monthsByName ??= new Map(
    ['en', 'en-GB', 'de', 'fr', 'es', 'it', 'pt', 'nl'].flatMap((locale) =>
      (['long', 'short'] as const).flatMap((month) => {
        const format = new Intl.DateTimeFormat(locale, { month, timeZone: 'UTC' })
        return Array.from({ length: 12 }, (_, at): [string, number] => [
          keyOf(format.format(new Date(Date.UTC(2026, at, 1)))),
          at + 1,
        ])
      }),
    ),
  )
  return monthsByName
}

function keyOf(name: string): string {
  return name.normalize('NFKD').replace(/\p{M}/gu, '').replace(/\.$/, '').toLowerCase()
}
