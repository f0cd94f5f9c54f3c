import fc from 'fast-check'
import { expect, test } from 'vitest'
import { foundIn } from './found-in.ts'

test('marks words that begin as a searched one does, without case and accents', () => {
  expect(foundIn('Die Löhne, der Lohn', 'lohn')).toEqual([
    { part: 'Die ', isFound: false },
    { part: 'Löhne', isFound: true },
    { part: ', der ', isFound: false },
    { part: 'Lohn', isFound: true },
  ])
})

test('whatever is searched, the parts are the text', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'grapheme' }), (text, searched) => {
      expect(
        foundIn(text, searched)
          .map(({ part }) => part)
          .join(''),
      ).toBe(text)
    }),
  )
})
