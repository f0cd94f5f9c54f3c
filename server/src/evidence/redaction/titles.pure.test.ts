import fc from 'fast-check'
import { expect, test } from 'vitest'
import { titleBeside } from './titles.ts'

const ines = { name: 'Ines Vogt', instead: 'P1' }

test.each([
  ['Ines Vogt, 3 May 2026', 'P1, 3 May 2026'],
  ['Coffee with Ines', 'Coffee with P1'],
  ['The Vogts and Ines’s shop', 'The Vogts and P1’s shop'],
  ['INES  VOGT (second talk)', 'P1 (second talk)'],
  ['Vogt, Ines', 'P1, P1'],
  ['Inesita opens the door', 'Inesita opens the door'],
])('%s is read as %s', (title, shown) => {
  expect(titleBeside(title, [ines])).toBe(shown)
})

test.each(['Anne-Marie Ng', 'D’Arcy (Bo)', 'C++ / Ltd.', 'a.b*c?'])('%s stands in no title', (name) => {
  expect(titleBeside(`With ${name}, at noon`, [{ name, instead: 'P2' }])).toBe('With P2, at noon')
})

test('short parts of a name are words like others, and names of several are all taken out', () => {
  const others = [ines, { name: 'Jo An', instead: 'The baker' }]

  expect(titleBeside('Jo An and Ines, an evening', others)).toBe('The baker and P1, an evening')
})

test('no sign in a name breaks a title, and its whole name is never left in it', () => {
  fc.assert(
    fc.property(fc.string({ minLength: 3, unit: 'binary' }), fc.string(), (raw, rest) => {
      const name = `A${raw.replaceAll(/\s+/g, ' ').trim()}Z`.normalize('NFC')
      const shown = titleBeside(`${rest} (${name})`, [{ name, instead: '…' }])

      expect(shown.includes(`(${name})`)).toBe(false)
    }),
  )
})
