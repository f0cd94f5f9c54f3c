import { expect, test } from 'vitest'
import { pathsOf, siblingAbove } from './paths.ts'

const codes = [
  { id: 'pay', parent: null, name: 'Pay' },
  { id: 'costs', parent: 'pay', name: 'Hidden costs' },
  { id: 'tips', parent: 'pay', name: 'Tips' },
  { id: 'rain', parent: null, name: 'Rain' },
]

test('a code is named by all that stands above it', () => {
  expect(pathsOf(codes).get('tips')).toBe('Pay › Tips')
})

test('a code moves in under the one above it at the same level, and the first of a level stays', () => {
  expect(siblingAbove(codes, 'rain')).toBe('pay')
  expect(siblingAbove(codes, 'tips')).toBe('costs')
  expect(siblingAbove(codes, 'costs')).toBeUndefined()
})
