import { describe, expect, test } from 'vitest'
import fc from 'fast-check'
import {
  codePointLength,
  codePointToUtf16,
  isValidRange,
  type NamedRange,
  partInTurn,
  rangesOverlap,
  sliceCodePoints,
  smallestCovering,
  snapToGraphemes,
  sweepRuns,
  textOfRange,
  utf16ToCodePoint,
} from './ranges.ts'

const family = '👨‍👩‍👧'
const accented = 'e\u0301'

describe('offsets count code points', () => {
  test('an emoji is one code point, and a family of three joined ones is five', () => {
    expect(codePointLength('a😀b')).toBe(3)
    expect(codePointLength(family)).toBe(5)
    expect(sliceCodePoints('a😀b', 1, 2)).toBe('😀')
  })

  test('an index inside a surrogate pair means the pair’s start', () => {
    expect(utf16ToCodePoint('a😀b', 2)).toBe(1)
  })

  test('lengths, slices and conversions agree with the string iterator for any text', () => {
    fc.assert(
      fc.property(anyText(), fc.nat(40), fc.nat(40), (text, one, other) => {
        const points = [...text]
        const [from, to] = [Math.min(one, other), Math.max(one, other)]
        expect(codePointLength(text)).toBe(points.length)
        expect(sliceCodePoints(text, from, to)).toBe(points.slice(from, to).join(''))
      }),
    )
  })

  test('a code-point offset survives the way to UTF-16 and back', () => {
    fc.assert(
      fc.property(anyText(), fc.nat(60), (text, offset) => {
        const within = Math.min(offset, codePointLength(text))
        expect(utf16ToCodePoint(text, codePointToUtf16(text, offset))).toBe(within)
        expect(codePointToUtf16(text, offset)).toBeLessThanOrEqual(text.length)
      }),
    )
  })
})

describe('a selection never cuts a letter', () => {
  test('half a family becomes the family, and a bare accent takes its letter', () => {
    expect(snapToGraphemes(`x${family}y`, 2, 3)).toEqual({ from: 1, to: 6 })
    expect(snapToGraphemes(`caf${accented}`, 4, 5)).toEqual({ from: 3, to: 5 })
  })

  test('an empty selection stays empty, and one beyond the text ends with it', () => {
    expect(snapToGraphemes(family, 2, 2)).toEqual({ from: 2, to: 2 })
    expect(snapToGraphemes('abc', -4, 99)).toEqual({ from: 0, to: 3 })
  })

  test('for any text the snapped ends are ends of graphemes, around what was selected', () => {
    const segmenter = new Intl.Segmenter('und', { granularity: 'grapheme' })
    fc.assert(
      fc.property(anyText(), fc.nat(40), fc.nat(40), (text, one, other) => {
        const length = codePointLength(text)
        const from = Math.min(one, other, length)
        const to = Math.min(Math.max(one, other), length)
        const snapped = snapToGraphemes(text, from, to)
        if (from === to) {
          expect(snapped).toEqual({ from, to })
          return
        }

        const starts = [...segmenter.segment(text)].map(({ index }) => index)
        const boundaries = new Set([...starts, text.length].map((index) => utf16ToCodePoint(text, index)))
        expect(boundaries.has(snapped.from) && boundaries.has(snapped.to)).toBe(true)
        if (boundaries.has(from) && boundaries.has(to)) expect(snapped).toEqual({ from, to })
        expect(snapped.from <= from && snapped.to >= to && snapped.to <= length).toBe(true)
      }),
    )
  })
})

describe('a range', () => {
  const turns = [{ body: 'We left 😀.' }, { body: '' }, { body: 'Why then?' }]

  test('gives the words it covers, over several turns', () => {
    expect(textOfRange(turns, { startTurn: 0, startOffset: 8, endTurn: 2, endOffset: 3 })).toBe('😀.\n\nWhy')
  })

  test('is valid only within its text, in order, and with something in it', () => {
    const range = { startTurn: 0, startOffset: 0, endTurn: 0, endOffset: 10 }
    expect(isValidRange(turns, range)).toBe(true)
    expect(isValidRange(turns, { ...range, endOffset: 11 })).toBe(false)
    expect(isValidRange(turns, { ...range, startOffset: 10 })).toBe(false)
    expect(isValidRange(turns, { ...range, startOffset: -1 })).toBe(false)
    expect(isValidRange(turns, { ...range, startOffset: 0.5 })).toBe(false)
    expect(isValidRange(turns, { ...range, endTurn: 3 })).toBe(false)
    expect(isValidRange(turns, { startTurn: 0, startOffset: 10, endTurn: 2, endOffset: 0 })).toBe(false)
  })

  test('that ends where another begins does not overlap it', () => {
    const first = { startTurn: 0, startOffset: 0, endTurn: 0, endOffset: 4 }
    expect(rangesOverlap(first, { startTurn: 0, startOffset: 4, endTurn: 1, endOffset: 0 })).toBe(false)
    expect(rangesOverlap(first, { startTurn: 0, startOffset: 3, endTurn: 2, endOffset: 1 })).toBe(true)
  })
})

