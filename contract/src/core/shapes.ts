import { z } from 'zod'

/** A UUID version 7 made by the application. Not an order of events. */
export const Id = z.uuid().toLowerCase()

/** A moment, ISO 8601 in UTC with milliseconds. */
export const Instant = z.iso.datetime({ offset: true }).meta({ example: '2026-05-14T09:30:00.000Z' })

/** A calendar day without a zone. */
export const Day = z.iso.date()

/** An IANA time zone, such as Europe/Berlin. */
export const TimeZone = z
  .string()
  .max(64)
  .refine(isTimeZone, 'This is not a time zone. Use a name such as Europe/Berlin.')

/** One line of text: no control characters, trimmed, in Unicode normal form C. */
export function line(max: number, min = 1) {
  return z
    .string()
    .refine(isClean, 'This holds characters that are not text. Remove them and try again.')
    .refine(
      (value) => !/[\p{Cc}\u2028\u2029]/u.test(value.trim()),
      'This must be one line, without tabs or other control characters.',
    )
    .normalize('NFC')
    .trim()
    .min(min, min === 1 ? 'Write something here.' : `Write at least ${min} characters.`)
    .max(max, `This is too long: at most ${max.toLocaleString('en')} characters.`)
    .refine(
      (value) => value === '' || canBeSeen(value),
      'Nothing of this can be seen. Write it in letters, digits or signs.',
    )
}

/** Text of several lines, in Unicode normal form C. NUL and lone surrogates are refused. */
export function paragraphs(max: number, min = 0) {
  return z
    .string()
    .refine(isClean, 'This holds characters that are not text. Remove them and try again.')
    .normalize('NFC')
    .min(min, 'Write something here.')
    .max(max, `This is too long: at most ${max.toLocaleString('en')} characters.`)
}

/** An amount in minor units of an ISO 4217 currency. Amounts of different currencies are never added. */
export const Money = z.object({
  amountMinor: z.int().describe('In the smallest unit, such as cents.'),
  currency: z.string().regex(/^[A-Z]{3}$/, 'Use the three letters of the currency, such as EUR.'),
  exponent: z.int().min(0).max(4).describe('How many decimal places the minor unit stands for.'),
})
export type Money = z.output<typeof Money>

/** A share with its 95 % interval and the number of people or things it stands on. */
export const Share = z.object({
  hits: z.int().min(0),
  n: z.int().min(0),
  low: z.number().min(0).max(1).nullable(),
  high: z.number().min(0).max(1).nullable(),
})
export type Share = z.output<typeof Share>

/** What every list takes: how many, and where to go on. */
export const pageInput = {
  limit: z.int().min(1).max(200).default(50).describe('How many at the most.'),
  after: z.string().max(600).optional().describe('The `next` of the page before.'),
}

/** A page of a list. `next` is null at the end; `total` is an estimate where `exact` is false. */
export function page<Item extends z.ZodType>(item: Item) {
  return z.object({
    items: z.array(item),
    next: z.string().nullable(),
    total: z.object({ count: z.int(), exact: z.boolean() }).optional(),
  })
}

/** The answer of an operation that has nothing to say. */
export const Nothing = z.object({})

function isClean(value: string): boolean {
  return value.isWellFormed() && !value.includes('\u0000')
}

/** Whether anything of it is drawn: not spaces, joiners, marks of direction, fillers and blank Braille alone. */
function canBeSeen(value: string): boolean {
  return /[^\p{White_Space}\p{Default_Ignorable_Code_Point}\p{Cf}\u2800]/u.test(value)
}

function isTimeZone(value: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: value })
    return true
  } catch {
    return false
  }
}
