import { expect, test } from 'vitest'
import { questionKind } from './question-kind.ts'

// Questions of our own, after the classes of the reference on interviews, §10.1.
test.each([
  'What happened the last time the delivery was late?',
  'So, how did you get the figures off that page?',
  'Tell me about your first week.',
  'Could you walk me through it?',
  'In your team, who decides about that?',
  'Which supplier did you choose in the end?',
  'And why?',
])('%s is open', (question) => expect(questionKind(question)).toBe('open'))

test.each([
  'Do you use a calendar for that?',
  'Have you ever changed suppliers?',
  'How many riders are on your team?',
  'Was it the price or the weather?',
  'Which of these do you use?',
  'Would you mind if I record this?',
])('%s is closed', (question) => expect(questionKind(question)).toBe('closed'))

test.each([
  'Don’t you think the night shift is too long?',
  'You liked the app, didn’t you?',
  'So it was the money, right?',
  'How much do you love the new route planner?',
  'Surely that was annoying?',
  'Would you agree that it rains too much?',
])('%s leads', (question) => expect(questionKind(question)).toBe('leading'))

test('a turn is named after its last question, unless one of them leads', () => {
  expect(questionKind('Do you ride at night? What is that like?')).toBe('open')
  expect(questionKind('It is dark, isn’t it? What is that like?')).toBe('leading')
})

test('a turn without a question is none', () => {
  expect(questionKind('I see. That makes sense.')).toBeNull()
  expect(questionKind('')).toBeNull()
})
