/** Numbers, shares, days and moments as people read them. English first; every function takes a locale. */
const english = 'en-GB'

/** Dates are written as the reader's browser writes them: "May 14" in Ohio, "14 May" in Leeds. */
const datesLocale = typeof document === 'undefined' ? english : knownLocale(navigator.language)
const space = '\u00a0'
const dayLength = 86_400_000

/** "14 May", or "14 May 2024" when it is not this year's. */
export function formatDate(
  when: Date | string | number,
  { now = new Date(), locale = datesLocale, zone }: Calendar = {},
) {
  const date = toDate(when)
  const sameYear = date.getFullYear() === new Date(now).getFullYear()
  return new Intl.DateTimeFormat(locale, {
    day: 'numeric',
    month: 'short',
    year: sameYear ? undefined : 'numeric',
    timeZone: zone,
  }).format(date)
}

/** "14 May, 16:30". */
export function formatDateTime(when: Date | string | number, calendar: Calendar = {}) {
  const time = new Intl.DateTimeFormat(calendar.locale ?? datesLocale, {
    hour: '2-digit',
    minute: '2-digit',
    timeZone: calendar.zone,
  }).format(toDate(when))
  return `${formatDate(when, calendar)}, ${time}`
}

/** "today", "yesterday", "19 days ago", "in 3 days", "4 months ago": whole calendar days apart. */
export function relativeDays(
  when: Date | string | number,
  { now = new Date(), locale = english }: Calendar = {},
) {
  const days = Math.round((startOfDay(toDate(when)) - startOfDay(new Date(now))) / dayLength)
  const words = new Intl.RelativeTimeFormat(locale, { numeric: 'auto' })
  if (Math.abs(days) < 60) return words.format(days, 'day')
  if (Math.abs(days) < 730) return words.format(Math.round(days / 30.44), 'month')
  return words.format(Math.round(days / 365.25), 'year')
}

/** Whole days since a moment; 0 for today and for what lies ahead. */
export function daysSince(when: Date | string | number, now: Date | number = new Date()) {
  return Math.max(0, Math.round((startOfDay(new Date(now)) - startOfDay(toDate(when))) / dayLength))
}

/** "61 %". */
export function formatPercent(share: number, locale = english) {
  return `${formatNumber(share * 100, { maximumFractionDigits: 0, locale })}${space}%`
}

/** "7 of 11 people (35–85 %)": never a rate without its n and its interval. */
export function formatShare({ count, n, low, high, of, locale = english }: Share) {
  const counted = `${formatNumber(count, { locale })} of ${formatNumber(n, { locale })}${of ? ` ${of}` : ''}`
  return low === undefined || high === undefined ? counted : `${counted} (${formatRange(low, high, locale)})`
}

/** "35–85 %", ends rounded outwards so that the range never looks narrower than it is. */
export function formatRange(low: number, high: number, locale = english) {
  const from = formatNumber(Math.floor(low * 100 + 1e-9), { locale })
  const to = formatNumber(Math.ceil(high * 100 - 1e-9), { locale })
  return from === to ? `${from}${space}%` : `${from}–${to}${space}%`
}

/** "1,234"; options are those of Intl.NumberFormat. */
export function formatNumber(value: number, options: Intl.NumberFormatOptions & { locale?: string } = {}) {
  const { locale = english, ...rest } = options
  return new Intl.NumberFormat(locale, rest).format(value)
}

/** A moment of a recording, in milliseconds: "12:40", "1:02:40". */
export function formatMoment(milliseconds: number) {
  const seconds = Math.max(0, Math.floor(milliseconds / 1000))
  const [hours, minutes, rest] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60]
  const tail = `${String(minutes).padStart(hours > 0 ? 2 : 1, '0')}:${String(rest).padStart(2, '0')}`
  return hours > 0 ? `${hours}:${tail}` : tail
}

/** A length, in milliseconds: "42 minutes", "1 hour 5 minutes", "under a minute". */
export function formatLength(milliseconds: number) {
  const minutes = Math.round(milliseconds / 60_000)
  if (minutes < 1) return 'under a minute'
  const parts = [
    [Math.floor(minutes / 60), 'hour'],
    [minutes % 60, 'minute'],
  ] as const
  return parts
    .filter(([count]) => count > 0)
    .map(([count, unit]) => `${count} ${unit}${count === 1 ? '' : 's'}`)
    .join(' ')
}

/** The locale itself where it can be written with; some systems give names such as `en-US@posix`, which none can. */
export function knownLocale(locale: string | undefined, otherwise = english): string {
  for (const each of [locale, locale?.replace(/[@._].*$/, '').replace('_', '-')]) {
    try {
      if (each && Intl.DateTimeFormat.supportedLocalesOf(each).length > 0) return each
    } catch {
      // Not a tag at all: try the part before the sign, then English.
    }
  }
  return otherwise
}

type Calendar = { now?: Date | number; locale?: string; zone?: string }
type Share = { count: number; n: number; low?: number; high?: number; of?: string; locale?: string }

function toDate(when: Date | string | number) {
  const date = new Date(when)
  if (Number.isNaN(date.getTime())) throw new RangeError(`"${String(when)}" is not a date we can show.`)
  return date
}

function startOfDay(date: Date) {
  return Date.UTC(date.getFullYear(), date.getMonth(), date.getDate())
}
