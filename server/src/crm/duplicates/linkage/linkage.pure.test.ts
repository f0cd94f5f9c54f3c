import { seededRandom } from '@firsthand/stats'
import { expect, test } from 'vitest'
import { splitName } from './compare-names.ts'
import { learn } from './learn.ts'
import type { LinkageField, LinkageRecord } from './prepare.ts'
import { createWeigher } from './weigh.ts'

const fields: LinkageField[] = [
  { name: 'given name', kind: 'name', changesPlacesWith: 'family name' },
  { name: 'family name', kind: 'name', changesPlacesWith: 'given name' },
  { name: 'e-mail', kind: 'email' },
  { name: 'organisation', kind: 'organisation' },
]
const givenNames = [
  'Anna',
  'Bernd',
  'Carla',
  'Dilek',
  'Emre',
  'Farid',
  'Grete',
  'Hugo',
  'Ines',
  'Jonas',
  'William',
]
const letters = 'abcdefghiklmnoprstuvwyz'

const everybody = [...strangers(400), ...twice(strangers(40))]
const model = learn(fields, everybody, seededRandom(1).uniform)
const { weigh, findSame } = createWeigher(model)

test('duplicates are found among strangers without anybody saying which they are', () => {
  const pairs = findSame(everybody).map(({ one, other }) => [one, other].toSorted().join())

  expect(pairs.toSorted()).toEqual(
    Array.from({ length: 40 }, (_, at) => `40-${at},40-${at} again`).toSorted(),
  )
})

test('the weight is the sum of what each field says and of the share of pairs that are the same', () => {
  const { weight, reasons, probability } = weigh(
    record('a', 'Anna', 'Rar', 'x@y.example'),
    record('b', 'Rar', 'Anna', 'x@y.example'),
  )
  const prior = Math.log2(model.prior / (1 - model.prior))

  expect(weight).toBeCloseTo(
    reasons.reduce((sum, reason) => sum + reason.weight, prior),
    10,
  )
  expect(probability).toBeGreaterThan(0.99)
  expect(reasons.map(({ field, says }) => `${field}: ${says}`)).toEqual([
    'given name: the same',
    'family name: the same',
    'e-mail: the same',
  ])
})

test('a rare name in common says more than a common one', () => {
  const weightOf = (name: string) => weigh(record('a', name, ''), record('b', name, '')).reasons[0]!.weight

  expect(weightOf('Ottokar')).toBeGreaterThan(weightOf('Anna') + 3)
})

test('each of several addresses may be the one in common', () => {
  const several = { id: 'a', values: { 'e-mail': ['old@example.com', 'mara@example.com'] } }
  const [reason] = weigh(several, { id: 'b', values: { 'e-mail': ['mara@example.com'] } }).reasons

  expect(reason).toMatchObject({ field: 'e-mail', says: 'the same' })
})

test('two records that say nothing are as probable as any two', () => {
  const { reasons, probability } = weigh({ id: 'a', values: {} }, { id: 'b', values: {} })

  expect(reasons).toEqual([])
  expect(probability).toBeCloseTo(model.prior, 10)
})

test('nobody, or one person alone, has no duplicate', () => {
  for (const few of [[], [record('a', 'Anna', 'Klein')]])
    expect(createWeigher(learn(fields, few, seededRandom(1).uniform)).findSame(few)).toEqual([])
})

test('a whole name is read in either order', () => {
  expect(splitName('Anna Maria Klein')).toEqual({ given: 'Anna Maria', family: 'Klein' })
  expect(splitName('Klein, Anna Maria')).toEqual({ given: 'Anna Maria', family: 'Klein' })
  expect(splitName('Madonna')).toEqual({ given: '', family: 'Madonna' })
})

/** People of whom no two have a family name or an address alike. */
function strangers(count: number): LinkageRecord[] {
  const { uniform } = seededRandom(count)
  const draw = (size: number) => Math.floor(uniform() * size)
  return Array.from({ length: count }, (_, at) => {
    const family = Array.from({ length: 8 }, () => letters[draw(letters.length)]).join('')
    const email = `${family}@example.com`
    return record(`${count}-${at}`, givenNames[draw(10)]!, family, email, `Firm ${draw(37)}`)
  })
}

/** Each once more: names changed over, or another address, or a short form. */
function twice(records: LinkageRecord[]): LinkageRecord[] {
  return records.flatMap((each, at) => {
    const { values } = each
    const again: LinkageRecord = { id: `${each.id} again`, values: { ...values } }
    if (at % 3 === 0)
      again.values = { ...values, 'given name': values['family name']!, 'family name': values['given name']! }
    if (at % 3 === 1) again.values = { ...values, 'e-mail': [] }
    if (at % 3 === 2) again.values = { ...values, 'given name': [values['given name']![0]!.slice(0, 1)] }
    return [each, again]
  })
}

function record(
  id: string,
  given: string,
  family: string,
  email?: string,
  organisation?: string,
): LinkageRecord {
  const filled = (text: string | undefined) => (text ? [text] : [])
  return {
    id,
    values: {
      'given name': filled(given),
      'family name': filled(family),
      'e-mail': filled(email),
      organisation: filled(organisation),
    },
  }
}
