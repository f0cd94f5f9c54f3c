import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Wanted, snippetOf, wantedIn } from './snippet.rules.ts'

const beginning = (word: string): Wanted => ({ word, isBeginning: true })
const written = (text: string, ...wanted: Wanted[]) =>
  snippetOf(text, wanted)
    .map(({ words, isHit }) => (isHit ? `[${words}]` : words))
    .join('')

test('the words that were searched for are marked, whatever their case and accents', () => {
  expect(written('The Brakes broke. Brakes!', beginning('brak'))).toBe('The [Brakes] broke. [Brakes]!')
  expect(written('Žofie said no', beginning('zofie'))).toBe('[Žofie] said no')
  expect(written('on the Straße', beginning('strasse'))).toBe('on the [Straße]')
  expect(written('brakes and brake', { word: 'brake', isBeginning: false })).toBe('brakes and [brake]')
})

test('of a long text the stretch is shown in which most of the words stand, from the beginning of a word', () => {
  const long = `brake ${'so it went on and on '.repeat(40)} the brake of the cargo bike failed ${'and on '.repeat(60)}`
  const shown = written(long, beginning('brake'), beginning('bike'))
  expect(shown).toContain('the [brake] of the cargo [bike] failed')
  expect(shown).toMatch(/^… \S/)
  expect(shown).toMatch(/\S …$/)
  expect(shown.length).toBeLessThan(320)
})

test('what stands in several lines is shown in one, and markup is words like any other', () => {
  expect(written('a\n\n  <b>brake</b>', beginning('brake'))).toBe('a <b>[brake]</b>')
})

test('the words of a search are read from how the index is asked', () => {
  expect(wantedIn(["'brak':*", "('bike' | 'hike')"])).toEqual([
    beginning('brak'),
    { word: 'bike', isBeginning: false },
    { word: 'hike', isBeginning: false },
  ])
})

test('a snippet is a stretch of the text and never half a letter', () => {
  const text = fc.oneof(
    fc.string({ unit: 'grapheme', maxLength: 900 }),
    fc
      .array(fc.constantFrom('brake', '山田太郎', '👩‍🚒', 'é', ' ', '\n'), { maxLength: 300 })
      .map((all) => all.join('')),
  )
  fc.assert(
    fc.property(text, (given) => {
      const whole = given.replace(/\s+/gu, ' ').trim()
      const parts = snippetOf(given, [beginning('brake'), beginning('山田')])
      const plain = parts.map(({ words }) => words).join('')
      expect(plain.isWellFormed()).toBe(given.isWellFormed())
      expect(whole).toContain(plain.replace(/^… /, '').replace(/ …$/, ''))
      expect(plain.length).toBeLessThan(420)
      for (const { words } of parts.filter(({ isHit }) => isHit)) expect(words).toMatch(/^(brake|山田)/u)
    }),
  )
})
