import fc from 'fast-check'
import { expect, test } from 'vitest'
import { dayOrderOf, readDay } from './read-day.ts'

const days = fc
  .date({ min: new Date('1970-01-01'), max: new Date('2068-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10))
const separators = fc.constantFrom('.', '/', '-', '. ', ' ')

test('a day that is written in an order is read back in that order', () => {
  fc.assert(
    fc.property(days, separators, fc.boolean(), fc.boolean(), (iso, separator, isPadded, isShort) => {
      const [year = '', month = '', day = ''] = iso.split('-')
      const part = (digits: string) => (isPadded ? digits : String(Number(digits)))
      const years = isShort ? year.slice(2) : year
      expect(readDay([part(day), part(month), years].join(separator), 'day_first')).toBe(iso)
      expect(readDay([part(month), part(day), years].join(separator), 'month_first')).toBe(iso)
      expect(readDay([years, part(month), part(day)].join(separator), 'year_first')).toBe(iso)
    }),
  )
})

test('what a cell says of its order never contradicts the day that was written', () => {
  fc.assert(
    fc.property(days, fc.constantFrom('.', '/', '-'), (iso, separator) => {
      const [year, month, day] = iso.split('-')
      expect(['day_first', 'open', undefined]).toContain(dayOrderOf([day, month, year].join(separator)))
      expect(['month_first', 'open', undefined]).toContain(dayOrderOf([month, day, year].join(separator)))
      expect(dayOrderOf(iso)).toBeUndefined()
    }),
  )
})

test.each([
  ['14 May 2026', '2026-05-14'],
  ['14. Mai 2026', '2026-05-14'],
  ['14-May-26', '2026-05-14'],
  ['May 14, 2026', '2026-05-14'],
  ['1er', undefined],
  ['14 de mayo de 2026', '2026-05-14'],
  ['3 août 2025', '2025-08-03'],
  ['2026/5/4', '2026-05-04'],
  ['14/05/2026 10:30 AM', '2026-05-14'],
  ['5/4/2026', 'ambiguous'],
  ['5/4/26', 'ambiguous'],
  ['5/5/2026', '2026-05-05'],
  ['12', undefined],
  ['soon', undefined],
])('“%s” without an order is %s', (text, day) => {
  expect(readDay(text)).toBe(day)
})

test('an order is kept where it makes no day, so that nothing is turned round in silence', () => {
  expect(readDay('5/14/2026', 'day_first')).toBe('2026-14-05')
  expect(readDay('2026-05-14', 'month_first')).toBe('2026-05-14')
})

test.each([
  ['5/14/26', 'month_first'],
  ['14.5.26', 'day_first'],
  ['26-05-14', 'open'],
  ['5/4/2026', 'open'],
  ['5/5/2026', undefined],
])('“%s” says of its order: %s', (text, order) => {
  expect(dayOrderOf(text)).toBe(order)
})
