import fc from 'fast-check'
import { expect, test } from 'vitest'
import { fold } from './fold.ts'

test('plain text is folded in a shorter way, with the same outcome', () => {
  const plain = fc.string({ unit: 'binary-ascii' })
  // What is not plain is folded the longer way; it is cut off again.
  const longWay = (text: string) => fold(`${text}\u00e9`).slice(0, -1).trim()

  fc.assert(
    fc.property(plain, (text) => {
      expect(fold(text)).toBe(longWay(text))
    }),
  )
})
