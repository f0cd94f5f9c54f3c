import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { codePointLength } from './code-points.ts'
import { type CorrectedTurn, type CorrectionStep, areSameWords, correct } from './corrections.ts'
import { type TextRange, isValidRange, textOfRange } from './ranges.ts'
import { diffWords, matchTokens, tokensOf } from './word-diff.ts'

const turn = (body: string): CorrectedTurn => ({ speakerId: null, startsMs: null, endsMs: null, body })
const letters = fc.constantFrom('a', 'b', ' ', 'é', '🚲', 'ש', 'ل', '👩‍👧', '"', '\u0301')
const bodies = fc.string({ unit: letters, minLength: 1, maxLength: 14 })
const texts = fc.array(bodies.map(turn), { minLength: 1, maxLength: 5 })

/** Numbers that pick steps and ranges which fit whatever the text has become by then. */
const picks = fc.array(
  fc.record({
    does: fc.constantFrom('replace', 'split', 'join', 'insert', 'remove'),
    turn: fc.nat(),
    from: fc.nat(),
    to: fc.nat(),
    words: fc.string({ unit: letters, maxLength: 4 }),
  }),
  { maxLength: 6 },
)
type Pick = { does: string; turn: number; from: number; to: number; words: string }

function stepOf(turns: CorrectedTurn[], pick: Pick): CorrectionStep | undefined {
  const nothing = { speaker: null, startsMs: null, endsMs: null }
  if (pick.does === 'insert')
    return { does: 'insert', turn: pick.turn % (turns.length + 1), words: `x${pick.words}`, ...nothing }
  if (turns.length === 0) return undefined
  const at = pick.turn % turns.length
  const length = codePointLength(turns[at]!.body)
  if (pick.does === 'replace') {
    const [from, to] = [pick.from % (length + 1), pick.to % (length + 1)].toSorted(
      (one, other) => one - other,
    )
    return { does: 'replace', turn: at, from: from!, to: to!, words: pick.words }
  }
  if (pick.does === 'split')
    return length < 2 ? undefined : { does: 'split', turn: at, at: 1 + (pick.from % (length - 1)) }
  if (pick.does === 'join')
    return at + 1 < turns.length ? { does: 'join', turn: at, between: pick.words } : undefined
  return { does: 'remove', turn: at }
}

function stepsOf(before: CorrectedTurn[], chosen: Pick[]): CorrectionStep[] {
  const steps: CorrectionStep[] = []
  let turns = before
  for (const pick of chosen) {
    const step = stepOf(turns, pick)
    const done = step && correct(turns, [step], new Map())
    if (!step || !done || 'problem' in done) continue
    steps.push(step)
    turns = done.turns
  }
  return steps
}

function rangeOf(turns: CorrectedTurn[], [one, other]: [number, number]): TextRange {
  const places = turns.flatMap(({ body }, position) =>
    Array.from({ length: codePointLength(body) + 1 }, (_, offset) => [position, offset] as const),
  )
  const [start, end] = [one % places.length, other % places.length].toSorted((a, b) => a - b)
  const [first, last] = [places[start!]!, places[end!]!]
  return { startTurn: first[0], startOffset: first[1], endTurn: last[0], endOffset: last[1] }
}

function done(turns: CorrectedTurn[], steps: CorrectionStep[], range: TextRange) {
  const result = correct(turns, steps, new Map([['it', range]]))
  if ('problem' in result) throw new Error(result.problem)
  return { turns: result.turns, range: result.ranges.get('it') }
}

/** Letters that say of themselves where they come from: a range is right exactly when it holds the surviving ones of its own. */
function marked(turns: CorrectedTurn[]): CorrectedTurn[] {
  let next = 0x10000
  return turns.map(({ body }) => turn(Array.from(body, () => String.fromCodePoint(next++)).join('')))
}

/** Not one of those that the steps write. */
const isOld = (letter: string) => letter >= '\u{10000}' && letter < '\u{11000}'

