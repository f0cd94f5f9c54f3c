import fc from 'fast-check'
import { expect, test } from 'vitest'
import { piecesOf } from './mark-runs.ts'

const turns = fc.string({ unit: 'grapheme', maxLength: 60 })
const runs = fc.array(fc.record({ id: fc.uuid(), from: fc.nat(80), to: fc.nat(80) }), { maxLength: 6 })

test('the words of a turn stay the same, however its highlights overlap', () => {
  fc.assert(
    fc.property(turns, runs, (text, marks) => {
      expect(
        piecesOf(text, marks)
          .map((piece) => piece.text)
          .join(''),
      ).toBe(text)
    }),
  )
})

test('every character is under exactly the highlights that cover it, counted in code points', () => {
  fc.assert(
    fc.property(turns, runs, (text, marks) => {
      for (const piece of piecesOf(text, marks))
        for (const offset of [...piece.text].keys()) {
          const place = piece.from + offset
          const covering = marks
            .filter((mark) => mark.from <= place && place < mark.to)
            .map((mark) => mark.id)
          expect(piece.runs.map(({ run }) => run.id).toSorted()).toEqual(covering.toSorted())
        }
    }),
  )
})

test('overlapping highlights never share a line under the words', () => {
  fc.assert(
    fc.property(turns, runs, (text, marks) => {
      for (const piece of piecesOf(text, marks)) {
        const levels = piece.runs.map(({ level }) => level)
        expect(new Set(levels).size).toBe(levels.length)
      }
    }),
  )
})

test('a smiley counts as one character', () => {
  expect(piecesOf('a🌧b', [{ id: 'rain', from: 1, to: 2 }]).map((piece) => piece.text)).toEqual([
    'a',
    '🌧',
    'b',
  ])
})
