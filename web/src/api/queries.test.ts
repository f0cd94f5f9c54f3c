import { QueryObserver } from '@tanstack/react-query'
import { expect, test } from 'vitest'
import { createQueries, renew } from './queries.ts'

/** A list on the screen, whose answers come when they are told to. */
function onScreen() {
  const queries = createQueries({ onFailure: () => {}, onSignedOut: () => {} })
  const answers: ((answer: string) => void)[] = []
  const queryFn = () => new Promise<string>((resolve) => void answers.push(resolve))
  const observer = new QueryObserver(queries, { queryKey: ['timeline.list'], queryFn })
  const leave = observer.subscribe(() => {})
  return { queries, answers, observer, leave }
}

test('a first answer that was on its way when something changed is not taken for the new one', async () => {
  const { queries, answers, observer, leave } = onScreen()
  expect(answers).toHaveLength(1)
  const renewed = renew(queries, { queryKey: ['timeline.list'] })
  await expect.poll(() => answers.length).toBe(2)
  answers[0]!('before the change')
  answers[1]!('after the change')
  await renewed
  expect(observer.getCurrentResult()).toMatchObject({ data: 'after the change', isError: false })
  leave()
})

test('an answer that is on the screen stays there until the new one has come', async () => {
  const { queries, answers, observer, leave } = onScreen()
  answers[0]!('before')
  await expect.poll(() => observer.getCurrentResult().data).toBe('before')
  const renewed = renew(queries)
  await expect.poll(() => answers.length).toBe(2)
  expect(observer.getCurrentResult()).toMatchObject({ data: 'before', isPending: false })
  answers[1]!('after')
  await renewed
  expect(observer.getCurrentResult().data).toBe('after')
  leave()
})
