import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Morning, daysBetween, headline, interleave, startOfWeek, whyDue } from './today.rules.ts'

const quiet: Morning = { daysSinceTeam: 1, followUpsDue: 0, planned: 0, withoutEvidence: 0, riskyHunches: 0 }

test.each([
  [{ daysSinceTeam: null }, 'Nobody on the team has talked to a customer yet.'],
  [{ daysSinceTeam: 19, followUpsDue: 3 }, 'Nobody on the team has talked to a customer for 19 days.'],
  [{ daysSinceTeam: 6, followUpsDue: 1 }, 'One person is waiting to hear from you.'],
  [{ followUpsDue: 3, withoutEvidence: 2 }, '3 people are waiting to hear from you.'],
  [{ withoutEvidence: 2, riskyHunches: 4 }, '2 conversations have not become evidence yet.'],
  [{ riskyHunches: 1 }, 'One claim that matters stands on a hunch alone.'],
  [{ planned: 1 }, 'One conversation is coming up.'],
  [{}, 'All is answered. A good day to ask somebody new.'],
])('the morning says the most pressing thing first: %o', (facts, sentence) => {
  expect(headline({ ...quiet, ...facts })).toBe(sentence)
})

test('a week begins on Monday, also for a Sunday and a Monday', () => {
  expect(startOfWeek(new Date('2026-11-22T23:59:59Z'))).toBe('2026-11-16T00:00:00.000Z')
  expect(startOfWeek(new Date('2026-11-23T00:00:00Z'))).toBe('2026-11-23T00:00:00.000Z')
})

test('a week begins at most seven days before any moment, and on a Monday', () => {
  fc.assert(
    fc.property(
      fc.date({ min: new Date('2000-01-01'), max: new Date('2100-01-01'), noInvalidDate: true }),
      (now) => {
        const start = new Date(startOfWeek(now))
        expect(start.getUTCDay()).toBe(1)
        expect(now.getTime() - start.getTime()).toBeGreaterThanOrEqual(0)
        expect(now.getTime() - start.getTime()).toBeLessThan(7 * 86_400_000)
      },
    ),
  )
})

test('days are whole and never negative', () => {
  expect(daysBetween('2026-11-20T12:00:00.000Z', new Date('2026-11-21T11:59:00Z'))).toBe(0)
  expect(daysBetween('2026-11-22T12:00:00.000Z', new Date('2026-11-21T12:00:00Z'))).toBe(0)
})

test('each kind of reason gets its turn, and a person is named once', () => {
  const to = (id: string, reason: 'follow_up_due' | 'new_voice') => ({
    person: { id, name: id, organisation: null, contactTypes: [], lastTouchAt: null },
    reason,
    why: '',
    taskId: null,
  })
  const chosen = interleave(
    [
      [to('a', 'follow_up_due'), to('b', 'follow_up_due')],
      [to('a', 'new_voice'), to('c', 'new_voice')],
    ],
    3,
  )

  expect(chosen.map((each) => [each.person.id, each.reason])).toEqual([
    ['a', 'follow_up_due'],
    ['b', 'follow_up_due'],
    ['c', 'new_voice'],
  ])
})

test('somebody is due because their cadence has run out, or because they wait for an answer', () => {
  const now = new Date('2026-11-21T12:00:00Z')
  const told = { now, lastTouchAt: '2026-11-01T12:00:00.000Z', cadenceDays: 14 }

  expect(whyDue({ ...told, nextTouchAt: '2026-11-15T12:00:00.000Z' })).toBe(
    'Last talked 20 days ago; you meant to talk every 14 days.',
  )
  expect(whyDue({ ...told, nextTouchAt: '2026-11-19T09:00:00.000Z' })).toBe(
    'Last talked 20 days ago; they wait for an answer, due 2 days ago.',
  )
  expect(whyDue({ ...told, lastTouchAt: null, nextTouchAt: '2026-11-21T09:00:00.000Z' })).toBe(
    'You have not talked yet; due today.',
  )
})
