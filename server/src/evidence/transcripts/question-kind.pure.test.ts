import { expect, test } from 'vitest'
import { questionKinds } from './question-kind.ts'

// Questions of our own, after the classes of the reference on interviews, §10.1.
test.each([
  'What happened the last time the delivery was late?',
  'So, how did you get the figures off that page?',
  'Tell me about your first week.',
  'Could you walk me through it?',
  'In your team, who decides about that?',
  'And why?',
])('%s is open', (question) => expect(questionKinds(question)).toEqual(['open']))

test.each([
  'Do you use a calendar for that?',
  'Have you ever changed suppliers?',
  'How many riders are on your team?',
  'Was it the price or the weather?',
  'Which of these do you use?',
  'Which supplier did you choose in the end?',
  'Would you mind if I record this?',
])('%s is closed', (question) => expect(questionKinds(question)).toEqual(['closed']))

test.each([
  'Don’t you think the night shift is too long?',
  'You liked the app, didn’t you?',
  'So it was the money, right?',
  'How much do you love the new route planner?',
  'Surely that was annoying?',
  'Would you agree that it rains too much?',
])('%s leads', (question) => expect(questionKinds(question)).toEqual(['leading']))

test('each question of a turn is counted, and one that leads does not hide the others', () => {
  expect(questionKinds('Do you ride at night? I often do. What is that like?')).toEqual(['closed', 'open'])
  expect(questionKinds('It is dark, isn’t it? Yes. What is that like?')).toEqual(['leading', 'open'])
})

test('a turn without a question has none, and neither has one in a language that is not read', () => {
  expect(questionKinds('I see. That makes sense.')).toEqual([])
  expect(questionKinds('')).toEqual([])
  expect(questionKinds('Warum fahren Sie nachts?')).toEqual([])
})
