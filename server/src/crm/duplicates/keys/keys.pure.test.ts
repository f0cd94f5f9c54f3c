import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { ComparedPerson } from '../model/person-fields.ts'
import { areExact } from '../model/person-model.ts'
import { hashText, largestKey } from './hash-text.ts'
import { keyTexts } from './person-keys.ts'
import { soundOf } from './sound.ts'

const person = (fields: Partial<ComparedPerson>): ComparedPerson => ({
  id: 'x',
  name: 'Somebody',
  emails: [],
  phones: [],
  organisation: null,
  ...fields,
})
const shared = (one: Partial<ComparedPerson>, other: Partial<ComparedPerson>) => {
  const keys = new Set(keyTexts(person(other)))
  return keyTexts(person(one)).filter((key) => keys.has(key))
}

test.each([
  [{ name: 'Wei Zhang' }, { name: 'Zhang Wei' }],
  [{ name: 'Anna Meyer' }, { name: 'Hanna Maier' }],
  [{ name: 'A. Okafor' }, { name: 'Adaeze Okafor' }],
  [
    { name: 'Ada X', phones: ['+4930901820'] },
    { name: 'Eva Y', phones: ['030 901820'] },
  ],
  [
    { name: 'Q', emails: ['ada.klein+news@gmail.com'] },
    { name: 'R', emails: ['adaklein@gmail.com'] },
  ],
  [
    { name: 'Q', emails: ['ada.klein@one.example'] },
    { name: 'R', emails: ['ada.klein@two.example'] },
  ],
  [
    { name: 'Ada Smith', organisation: 'Northwind GmbH' },
    { name: 'Ada Klein', organisation: 'Northwind' },
  ],
])('people who may be one share a key (%#)', (one, other) => {
  expect(shared(one, other)).not.toEqual([])
})

test.each([
  [
    { name: 'Q', emails: ['info@one.example'] },
    { name: 'R', emails: ['info@one.example'] },
  ],
  [
    { name: 'Ada Smith', organisation: 'Northwind' },
    { name: 'Grete Berg', organisation: 'Northwind' },
  ],
  [{ name: 'Ada Smith' }, { name: 'Otto Berg' }],
])('people who have nothing of their own in common share none (%#)', (one, other) => {
  expect(shared(one, other)).toEqual([])
})

test('words that sound alike meet, and words of other alphabets stand for themselves', () => {
  expect(soundOf('meyer')).toBe(soundOf('maier'))
  expect(soundOf('katrin')).toBe(soundOf('catrin'))
  expect(soundOf('schmidt')).toBe(soundOf('schmitt'))
  expect(soundOf('berg')).not.toBe(soundOf('lund'))
  expect(soundOf('山田')).toBe('山田')
})

test('every text has a key that a column and a number hold exactly, and always the same', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (text) => {
      const key = hashText(text)
      expect(Number.isSafeInteger(key) && key >= 0 && key <= largestKey).toBe(true)
      expect(hashText(text)).toBe(key)
    }),
  )
})

test('keys of different texts differ', () => {
  const keys = new Set(Array.from({ length: 100_000 }, (_, at) => hashText(`sounds ${at} ${at * 7}`)))
  expect(keys.size).toBe(100_000)
})

test('exact is the same words and one number, or one mailbox however Gmail lets it be written; no more', () => {
  const ada = person({ name: 'Ada Klein', phones: ['+4930901820'], emails: ['ada.klein@gmail.com'] })
  expect(areExact(ada, person({ name: 'Klein Ada', phones: ['+4930901820'] }))).toBe(true)
  expect(areExact(ada, person({ name: 'Ada Klein', emails: ['adaklein+x@googlemail.com'] }))).toBe(true)
  expect(areExact(ada, person({ name: 'Ada Klein' }))).toBe(false)
  expect(areExact(ada, person({ name: 'Ade Klein', phones: ['+4930901820'] }))).toBe(false)
  const elsewhere = person({ name: 'Ada Klein', emails: ['ada.klein@firm.example'] })
  expect(areExact(elsewhere, person({ name: 'Ada Klein', emails: ['adaklein@firm.example'] }))).toBe(false)
})
