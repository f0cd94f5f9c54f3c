import { expect, test } from 'vitest'
import { words } from './practice.words.ts'

test('a silence is told in seconds: none lasts a minute, and a long one is not “under” anything', () => {
  expect(words.silenceText(3, words.seconds(6_400))).toBe(
    '3 pauses of two seconds or more, the longest 6 seconds',
  )
  expect(words.silenceText(0, words.seconds(1_000))).toBe('none of two seconds')
})
