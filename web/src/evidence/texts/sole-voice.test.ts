import { expect, test } from 'vitest'
import { soleVoice } from './sole-voice.ts'
import { words } from './texts.words.ts'

const nele = { id: 'n', name: 'Nele Brandt' }
const mara = { id: 'm', name: 'Mara Lindqvist' }
const speaks = (member: typeof nele | null, turns = 3) =>
  ({ member, role: member ? 'team' : 'person', turns }) as const
const talk = {
  measure: 'time',
  teamShare: 0.31,
  withheldBecause: null,
  longestTeamStretchMs: null,
  longestTeamStretchWords: null,
  questions: { open: 0, closed: 0, leading: 0 },
  perSpeaker: [],
} as const
const says = (...speakers: ReturnType<typeof speaks>[]) =>
  words.talk({ ...talk, perSpeaker: [] }, soleVoice({ speakers }, 'm')).replace(/\s/g, ' ')

test('a talk that one of us led alone is said to be theirs', () => {
  expect(says(speaks(mara), speaks(null))).toBe('You talked 31 % of the time.')
  expect(says(speaks(nele), speaks(null))).toBe('Nele Brandt talked 31 % of the time.')
  expect(says(speaks(mara), speaks(mara), speaks(nele, 0))).toBe('You talked 31 % of the time.')
})

test('where several of us talked, the share is that of our side, and nobody’s own', () => {
  expect(says(speaks(mara), speaks(nele), speaks(null))).toBe('Your side talked 31 % of the time.')
  expect(says(speaks(null))).toBe('Your side talked 31 % of the time.')
})
