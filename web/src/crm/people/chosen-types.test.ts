import { type ContactType, contactTypes } from '@firsthand/contract/crm/people'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { chosenTypes, isOn } from './chosen-types.ts'

const today = '2026-06-15'
const once = { type: 'buyer' as const, since: '2020-01-01', until: '2021-12-31' }
const again = { type: 'buyer' as const, since: '2024-03-01', until: null }

test('another type beside one that somebody is for the second time leaves both times as they were', () => {
  expect(chosenTypes([once, again], ['buyer', 'lead'], today)).toEqual([
    once,
    again,
    { type: 'lead', since: null, until: null },
  ])
})

test('a type that is no longer chosen was so until yesterday, and one that began today never was', () => {
  const begun = { type: 'lead' as const, since: today, until: null }
  expect(chosenTypes([once, again, begun], [], today)).toEqual([once, { ...again, until: '2026-06-14' }])
})

test('a type that is chosen again goes on where it ended yesterday, and begins today where it ended before', () => {
  expect(chosenTypes(chosenTypes([once, again], [], today), ['buyer'], today)).toEqual([once, again])
  expect(chosenTypes([once], ['buyer'], today)).toEqual([once, { type: 'buyer', since: today, until: null }])
})

test('a type that begins later, and is chosen today, is so until then', () => {
  const coming = { type: 'expert' as const, since: '2026-07-01', until: null }
  expect(chosenTypes([coming], ['expert'], today)).toEqual([
    coming,
    { type: 'expert', since: null, until: '2026-06-30' },
  ])
})

const day = fc.integer({ min: -400, max: 400 }).map((days) => {
  return new Date(Date.parse(today) + days * 86_400_000).toISOString().slice(0, 10)
})
const span = fc
  .record({
    type: fc.constantFrom(...contactTypes),
    since: fc.option(day),
    until: fc.option(day),
  })
  .filter(({ since, until }) => since === null || until === null || since <= until)
const choice = fc.subarray([...contactTypes] as ContactType[])

test('whatever is chosen and unchosen, no time that is over or to come is lost, and what is chosen is what they are', () => {
  fc.assert(
    fc.property(fc.array(span, { maxLength: 8 }), fc.array(choice, { minLength: 1 }), (spans, choices) => {
      let now = spans
      for (const chosen of choices) {
        now = chosenTypes(now, chosen, today)
        expect(new Set(now.filter((each) => isOn(each, today)).map(({ type }) => type))).toEqual(
          new Set(chosen),
        )
      }
      for (const { type, since, until } of spans.filter((each) => !isOn(each, today)))
        expect(
          now.some(
            (each) =>
              each.type === type && each.since === since && (each.until === until || until === '2026-06-14'),
          ),
        ).toBe(true)
      for (const { type, since } of spans.filter((each) => isOn(each, today) && each.since !== today))
        expect(now.some((each) => each.type === type && each.since === since)).toBe(true)
    }),
  )
})
