import {
  createConversation,
  updateConversation,
  archiveConversation,
} from '@firsthand/contract/conversations/conversations'
import { unsnoozePerson } from '@firsthand/contract/crm/follow-ups'
import { createPerson, showPerson, snoozePerson, updatePerson } from '@firsthand/contract/crm/people'
import { logTouchpoint, removeTouchpoint, updateTouchpoint } from '@firsthand/contract/crm/touchpoints'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type World, openWorld } from '../../../test/world.ts'
import { isTouch, nextTouch } from './next-touch.ts'

const day = 86_400_000
const start = Date.parse('2026-03-01T09:00:00.000Z')
let now = start

let world: World
beforeAll(async () => void (world = await openWorld({ clock: () => new Date(now) })))
afterAll(() => world.close())

type Step =
  | { does: 'log'; daysAgo: number; outcome: 'reached' | 'no_answer' | 'declined' | 'yes' }
  | { does: 'mend'; which: number; daysAgo: number; outcome: 'reached' | 'no_answer' }
  | { does: 'remove'; which: number }
  | { does: 'snooze'; inDays: number | null }
  | { does: 'unsnooze' }
  | { does: 'cadence'; days: number | null }
  | { does: 'converse'; daysAgo: number }
  | { does: 'move'; which: number; daysAgo: number }
  | { does: 'archive'; which: number; isArchived: boolean }

const daysAgo = fc.integer({ min: 0, max: 60 })
const which = fc.nat({ max: 5 })
const anyStep: fc.Arbitrary<Step> = fc.oneof(
  fc.record({
    does: fc.constant('log' as const),
    daysAgo,
    outcome: fc.constantFrom('reached' as const, 'no_answer' as const, 'declined' as const, 'yes' as const),
  }),
  fc.record({
    does: fc.constant('mend' as const),
    which,
    daysAgo,
    outcome: fc.constantFrom('reached' as const, 'no_answer' as const),
  }),
  fc.record({ does: fc.constant('remove' as const), which }),
  fc.record({ does: fc.constant('snooze' as const), inDays: fc.option(fc.integer({ min: 1, max: 90 })) }),
  fc.record({ does: fc.constant('unsnooze' as const) }),
  fc.record({ does: fc.constant('cadence' as const), days: fc.option(fc.integer({ min: 1, max: 90 })) }),
  fc.record({ does: fc.constant('converse' as const), daysAgo }),
  fc.record({ does: fc.constant('move' as const), which, daysAgo }),
  fc.record({ does: fc.constant('archive' as const), which, isArchived: fc.boolean() }),
)

test('after any touches, mendings, removals, conversations and snoozes, the next touch is what a full calculation gives', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(anyStep, { minLength: 1, maxLength: 12 }), async (steps) => {
      const you = world.as('member')
      const { id: person } = await world.call(you, createPerson, { name: 'Nele' })
      const touches = new Map<string, { at: number; outcome: string }>()
      const conversations = new Map<string, { at: number; isArchived: boolean }>()
      let cadenceDays: number | null = null
      let snooze: { at: number; until: string | null } | null = null
      const pick = <Value>(from: Map<string, Value>, index: number) => [...from.keys()][index % from.size]

      for (const step of steps) {
        now += day / 2
        const at = 'daysAgo' in step ? now - step.daysAgo * day : now
        const iso = new Date(at).toISOString()
        if (step.does === 'log') {
          const { outcome } = step
          const { id } = await world.call(you, logTouchpoint, { person, channel: 'call', at: iso, outcome })
          touches.set(id, { at, outcome })
        } else if (step.does === 'converse') {
          const { id } = await world.call(you, createConversation, {
            kind: 'coffee',
            people: [person],
            heldAt: iso,
          })
          conversations.set(id, { at, isArchived: false })
        } else if (step.does === 'snooze') {
          const until = step.inDays === null ? null : new Date(now + step.inDays * day).toISOString()
          await world.call(you, snoozePerson, { person, until })
          snooze = { at: now, until }
        } else if (step.does === 'unsnooze') {
          await world.call(you, unsnoozePerson, { person })
          snooze = null
        } else if (step.does === 'cadence') {
          await world.call(you, updatePerson, { person, cadenceDays: step.days })
          cadenceDays = step.days
          snooze = null
        } else if (step.does === 'mend' || step.does === 'remove') {
          const touchpoint = pick(touches, step.which)
          if (!touchpoint) continue
          if (step.does === 'remove') {
            await world.call(you, removeTouchpoint, { touchpoint })
            touches.delete(touchpoint)
          } else {
            const { outcome } = step
            await world.call(you, updateTouchpoint, { touchpoint, at: iso, outcome })
            touches.set(touchpoint, { at, outcome })
          }
        } else {
          const conversation = pick(conversations, step.which)
          if (!conversation) continue
          const { isArchived, at: before } = conversations.get(conversation)!
          if (step.does === 'move') {
            await world.call(you, updateConversation, { conversation, heldAt: iso })
            conversations.set(conversation, { at, isArchived })
          } else {
            await world.call(you, archiveConversation, { conversation, isArchived: step.isArchived })
            conversations.set(conversation, { at: before, isArchived: step.isArchived })
          }
        }
      }

      const moments = [
        ...[...touches.values()].filter(({ outcome }) => isTouch(outcome)).map(({ at }) => at),
        ...[...conversations.values()].filter((each) => !each.isArchived).map(({ at }) => at),
      ]
      const lastTouchAt = moments.length === 0 ? null : new Date(Math.max(...moments)).toISOString()
      const expected = {
        lastTouchAt,
        nextTouchAt: nextTouch({
          lastTouchAt,
          cadenceDays,
          snoozedAt: snooze && new Date(snooze.at).toISOString(),
          snoozedUntil: snooze && snooze.until,
        }),
        touchpointCount: touches.size + [...conversations.values()].filter((each) => !each.isArchived).length,
      }
      expect(await world.call(you, showPerson, { person })).toMatchObject(expected)
    }),
    { numRuns: 25 },
  )
}, 60_000)

test('taking a snooze back lets the next touch follow the cadence again, and the answer says how', async () => {
  const you = world.as('member')
  const { id: person } = await world.call(you, createPerson, { name: 'Ottilie', cadenceDays: 10 })
  await world.call(you, logTouchpoint, { person, channel: 'coffee' })
  const { before } = await world.call(you, snoozePerson, {
    person,
    until: new Date(now + 40 * day).toISOString(),
  })

  expect(before).toEqual({ nextTouchAt: new Date(now + 10 * day).toISOString(), wasSnoozed: false })
  await world.call(you, unsnoozePerson, { person })
  expect(await world.call(you, showPerson, { person })).toMatchObject({ nextTouchAt: before.nextTouchAt })
})

test('a refusal is a touch: whoever said no is not asked again tomorrow', async () => {
  const you = world.as('member')
  const { id: person } = await world.call(you, createPerson, { name: 'Gus', cadenceDays: 30 })
  await world.call(you, logTouchpoint, { person, channel: 'call', outcome: 'declined' })

  expect(await world.call(you, showPerson, { person })).toMatchObject({
    nextTouchAt: new Date(now + 30 * day).toISOString(),
  })
})
