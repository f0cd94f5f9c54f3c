import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Comparison } from './comparison.ts'
import { type FieldKind, comparisons } from './kinds.ts'
import { isOneSlipAway, jaroWinkler } from './similarity.ts'

const common = new Map([['school', 0.5]])
const shareOf = (word: string) => common.get(word) ?? 0.001

/** What is said of two values; undefined where one says nothing. */
function says(kind: FieldKind, one: string, other: string): string | undefined {
  const comparison: Comparison = comparisons[kind]
  const [first, second] = [comparison.prepare(one), comparison.prepare(other)]
  return first && second ? comparison.levels[comparison.compare(first, second, shareOf)] : undefined
}

describe('addresses of people', () => {
  test('one street and number are the same address however they are written', () =>
    expect(says('postal', 'Goethestr. 12\n10115\nBerlin', 'Goethestraße 12\n10115\n')).toBe('the same'))
  test('the main street of another town is another address', () => {
    expect(says('postal', 'Hauptstr. 12\n10115\nBerlin', 'Hauptstr. 12\n50667\nKöln')).toBe('different')
    expect(says('postal', 'Hauptstr. 12\n\nBerlin', 'Hauptstr. 12\n\nKöln')).toBe('different')
  })
  test('where one does not say the town, the street decides', () =>
    expect(says('postal', 'Hauptstr. 12\n\n', 'Hauptstr. 12\n10115\nBerlin')).toBe('the same'))
  test('the neighbour is in the same street', () =>
    expect(says('postal', 'Mill Lane 12\n\nLeeds', 'Mill Lane 47\n\nLeeds')).toBe('the same street'))
  test('a street without a number says nothing', () =>
    expect(says('postal', 'Mill Lane\n\nLeeds', 'Mill Lane\n\nLeeds')).toBeUndefined())
})

describe('names', () => {
  test('case and accents do not tell names apart', () =>
    expect(says('name', 'Žofie', 'ZOFIE')).toBe('the same'))
  test.each([
    ['William', 'Bill'],
    ['Johannes', 'Hans'],
    ['Margarete', 'Greta'],
    ['J.', 'Joanna'],
    ['Katherine', 'Kathrine'],
  ])('%s and %s may be one', (one, other) =>
    expect(says('name', one, other)).toBe('a short form, an initial, or one slip apart'),
  )
  test('Anna and Bernd are two', () => expect(says('name', 'Anna', 'Bernd')).toBe('different'))
  test('a name beside a double name is alike', () =>
    expect(says('name', 'Müller-Lüdenscheidt', 'Lüdenscheidt')).toBe('alike'))
})

describe('ways to reach somebody', () => {
  test('an address is the same however it is written', () =>
    expect(says('email', 'Mara@Example.com', ' mara@example.com ')).toBe('the same'))
  test('the same name at another provider is near', () =>
    expect(says('email', 'mara.klein@example.com', 'mara.klein@example.org')).toContain('elsewhere'))
  test('a number is the same with and without its country', () =>
    expect(says('phone', '+49 30 1234567', '030 / 1234567')).toBe('the same'))
  test('two digits changed over are one slip', () =>
    expect(says('phone', '555 1234', '555 1243')).toBe('one slip apart'))
})

describe('places, organisations and days', () => {
  test('legal forms and the order of words do not tell organisations apart', () =>
    expect(says('organisation', 'Harbour Freight GmbH', 'Freight Harbour')).toBe('the same'))
  test('a common word alone does not make two schools one', () =>
    expect(says('organisation', 'Barry School', 'Duncan School')).toBe('different'))
  test('a street is the same with its kind and direction spelled out or not', () =>
    expect(says('address', '1001 W. Roosevelt Rd.', '1001 West Roosevelt Road')).toBe('the same'))
  test('the German street is read with and without its ending', () =>
    expect(says('address', 'Goethestr. 12', 'Goethestraße 12')).toBe('the same'))
  test('another house in the street is another house', () =>
    expect(says('address', '12 Mill Lane', '47 Mill Lane')).toBe('the same street'))
  test('day and month changed over are near', () =>
    expect(says('date', '2024-03-07', '2024-07-03')).toContain('changed over'))
})

test('a field with nothing in it says nothing', () => {
  for (const kind of Object.keys(comparisons) as FieldKind[]) expect(says(kind, ' - ', 'x')).toBeUndefined()
})

test('it does not matter which of two values comes first, and each is the same as itself', () => {
  for (const kind of Object.keys(comparisons) as FieldKind[]) {
    const comparison: Comparison = comparisons[kind]
    fc.assert(
      fc.property(value(), value(), (one, other) => {
        expect(says(kind, one, other)).toBe(says(kind, other, one))
        if (comparison.prepare(one)) expect(says(kind, one, one)).toBe(comparison.levels[0])
      }),
    )
  }
})

test('likeness of words agrees with the numbers in Winkler 1990', () => {
  expect(jaroWinkler('martha', 'marhta')).toBeCloseTo(0.961, 3)
  expect(jaroWinkler('dwayne', 'duane')).toBeCloseTo(0.84, 3)
  expect(jaroWinkler('dixon', 'dicksonx')).toBeCloseTo(0.813, 3)
})

test('one slip is a letter more, fewer, another, or two neighbours changed over', () => {
  for (const other of ['marta', 'marthas', 'mirtha', 'amrtha'])
    expect(isOneSlipAway('martha', other)).toBe(true)
  for (const other of ['mart', 'mahtra', 'hartma']) expect(isOneSlipAway('martha', other)).toBe(false)
})

function value() {
  const word = fc.constantFrom(
    'mara',
    'marta',
    'klein',
    'school',
    'street',
    '12',
    '21',
    '20240307',
    'a',
    '@example.com',
  )
  return fc.array(word, { maxLength: 4 }).map((words) => words.join(' '))
}