describe('overlapping highlights', () => {
  test('become the fewest stretches, each with every highlight over it', () => {
    const runs = sweepRuns('0123456789', 1, [
      { id: 'long', startTurn: 0, startOffset: 5, endTurn: 1, endOffset: 6 },
      { id: 'short', startTurn: 1, startOffset: 4, endTurn: 1, endOffset: 8 },
      { id: 'elsewhere', startTurn: 2, startOffset: 0, endTurn: 2, endOffset: 9 },
    ])
    expect(runs.map(({ text, ids }) => [text, ids.join(' ')])).toEqual([
      ['0123', 'long'],
      ['45', 'long short'],
      ['67', 'short'],
      ['89', ''],
    ])
  })

  test('are cut so that the runs are the turn and each names exactly what brute force finds', () => {
    fc.assert(
      fc.property(anyText(), ranges(), (body, highlights) => {
        const runs = sweepRuns(body, 1, highlights)
        expect(runs.map(({ text }) => text).join('')).toBe(body)

        const points = [...body]
        const covering = points.map((_, offset) =>
          highlights
            .filter((range) => {
              const { from, to } = partInTurn(range, 1, points.length)
              return from <= offset && offset < to
            })
            .map(({ id }) => id),
        )
        for (const run of runs) {
          expect(run.text).toBe(points.slice(run.from, run.to).join(''))
          for (let offset = run.from; offset < run.to; offset++) expect(run.ids).toEqual(covering[offset])
        }
        for (const [index, run] of runs.entries()) expect(run.ids).not.toEqual(runs[index + 1]?.ids)
      }),
    )
  })

  test('answer a click with the smallest one under it, whatever turns they span', () => {
    const turns = [{ body: 'a'.repeat(100) }, { body: 'b'.repeat(10) }]
    const wide = { id: 'wide', startTurn: 0, startOffset: 0, endTurn: 1, endOffset: 10 }
    const narrow = { id: 'narrow', startTurn: 0, startOffset: 90, endTurn: 1, endOffset: 5 }
    expect(smallestCovering(turns, { turn: 1, offset: 2 }, [wide, narrow])).toBe(narrow)
    expect(smallestCovering(turns, { turn: 1, offset: 5 }, [wide, narrow])).toBe(wide)
    expect(smallestCovering(turns, { turn: 1, offset: 10 }, [wide, narrow])).toBeUndefined()
  })
})

function anyText() {
  const letters = fc.constantFrom(
    'a',
    ' ',
    'é',
    '\u0301',
    '😀',
    '\u200d',
    '👩',
    '👧',
    '🏽',
    '한',
    '\r',
    '\n',
    'ñ',
    '🇩',
    '🇪',
  )
  return fc
    .array(fc.oneof(letters, fc.string({ unit: 'grapheme', maxLength: 2 })), { maxLength: 30 })
    .map((all) => all.join(''))
}

/** Valid highlights around turn 1 of a text, some beginning before it, some ending after it. */
function ranges(): fc.Arbitrary<NamedRange[]> {
  const place = fc.record({ turn: fc.nat(2), offset: fc.nat(35) })
  return fc.array(fc.tuple(place, place), { maxLength: 8 }).map((pairs) =>
    pairs.map(([one, other], index) => {
      const isInOrder = one.turn < other.turn || (one.turn === other.turn && one.offset <= other.offset)
      const [start, end] = isInOrder ? [one, other] : [other, one]
      return {
        id: `h${index}`,
        startTurn: start.turn,
        startOffset: start.offset,
        endTurn: end.turn,
        endOffset: end.offset,
      }
    }),
  )
}
