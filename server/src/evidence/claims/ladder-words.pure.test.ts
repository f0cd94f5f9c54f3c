import { expect, test } from 'vitest'
import { against, assessed, day, experiment, from, threeWhoDid, threeWhoSaid, today } from './ladder.cases.ts'
import { explainRung } from './ladder-words.ts'

const said = (...told: Parameters<typeof assessed>) => explainRung(assessed(...told))

test('three who said it are told apart from three who did', () => {
  expect(said(threeWhoSaid)).toEqual({
    headline:
      'pattern — 3 independent people, all said, none did. To reach shown: cite what three more of them did or committed, or one who paid.',
    why: ['3 independent people, all said, none did.', 'You met 3 of these 3 voices.'],
    next: 'To reach shown: cite what three more of them did or committed, or one who paid.',
  })
  expect(said(threeWhoDid).why[0]).toBe('3 independent people, all did or committed.')
})

test('friends who came through one referrer, of one firm, are one voice in so many words', () => {
  const told = { introducedBy: 'rosa', organisationId: 'dart' }
  const { why, next } = said([from('ada', told), from('bela', { ...told, hearers: ['member-jon'] })])
  expect(why).toEqual([
    '1 voice from 2 people, all said, none did.',
    'People who came through the same referrer are one voice.',
    'Only people of one organisation so far.',
    'You met 1 of these 2 people.',
  ])
  expect(next).toBe('To reach pattern: two more voices, from people whom none of these introduced.')
})

test('a hunch asks for somebody to talk to, and says what was not counted', () => {
  expect(said([from('ada', { hearers: [] })])).toEqual({
    headline:
      'hunch — nobody has said or done anything for it that counts. To reach heard: talk to somebody yourself, and write down what they said.',
    why: [
      'Nobody has said or done anything for it that counts.',
      'Not counted: 1 piece of evidence relayed, because no member was there.',
    ],
    next: 'To reach heard: talk to somebody yourself, and write down what they said.',
  })
})

test('wishes are sent back to the past', () => {
  const wishes = ['ada', 'bela', 'chidi'].map((name) => from(name, { kind: 'said_future' }))
  expect(said(wishes).next).toBe(
    'To reach pattern: ask three of these people what they did last time, not what they would do.',
  )
})

test('what was taken away is said, with its numbers', () => {
  const old = threeWhoSaid.map((citation) => ({ ...citation, happenedAt: today - 200 * day }))
  expect(said(old).why).toContain('All support is older than 180 days.')
  expect(said(old).next).toBe('To reach pattern: ask one of these people again; everything here is old.')
  const did = { kind: 'did_observed' } as const
  expect(said([from('ada'), against('bela', did)]).why).toContain(
    '1 of 2 voices did the opposite; a third or more takes one rung.',
  )
})

test('a proven claim says how long it stays so', () => {
  expect(said(threeWhoDid, { findings: [experiment()] }).next).toBe(
    'It stays proven for 175 days; then cite fresh evidence or repeat the experiment.',
  )
})
