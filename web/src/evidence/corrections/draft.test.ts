import type { CorrectedTurn } from '@firsthand/contract/evidence/corrections'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readMoment, stepsOfEdit, stepsOfSplit, turnsAfter } from './draft.ts'

const turn = (body: string): CorrectedTurn => ({ speakerId: null, startsMs: null, endsMs: null, body })
const lines = fc.string({ unit: fc.constantFrom('a', 'b', ' ', 'ש', '🚲', '.', "'"), maxLength: 24 })

test('what was written in a turn stands there afterwards, to the letter', () => {
  fc.assert(
    fc.property(lines, lines, (before, after) => {
      const [edited] = turnsAfter([turn(before)], [stepsOfEdit(0, before, after)])
      expect(edited?.body).toBe(after)
    }),
  )
})

test('a corrected word leaves the words beside it alone', () => {
  expect(stepsOfEdit(3, 'I waited an hour there', 'I waited two hours there')).toEqual([
    { does: 'replace', turn: 3, from: 9, to: 11, words: 'two' },
    { does: 'replace', turn: 3, from: 13, to: 17, words: 'hours' },
  ])
})

test('a turn is split at a word, without the blank between', () => {
  const body = 'I left. 🚲 Then I slept.'
  const steps = stepsOfSplit(0, body, body.indexOf('Then'))
  expect(turnsAfter([turn(body)], [steps]).map((each) => each.body)).toEqual(['I left. 🚲', 'Then I slept.'])
  expect(stepsOfSplit(0, body, 0)).toEqual([])
  expect(stepsOfSplit(0, body, body.length)).toEqual([])
})

test('a moment is written as minutes and seconds, and nothing means none', () => {
  expect(readMoment('12:05')).toBe(725_000)
  expect(readMoment('1:02:03')).toBe(3_723_000)
  expect(readMoment('')).toBeNull()
  expect(readMoment('soon')).toBeUndefined()
})
