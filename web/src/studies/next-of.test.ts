import { expect, test } from 'vitest'
import { nextOf } from './next-of.ts'

const study = {
  questions: [{ id: '1', question: 'Who?', answer: '' }],
  conversations: { held: 3, planned: 0, wanted: 8 },
  evidenceCount: 4,
  daysSinceConversation: 2,
}

test('a study says the one thing to do next', () => {
  expect(nextOf({ ...study, questions: [] })).toMatch(/questions/)
  expect(nextOf({ ...study, conversations: { held: 0, planned: 2, wanted: 8 } })).toMatch(
    /first conversation/,
  )
  expect(nextOf({ ...study, evidenceCount: 0 })).toMatch(/make evidence/)
  expect(nextOf({ ...study, conversations: { held: 8, planned: 0, wanted: 8 } })).toMatch(/Write the answers/)
  expect(nextOf(study)).toBe('5 more conversations to go.')
})

test('a quiet study says for how long, unless somebody has planned to talk', () => {
  expect(nextOf({ ...study, daysSinceConversation: 19 })).toBe(
    'Nobody has talked to anybody for this study for 19 days.',
  )
  expect(
    nextOf({ ...study, daysSinceConversation: 19, conversations: { held: 3, planned: 1, wanted: null } }),
  ).toMatch(/Go on/)
})
