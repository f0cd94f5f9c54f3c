import fc from 'fast-check'
import { Temporal } from 'temporal-polyfill'
import { expect, test } from 'vitest'
import { rhythms } from '@firsthand/contract/crm/digest'
import { addDays, dayAt, endOfDay, momentOf, startOfDay, weekdayOf } from '../tasks/days.ts'
import { isDigestDay, nextDigest } from './schedule.ts'

const zones = [
  'UTC',
  'Europe/Berlin',
  'America/New_York',
  'America/St_Johns',
  'Asia/Kathmandu',
  'Australia/Lord_Howe',
  'Pacific/Apia',
  'Pacific/Kiritimati',
  'America/Sao_Paulo',
  'Africa/Cairo',
]
const anyMoment = fc.integer({ min: Date.UTC(2010, 0), max: Date.UTC(2030, 0) }).map((ms) => new Date(ms))
const anyRhythm = fc.record({
  every: fc.constantFrom(...rhythms),
  hour: fc.nat({ max: 23 }),
  weekday: fc.integer({ min: 1, max: 7 }),
  timeZone: fc.constantFrom(...zones),
})

test('the next digest is ahead, on a day that was chosen, and at its hour unless clocks skip that', () => {
  fc.assert(
    fc.property(anyMoment, anyRhythm, (now, rhythm) => {
      const at = nextDigest(now, rhythm)
      expect(at === null).toBe(rhythm.every === 'never')
      if (at === null) return
      const moment = new Date(at)
      const day = dayAt(moment, rhythm.timeZone)

      expect(moment.getTime()).toBeGreaterThan(now.getTime())
      expect(isDigestDay(day, rhythm)).toBe(true)
      const wall = Temporal.Instant.from(at).toZonedDateTimeISO(rhythm.timeZone)
      const skipped = Temporal.PlainDate.from(day)
        .toZonedDateTime({ timeZone: rhythm.timeZone, plainTime: { hour: rhythm.hour } })
        .toPlainTime()
      expect(wall.toPlainTime().toString()).toBe(skipped.toString())
    }),
  )
})

test('two digests in a row never belong to the same day, whatever clocks do', () => {
  fc.assert(
    fc.property(anyMoment, anyRhythm, (now, rhythm) => {
      const first = nextDigest(now, rhythm)
      if (first === null) return
      const second = nextDigest(new Date(first), rhythm)!
      expect(dayAt(new Date(second), rhythm.timeZone) > dayAt(new Date(first), rhythm.timeZone)).toBe(true)
    }),
  )
})

test('every moment belongs to one day, between its beginning and its end', () => {
  fc.assert(
    fc.property(anyMoment, fc.constantFrom(...zones), (now, zone) => {
      const day = dayAt(now, zone)
      expect(Date.parse(startOfDay(day, zone))).toBeLessThanOrEqual(now.getTime())
      expect(Date.parse(endOfDay(day, zone))).toBeGreaterThan(now.getTime())
    }),
  )
})

test('in spring an hour that clocks skip is the moment after, in autumn an hour that comes twice is the first', () => {
  // Berlin 2026: 29 March 02:00 → 03:00, 25 October 03:00 → 02:00.
  expect(momentOf('2026-03-29', '02:30', 'Europe/Berlin')).toBe('2026-03-29T01:30:00.000Z')
  expect(momentOf('2026-10-25', '02:30', 'Europe/Berlin')).toBe('2026-10-25T00:30:00.000Z')
})

test('a digest at eight stays at eight when clocks change', () => {
  const rhythm = { every: 'day', hour: 8, weekday: 1, timeZone: 'Europe/Berlin' } as const

  expect(nextDigest(new Date('2026-03-28T07:00:00.000Z'), rhythm)).toBe('2026-03-29T06:00:00.000Z')
  expect(nextDigest(new Date('2026-10-24T06:00:00.000Z'), rhythm)).toBe('2026-10-25T07:00:00.000Z')
})

test('work days leave out Saturday and Sunday', () => {
  const rhythm = { every: 'workday', hour: 8, weekday: 1, timeZone: 'UTC' } as const
  const friday = '2026-11-20'

  expect(weekdayOf(friday)).toBe(5)
  expect(nextDigest(new Date(`${friday}T09:00:00.000Z`), rhythm)).toBe(`${addDays(friday, 3)}T08:00:00.000Z`)
})
