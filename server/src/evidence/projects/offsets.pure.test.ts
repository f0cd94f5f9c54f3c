import { codePointLength, sliceCodePoints } from '@firsthand/contract/evidence/code-points'
import { textOfRange } from '@firsthand/contract/evidence/ranges'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { countingOf, createPlacer, joinTurns, linesOf, placeInText, standard, unitsOf } from './offsets.ts'

const words = fc.string({
  unit: fc.constantFrom('a', 'é', '😀', '👩‍🍳', 'ש', ' ', 'b', '\u0301', 'मि'),
  minLength: 1,
  maxLength: 12,
})

describe('positions', () => {
  test('count code points from 0 to an end that is not in it', () => {
    const text = 'a😀b'
    const units = unitsOf(text, standard)
    expect(text.slice(units.startOf(1), units.startOf(2))).toBe('😀')
    expect(units.startOf(3)).toBe(4)
    expect(units.startOf(4)).toBeUndefined()
  })

  const text = 'Hello 😀 world\r\nand 😀 tips\r\nfor the team'
  const marked = (start: number, end: number, name: string) => [{ start, end, name }]
  test.each([
    ['as the standard says', marked(21, 25, 'tips'), standard],
    ['in UTF-16', marked(23, 27, 'tips'), { ...standard, astralIsTwo: true }],
    ['with line ends of one', marked(20, 24, 'tips'), { ...standard, lineEndIsOne: true }],
  ])('are told from the words that selections are named after: %s', (_, selections, wanted) => {
    expect(countingOf(text, false, selections)).toEqual(wanted)
  })

  test('without a name are told from where words begin and end', () => {
    const offsets = [...text.matchAll(/\w+/g)].map((match) => ({
      start: match.index,
      end: match.index + match[0].length,
      name: '',
    }))
    expect(countingOf(text, false, offsets)).toEqual({ ...standard, astralIsTwo: true })
  })

  const spoken =
    'Ada:\tZweimal – “zur Sicherheit” 🧾.\r\n\r\nBo: Why?\r\nAda: I was €40 short, once; nobody (!) believed me.'
  const quotes = ['Zweimal – “zur Sicherheit” 🧾', '€40 short', 'nobody (!) believed me.']
  test.each(
    [false, true].flatMap((lineEndIsOne) =>
      [false, true].flatMap((astralIsTwo) =>
        [false, true].map((markIsOne) => ({ lineEndIsOne, astralIsTwo, markIsOne })),
      ),
    ),
  )('without a name lie where quotes begin and end, however they are counted: %o', (counting) => {
    const units = unitsOf(spoken, counting)
    const placeOf = (at: number) =>
      Array.from({ length: units.count }, (_, place) => place).findLast(
        (place) => units.startOf(place) === at,
      )!
    const offsets = quotes.map((quote) => {
      const at = spoken.indexOf(quote)
      return { start: placeOf(at), end: placeOf(at + quote.length), name: '' }
    })
    const read = unitsOf(spoken, countingOf(spoken, true, offsets))

    expect(offsets.map(({ start, end }) => spoken.slice(read.startOf(start), read.startOf(end)))).toEqual(
      quotes,
    )
  })

  test('that count the mark at the beginning are seen', () => {
    expect(countingOf('always tip', true, marked(8, 11, 'tip '))).toEqual({ ...standard, markIsOne: true })
    expect(countingOf('always tip', true, marked(7, 10, 'tip'))).toEqual(standard)
  })
})

describe('a text in turns', () => {
  test('is every line that holds more than spaces', () => {
    const text = 'one\r\n\n  \ntwo\u2028three\r'
    expect(linesOf(text).map(({ from, to }) => text.slice(from, to))).toEqual(['one', 'two', 'three'])
  })

  test('holds no selection of spaces between turns', () => {
    const text = 'one\n\ntwo'
    const place = createPlacer(text, linesOf(text))
    expect(place(3, 5)).toBeUndefined()
    expect(place(2, 6)).toEqual({ startTurn: 0, startOffset: 2, endTurn: 1, endOffset: 1 })
  })

  test('goes out as one text and its ranges come back as they were, whatever the writing', () => {
    const turns = fc.array(fc.record({ label: fc.constantFrom('', 'Anna', 'דנה'), body: words }), {
      minLength: 1,
      maxLength: 6,
    })
    fc.assert(
      fc.property(turns, fc.infiniteStream(fc.nat()), (said, dice) => {
        const draw = (most: number) => dice.next().value! % most
        const { text, starts } = joinTurns(said)
        const ends = said.map(({ body }, index) => starts[index]! + codePointLength(body))
        const startTurn = draw(said.length)
        const endTurn = startTurn + draw(said.length - startTurn)
        const lengthOf = (turn: number) => codePointLength(said[turn]!.body)
        const startOffset = draw(lengthOf(startTurn))
        const from = startTurn === endTurn ? startOffset + 1 : 1
        const range = {
          startTurn,
          startOffset,
          endTurn,
          endOffset: from + draw(lengthOf(endTurn) - from + 1),
        }

        const { start, end } = placeInText(starts, range)
        const units = unitsOf(text, standard)
        const pieces = starts.map((at, index) => ({
          from: units.startOf(at)!,
          to: units.startOf(ends[index]!)!,
        }))

        expect(createPlacer(text, pieces)(units.startOf(start)!, units.startOf(end)!)).toEqual(range)
        expect(sliceCodePoints(text, start, end).endsWith(textOfRange(said, range).split('\n').at(-1)!)).toBe(
          true,
        )
      }),
      { numRuns: 300 },
    )
  })
})

test('places are the same whether each is kept or most are counted from the one before', () => {
  const said = fc.array(fc.constantFrom('a', 'é', '😀', '\r\n', '\n', '\ud83d', ' ', 'words '), {
    maxLength: 400,
  })
  const counted = fc.record({
    astralIsTwo: fc.boolean(),
    lineEndIsOne: fc.boolean(),
    markIsOne: fc.boolean(),
  })
  fc.assert(
    fc.property(said, counted, (parts, counting) => {
      const text = parts.join('')
      const whole = new RegExp(
        counting.lineEndIsOne ? '\\r\\n|[^]' : '[^]',
        counting.astralIsTwo ? 'g' : 'gu',
      )
      const starts = [...text.matchAll(whole)].map(({ index }) => index)
      const each = [...(counting.markIsOne ? [0] : []), ...starts, text.length]

      const units = unitsOf(text, counting)
      expect(units.count).toBe(each.length)
      expect(Array.from(each, (_, place) => units.startOf(place))).toEqual(each)
      for (const outside of [-1, each.length, 0.5, Number.NaN]) expect(units.startOf(outside)).toBeUndefined()
    }),
  )
})
