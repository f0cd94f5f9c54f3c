import { expect, test } from 'vitest'
import { type OrderedPrompt, checkOrder, plannedMinutes } from './guides-order.ts'

const prompt = (ask: string, more: Partial<OrderedPrompt> = {}): OrderedPrompt => ({
  id: ask,
  kind: 'ask',
  ask,
  isSensitive: false,
  minutes: null,
  ...more,
})
const guide = (prompts: OrderedPrompt[], note = '') => ({
  budgetMinutes: null,
  sections: [{ note, minutes: null, prompts }],
})
const failing = (given: Parameters<typeof checkOrder>[0]) =>
  checkOrder(given)
    .filter(({ holds }) => !holds)
    .map(({ check, promptId }) => (promptId ? `${check}: ${promptId}` : check))

const good = [
  prompt('We take notes. They are only used by the three of us and deleted after a year.', { kind: 'say' }),
  prompt('Is it ok if I record our talk?'),
  prompt('How did you start riding?'),
  prompt('Tell me about your last night shift.'),
  prompt('What happened next?'),
  prompt('What did that night earn you?', { isSensitive: true }),
  prompt('What should I have asked?'),
]

test('a guide in good order passes every check', () => {
  expect(failing(guide(good))).toEqual([])
})

test('who says for whom the notes are, and asks whether that is all right, has said and asked it', () => {
  const said = prompt('We write notes, for us alone. Is that all right?', { kind: 'say' })
  expect(failing(guide([said, ...good.slice(2)]))).toEqual([])
})

test('what the data is for, and the consent, come before anything is asked', () => {
  expect(failing(guide(good.slice(2)))).toEqual(['data_use', 'consent'])
  expect(failing(guide(good.slice(2), 'Explain: the recording stays with us. Ask for consent.'))).toEqual([])
  expect(failing(guide([...good.slice(2, 5), ...good.slice(0, 2), ...good.slice(5)]))).toEqual([
    'data_use',
    'consent',
  ])
})

test('sensitive prompts wait for the second half', () => {
  const early = prompt('How much debt do you have?')
  expect(
    failing(
      guide([
        ...good.slice(0, 2),
        prompt('How did you start riding?'),
        prompt('What did you do before?'),
        early,
        ...good.slice(3),
      ]),
    ),
  ).toEqual(['sensitive_late: How much debt do you have?'])
})

test('it begins with something easy', () => {
  expect(
    failing(guide([...good.slice(0, 2), prompt("Don't you think the pay is too low?"), ...good.slice(2)])),
  ).toEqual(["easy_first: Don't you think the pay is too low?"])
})

test('it ends with what was not asked', () => {
  expect(failing(guide(good.slice(0, -1)))).toEqual(['closing'])
  expect(
    failing(guide([...good.slice(0, -1), prompt('Before we finish, what did we forget to ask about?')])),
  ).toEqual([])
})

test('sections count their own minutes, or else those of their prompts', () => {
  const sections = [
    { note: '', minutes: 10, prompts: [prompt('a', { minutes: 30 })] },
    { note: '', minutes: null, prompts: [prompt('b', { minutes: 3 }), prompt('c', { minutes: 4 })] },
  ]
  expect(plannedMinutes(sections)).toBe(17)
  expect(failing({ budgetMinutes: 16, sections })).toContain('in_time')
  expect(failing({ budgetMinutes: 17, sections })).not.toContain('in_time')
})

test('an empty guide has nothing to check', () => {
  expect(checkOrder({ budgetMinutes: null, sections: [] })).toEqual([])
})
