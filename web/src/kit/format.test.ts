import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  daysSince,
  formatDate,
  formatLength,
  formatMoment,
  formatRange,
  formatShare,
  knownLocale,
  relativeDays,
} from './format.ts'

const plain = (text: string) => text.replaceAll('\u00a0', ' ')
const now = new Date(2026, 5, 2, 9)

describe('numbers', () => {
  test('a share carries its n and its interval', () => {
    expect(plain(formatShare({ count: 7, n: 11, low: 0.354, high: 0.848, of: 'people' }))).toBe(
      '7 of 11 people (35–85 %)',
    )
  })

  test('the ends of an interval are rounded outwards, never to look surer than we are', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (one, other) => {
          const [low, high] = [Math.min(one, other), Math.max(one, other)]
          const [from, to] = plain(formatRange(low, high)).replace(' %', '').split('–').map(Number)
          expect(from).toBeLessThanOrEqual(low * 100 + 1e-6)
          expect(to ?? from).toBeGreaterThanOrEqual(high * 100 - 1e-6)
        },
      ),
    )
  })
})

describe('time', () => {
  test('this year’s dates leave out the year', () => {
    expect(formatDate(new Date(2026, 4, 14), { now })).toBe('14 May')
    expect(formatDate(new Date(2024, 4, 14), { now })).toBe('14 May 2024')
  })

  test('days apart are calendar days, whatever the hour', () => {
    expect(relativeDays(new Date(2026, 5, 1, 23, 59), { now })).toBe('yesterday')
    expect(relativeDays(new Date(2026, 4, 14), { now })).toBe('19 days ago')
    expect(relativeDays(new Date(2026, 5, 5, 1), { now })).toBe('in 3 days')
    expect(daysSince(new Date(2026, 4, 14, 23), now)).toBe(19)
  })

  test('something that is no date is refused in a sentence', () => {
    expect(() => formatDate('soon')).toThrow('"soon" is not a date we can show.')
  })

  test('a locale that no calendar knows does not break a date', () => {
    const locales = ['en-US@posix', 'C', 'POSIX', '', undefined, 'de-DE', 'xx-invalid-tag-that-is-long']
    for (const locale of locales)
      expect(() => formatDate(new Date(2026, 4, 14), { locale: knownLocale(locale) })).not.toThrow()
    expect(['en-US@posix', 'de-DE', 'C', undefined].map((locale) => knownLocale(locale))).toEqual([
      'en-US',
      'de-DE',
      'en-GB',
      'en-GB',
    ])
  })

  test('moments and lengths read as on a clock and in words', () => {
    expect([0, 59_999, 760_000, 3_760_000].map(formatMoment)).toEqual(['0:00', '0:59', '12:40', '1:02:40'])
    expect([20_000, 42 * 60_000, 65 * 60_000].map(formatLength)).toEqual([
      'under a minute',
      '42 minutes',
      '1 hour 5 minutes',
    ])
  })
})
