import fc from 'fast-check'
import { expect, test } from 'vitest'
import { prepareRecord } from '../linkage/prepare.ts'
import { createWeigher } from '../linkage/weigh.ts'
import { type ComparedPerson, mayBeOne, personFields, recordOf } from './person-fields.ts'
import { areExact, believedModel, createPersonWeigher, levelsOf, worthALook } from './person-model.ts'
import { createTermCounter } from './term-counter.ts'

const some = <Item>(...items: Item[]) => fc.constantFrom(...items)
const given = some('', 'Ada', 'Adda', 'A.', 'Bob', 'Robert', 'Ada Maria')
const family = some('', 'Klein', 'Kleim', 'Gross', 'Ada', 'K')
const person = fc
  .record({
    name: fc.tuple(given, family).map((parts) => parts.join(' ').trim() || 'Ada'),
    emails: fc.subarray(['ada@x.org', 'ad.a@gmail.com', 'ada@gmail.com', 'bob@x.org']),
    phones: fc.subarray(['+493012345678', '+493012345679', '+4989777']),
    organisation: some(null, 'Firm', 'Other Firm'),
    addresses: fc.subarray(['Hauptstr. 12\n10115\nBerlin', 'Hauptstr. 14\n10115\n', 'Mill Lane 3\n\nLeeds']),
  })
  .map((each): ComparedPerson => ({ id: '', ...each }))

const counter = createTermCounter()
for (const each of fc.sample(person, { numRuns: 300, seed: 1 })) counter.count(each)
const model = believedModel(counter.frequencies())

test('whoever is passed over early would have been passed over in the end', () => {
  const compare = createPersonWeigher(model)
  const { weighPrepared } = createWeigher(model)
  const prepare = (each: ComparedPerson) => prepareRecord(personFields, recordOf(each))

  fc.assert(
    fc.property(person, person, (one, other) => {
      const { probability, reasons } = weighPrepared(prepare(one), prepare(other))
      const isWorthALook = probability >= worthALook && mayBeOne(levelsOf(reasons))

      expect(compare(one, other) !== undefined).toBe(areExact(one, other) || isWorthALook)
    }),
    { numRuns: 3_000 },
  )
})