describe('a range carried through corrections', () => {
  test('holds of the old letters exactly those of its own that are left, and is gone when none are', () => {
    fc.assert(
      fc.property(texts, fc.tuple(fc.nat(), fc.nat()), picks, (plain, ends, chosen) => {
        const before = marked(plain)
        const range = rangeOf(before, ends)
        fc.pre(isValidRange(before, range))
        const after = done(before, stepsOf(before, chosen), range)
        const own = new Set(textOfRange(before, range).replaceAll('\n', ''))
        const left = after.turns.flatMap(({ body }) => [...body]).filter((letter) => own.has(letter))
        const held = after.range ? [...textOfRange(after.turns, after.range)].filter(isOld) : []

        expect(held).toEqual(left)
        if (left.length > 0) expect(after.range).toBeDefined()
      }),
      { numRuns: 500 },
    )
  })

  test('has the same words where nobody touched them', () => {
    fc.assert(
      fc.property(texts, texts, bodies, picks, (before, behind, kept, chosen) => {
        const steps = stepsOf(before, chosen)
        const all = [...before, turn(kept), ...behind]
        const range = {
          startTurn: before.length,
          startOffset: 0,
          endTurn: before.length,
          endOffset: codePointLength(kept),
        }
        const touched = steps.some((step) => step.does === 'join' && step.turn >= before.length)
        fc.pre(!touched)
        const after = done(all, steps, range)
        expect(after.range && textOfRange(after.turns, after.range)).toBe(kept)
      }),
    )
  })

  test('ends in the same place whether corrections come at once or one after the other', () => {
    fc.assert(
      fc.property(texts, fc.tuple(fc.nat(), fc.nat()), picks, fc.nat(6), (before, ends, chosen, cut) => {
        const range = rangeOf(before, ends)
        fc.pre(isValidRange(before, range))
        const steps = stepsOf(before, chosen)
        const once = done(before, steps, range)
        const first = done(before, steps.slice(0, cut), range)
        if (!first.range) {
          expect(once.range).toBeUndefined()
          return
        }
        const twice = done(first.turns, steps.slice(cut), first.range)
        expect(twice).toEqual(once)
      }),
    )
  })

  test('comes back when a turn is split and joined again', () => {
    fc.assert(
      fc.property(texts, fc.tuple(fc.nat(), fc.nat()), fc.nat(), fc.nat(), (before, ends, which, place) => {
        const range = rangeOf(before, ends)
        const at = which % before.length
        const length = codePointLength(before[at]!.body)
        fc.pre(isValidRange(before, range) && length > 1)
        const steps: CorrectionStep[] = [
          { does: 'split', turn: at, at: 1 + (place % (length - 1)) },
          { does: 'join', turn: at, between: '' },
        ]
        const after = done(before, steps, range)
        expect(after.turns.map(({ body }) => body)).toEqual(before.map(({ body }) => body))
        expect(after.range && textOfRange(after.turns, after.range)).toBe(textOfRange(before, range))
      }),
    )
  })
})

test('what is written at the edge of a highlight is not in it, and what is written inside it is', () => {
  const before = [turn('the night shift')]
  const range = { startTurn: 0, startOffset: 4, endTurn: 0, endOffset: 9 }
  const after = (step: CorrectionStep) => {
    const { turns, range: carried } = done(before, [step], range)
    return carried && textOfRange(turns, carried)
  }
  const put = (from: number, to: number, words: string) =>
    after({ does: 'replace', turn: 0, from, to, words })

  expect(put(4, 4, 'late ')).toBe('night')
  expect(put(9, 9, 'ly')).toBe('night')
  expect(put(6, 6, 'x')).toBe('nixght')
  expect(put(4, 9, 'day')).toBe('day')
  expect(put(0, 6, 'A ')).toBe('ght')
  expect(put(0, 12, 'A ')).toBeUndefined()
  expect(put(4, 9, '')).toBeUndefined()
})

test('a line that is broken elsewhere changes no words', () => {
  expect(areSameWords('I rode until two', 'I rode\nuntil  two')).toBe(true)
  expect(areSameWords('I rode until two', 'I rode un\ntil two')).toBe(false)
})

describe('the difference of two texts', () => {
  test('read without what is new it is the old one, without what is gone the new one', () => {
    fc.assert(
      fc.property(bodies, bodies, bodies, (one, other, shared) => {
        const [before, after] = [`${shared} ${one}`, `${other} ${shared}`]
        const pieces = diffWords(before, after)
        expect(
          pieces
            .filter(({ kind }) => kind !== 'new')
            .map(({ words }) => words)
            .join(''),
        ).toBe(before)
        expect(
          pieces
            .filter(({ kind }) => kind !== 'gone')
            .map(({ words }) => words)
            .join(''),
        ).toBe(after)
      }),
    )
  })

  test('partners are equal and never cross', () => {
    fc.assert(
      fc.property(bodies, bodies, (before, after) => {
        const [one, other] = [tokensOf(before), tokensOf(after)]
        let last = -1
        for (const [index, partner] of matchTokens(one, other).entries()) {
          if (partner < 0) continue
          expect(other[partner]).toBe(one[index])
          expect(partner).toBeGreaterThan(last)
          last = partner
        }
      }),
    )
  })
})
