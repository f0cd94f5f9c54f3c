import { codePointLength, isValidRange, textOfRange } from '@firsthand/contract/evidence/ranges'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { momentPath, readRange, writeRange } from '../moment-path.ts'
import { findWords } from './find.ts'
import { tidyRange, wordsIn } from './tidy-range.ts'
import { extendPick, movePick, rangeOfPick, startPick, wordsOf } from './word-pick.ts'

const turns = ['How did last night go?', 'I waited. 🚲 Until two!', '…', 'Nobody told me.']
const bodyOf = (turn: number) => turns[turn]
const said = (range: Parameters<typeof wordsIn>[1] | undefined) => range && wordsIn(bodyOf, range)

test('a selection loses the blanks at its ends and cuts no letter', () => {
  expect(said(tidyRange(bodyOf, { startTurn: 1, startOffset: 1, endTurn: 1, endOffset: 12 }))).toBe(
    'waited. 🚲',
  )
  expect(said(tidyRange(bodyOf, { startTurn: 0, startOffset: 22, endTurn: 1, endOffset: 9 }))).toBe(
    'I waited.',
  )
  expect(said(tidyRange(bodyOf, { startTurn: 0, startOffset: 18, endTurn: 1, endOffset: 0 }))).toBe('go?')
  expect(tidyRange(bodyOf, { startTurn: 1, startOffset: 1, endTurn: 1, endOffset: 2 })).toBeUndefined()
})

test('words are picked one by one, then by turns, and passed over where a turn has none', () => {
  const first = startPick(bodyOf, 1, 'word')!
  const more = extendPick(bodyOf, extendPick(bodyOf, first, { step: 'word', by: 1 }), { step: 'word', by: 1 })
  expect(said(rangeOfPick(bodyOf, more))).toBe('I waited. 🚲 Until')
  expect(said(rangeOfPick(bodyOf, extendPick(bodyOf, more, { step: 'turn', by: 1 })))).toBe(
    'I waited. 🚲 Until two!',
  )
  const across = extendPick(bodyOf, startPick(bodyOf, 1, 'turn')!, { step: 'word', by: 1 })
  expect(said(rangeOfPick(bodyOf, across))).toBe('I waited. 🚲 Until two!\n…\nNobody')
  expect(said(rangeOfPick(bodyOf, movePick(bodyOf, first, -1)))).toBe('go?')
  expect(startPick(bodyOf, 2, 'word')).toBeUndefined()
})

test('whatever the turns and the steps, a pick is a range of the text', () => {
  const body = fc.string({ unit: 'grapheme', maxLength: 30 })
  const step = fc.record({
    step: fc.constantFrom('word' as const, 'turn' as const),
    by: fc.constantFrom(1 as const, -1 as const),
  })
  fc.assert(
    fc.property(
      fc.array(body, { minLength: 1, maxLength: 5 }),
      fc.nat(4),
      fc.array(step, { maxLength: 12 }),
      (bodies, start, steps) => {
        const at = (turn: number) => bodies[turn]
        let pick = startPick(at, start % bodies.length, 'word')
        for (const each of steps) pick = pick && extendPick(at, pick, each)
        const range = pick && rangeOfPick(at, pick)
        if (!range) return
        const whole = bodies.map((each) => ({ body: each }))
        expect(isValidRange(whole, range)).toBe(true)
        expect(wordsIn(at, range)).toBe(textOfRange(whole, range))
      },
    ),
  )
})

test('the words of a turn follow each other and lie within it', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 60 }), (body) => {
      let end = 0
      for (const { from, to } of wordsOf(body)) {
        expect(from >= end && to > from).toBe(true)
        end = to
      }
      expect(end).toBeLessThanOrEqual(codePointLength(body))
    }),
  )
})

test('an address leads to the words that it was made of', () => {
  const range = { startTurn: 12, startOffset: 5, endTurn: 13, endOffset: 40 }
  expect(momentPath('a', range)).toBe('/texts/a?range=12.5-13.40')
  expect(readRange(writeRange(range))).toEqual(range)
  expect(readRange('7')).toMatchObject({ startTurn: 7, endTurn: 7, startOffset: 0 })
  expect(readRange('7.1-x')).toBeUndefined()
})

test('words are found whatever their case, counted in code points', () => {
  expect(findWords('untIL', turns.entries())).toEqual([{ turn: 1, from: 12, to: 17 }])
  expect(findWords('.', turns.entries())).toEqual([
    { turn: 1, from: 8, to: 9 },
    { turn: 3, from: 14, to: 15 },
  ])
  expect(findWords('  ', turns.entries())).toEqual([])
})
