import { expect, test } from 'vitest'
import { eventKinds, eventNames, isEventPattern } from './event-names.ts'
import { EventPattern } from './webhooks.ts'

test('each event has one name, made of what it is about and what happened', () => {
  expect(new Set(eventNames).size).toBe(eventNames.length)
  for (const name of eventNames) expect(name).toMatch(/^[a-z_]+\.[a-z_]+$/)
})

test('a webhook hears events that there are: one, all of a kind, or all', () => {
  for (const pattern of ['*', ...eventNames, ...eventKinds.map((kind) => `${kind}.*`)])
    expect(isEventPattern(pattern), pattern).toBe(true)
  for (const pattern of ['peson.created', 'person.vanished', 'sample.*', 'person.'])
    expect(EventPattern.safeParse(pattern).success, pattern).toBe(false)
})
