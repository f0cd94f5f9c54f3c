import type { FieldType, FieldView } from '@firsthand/contract/crm/fields'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parseFieldValue } from './parse-value.ts'

const choices = ['Low', 'Médium', 'High'].map((label, at) => ({ id: `choice-${at}`, label }))
const field = (type: FieldType, more: Partial<FieldView> = {}): FieldView => ({
  id: 'f',
  of: 'person',
  key: 'k',
  label: 'Seats',
  type,
  help: '',
  unit: null,
  currency: type === 'money' ? 'EUR' : null,
  exponent: type === 'money' ? 2 : null,
  choices: type === 'choice' ? choices : [],
  createdAt: '',
  archivedAt: null,
  version: 1,
  ...more,
})
const cell = (one: FieldView, sent: Parameters<typeof parseFieldValue>[1]) => {
  const parsed = parseFieldValue(one, sent)
  return 'problem' in parsed ? parsed.problem : parsed.cell
}

describe('numbers', () => {
  test('any number that a program writes is read as itself', () => {
    fc.assert(
      fc.property(fc.double({ min: -1e15, max: 1e15, noNaN: true }), (number) => {
        expect(cell(field('number'), number)).toMatchObject({ numberValue: number === 0 ? 0 : number })
      }),
    )
  })

  test.each([
    ['12', 12],
    ['−12.5', -12.5],
    ['0.125', 0.125],
    ['1234.5', 1234.5],
    ['1,234.50', 1234.5],
    ['1.234,50', 1234.5],
    ['1 234 567,8', 1234567.8],
    ["1'234.50", 1234.5],
    ['12,34,567', 1234567],
    ['12,5', 12.5],
  ])('%s is %d', (text, number) => {
    expect(cell(field('number'), text)).toMatchObject({ numberValue: number })
  })

  test('what can be read two ways is not guessed, unless the column says how', () => {
    expect(cell(field('number'), '1.234')).toMatch('can be read two ways')
    expect(parseFieldValue(field('number'), '1.234', { decimal: ',' })).toMatchObject({
      cell: { numberValue: 1234 },
    })
    expect(parseFieldValue(field('number'), '1.234', { decimal: '.' })).toMatchObject({
      cell: { numberValue: 1.234 },
    })
  })

  test.each(['', '  ', null])('%j takes the value away', (nothing) => {
    expect(cell(field('number'), nothing)).toBeNull()
  })

  test.each(['twelve', '1.2.3', '1,23.4,5', '--1', 'NaN', '1e400', '.', '1 2'])(
    '%s is refused in a sentence',
    (text) => expect(cell(field('number'), text)).toMatch(/not a number/),
  )

  test('the unit may be written behind it', () => {
    expect(cell(field('number', { unit: 'seats' }), '12 Seats')).toMatchObject({ numberValue: 12 })
  })
})

describe('money', () => {
  test('an amount written in any of the usual ways is the same number of cents', () => {
    const ways = ['en-GB', 'de-DE', 'fr-FR', 'de-CH', 'en-IN', 'sv-SE']
    fc.assert(
      fc.property(fc.integer({ min: -1e12, max: 1e12 }), fc.constantFrom(...ways), (minor, locale) => {
        const written = new Intl.NumberFormat(locale, {
          minimumFractionDigits: 2,
          maximumFractionDigits: 2,
        }).format(minor / 100)
        expect(cell(field('money'), `${written} €`), written).toMatchObject({
          amountMinor: minor === 0 ? 0 : minor,
          currency: 'EUR',
          exponent: 2,
        })
      }),
    )
  })

  test('cents are never lost to a fraction of a double', () => {
    expect(cell(field('money'), '90071992547409.91')).toMatchObject({ amountMinor: 9_007_199_254_740_991 })
    expect(cell(field('money'), '1.15')).toMatchObject({ amountMinor: 115 })
  })

  test('three digits after a separator are thousands where there are only two decimals', () => {
    expect(cell(field('money'), '€ 1.234')).toMatchObject({ amountMinor: 123_400 })
    expect(cell(field('money', { currency: 'JPY', exponent: 0 }), '¥1,200')).toMatchObject({
      amountMinor: 1200,
    })
    expect(cell(field('money', { currency: 'KWD', exponent: 3 }), '1.234')).toMatch('two ways')
  })

  test('another currency is refused, never converted and never assumed', () => {
    expect(cell(field('money'), '12 USD')).toMatch('in EUR')
    expect(cell(field('money'), '$12')).toMatch('in EUR')
    expect(cell(field('money'), { amountMinor: 5, currency: 'USD' })).toMatch('in EUR')
    expect(cell(field('money'), { amountMinor: 5, currency: 'EUR', exponent: 0 })).toMatch('in EUR')
  })

  test('a bare number says neither cents nor euros, and is refused', () => {
    expect(cell(field('money'), 12)).toMatch('12.50 EUR')
  })

  test('more decimals than the currency has are refused; zeros are none', () => {
    expect(cell(field('money'), '1.2345')).toMatch('decimals')
    expect(cell(field('money'), '1.2500')).toMatchObject({ amountMinor: 125 })
  })
})

describe('the others', () => {
  test('days are read where only one day can be meant', () => {
    expect(cell(field('date'), '2026-05-14')).toMatchObject({ dateValue: '2026-05-14' })
    expect(cell(field('date'), '2026-05-14T00:00:00.000Z')).toMatchObject({ dateValue: '2026-05-14' })
    expect(cell(field('date'), '14.5.2026')).toMatchObject({ dateValue: '2026-05-14' })
    expect(cell(field('date'), '14/05/2026')).toMatchObject({ dateValue: '2026-05-14' })
    expect(cell(field('date'), '5/4/2026')).toMatch('two ways')
    for (const wrong of ['2026-02-30', '0000-01-01', 'soon', '31.13.2026'])
      expect(cell(field('date'), wrong)).toMatch('not a day')
  })

  test('a choice is found by its label without regard to case and accents, or by its id', () => {
    expect(cell(field('choice'), 'medium')).toMatchObject({ choiceId: 'choice-1', numberValue: 1 })
    expect(cell(field('choice'), 'choice-2')).toMatchObject({ choiceId: 'choice-2' })
    expect(cell(field('choice'), 'huge')).toBe('Seats is one of: Low, Médium, High.')
  })

  test('text is one line of at most 500 characters', () => {
    expect(cell(field('text'), '  Žofie ')).toMatchObject({ textValue: 'Žofie', textKey: 'zofie' })
    expect(cell(field('text'), 'a\nb')).toMatch('one line')
    expect(cell(field('text'), 'a'.repeat(501))).toMatch('too long')
  })

  test('whatever is sent to whatever type, the answer is a value, none, or a sentence', () => {
    const types = fc.constantFrom('text', 'number', 'date', 'choice', 'money', 'person' as const)
    const anything = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.double(),
      fc.record({ id: fc.string() }),
      fc.record({ amountMinor: fc.double(), currency: fc.string() }),
      fc.constant(null),
    )
    fc.assert(
      fc.property(types, anything, (type, sent) => {
        const answer = cell(field(type as FieldType), sent)
        if (typeof answer === 'string') expect(answer).toMatch(/[.…]$/)
      }),
    )
  })
})
