import fc from 'fast-check'
import { expect, test } from 'vitest'
import { partsOf } from './light-parts.ts'

test('strong words and addresses stand out, the full stop behind an address does not', () => {
  expect(partsOf('See **the till** at https://a.example/x.')).toEqual([
    { kind: 'plain', text: 'See ' },
    { kind: 'strong', text: 'the till' },
    { kind: 'plain', text: ' at ' },
    { kind: 'link', text: 'https://a.example/x' },
    { kind: 'plain', text: '.' },
  ])
})

test('no letter of a note is lost', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: fc.constantFrom('a', '*', ' ', 'https://b.example', '.', '<', '"') }),
      (line) => {
        const whole = partsOf(line)
          .map(({ kind, text }) => (kind === 'strong' ? `**${text}**` : text))
          .join('')
        expect(whole).toBe(line)
      },
    ),
  )
})
