import { type ColumnTarget, ImportOptions } from '@firsthand/contract/crm/imports'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { applyMapping } from './apply-mapping.ts'

const options = ImportOptions.parse({
  values: [{ column: 1, from: 'Kunde', to: 'end_user' }],
  readings: [{ column: 2, dates: 'day_first' }],
})
const saved = {
  headers: ['Name', 'Art', 'Seit'],
  mapping: ['name', 'contact_type', 'field:since'] as ColumnTarget[],
  options,
}

test('columns in another order are found by their names, and what their words mean goes along', () => {
  const { mapping, options: moved } = applyMapping(saved, {
    headers: ['seit', 'E-mail', 'NAME', 'Art'],
    guesses: [{ target: 'ignore' }, { target: 'email' }, { target: 'name' }, { target: 'ignore' }],
  })
  expect(mapping).toEqual(['field:since', 'email', 'name', 'contact_type'])
  expect(moved.values).toEqual([{ column: 3, from: 'Kunde', to: 'end_user' }])
  expect(moved.readings).toEqual([{ column: 0, dates: 'day_first' }])
})

test('a column that is new does not take what another column is already', () => {
  const { mapping } = applyMapping(saved, {
    headers: ['Full name', 'Name'],
    guesses: [{ target: 'name' }, { target: 'name' }],
  })
  expect(mapping).toEqual(['ignore', 'name'])
})

test('a saved mapping says of its own columns exactly what was saved, whatever their names', () => {
  const target = fc.constantFrom<ColumnTarget>('name', 'email', 'phone', 'note', 'ignore', 'field:size')
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.string(), target), { minLength: 1, maxLength: 8 }), (columns) => {
      const headers = columns.map(([header]) => header)
      const mapping = columns.map(([, each]) => each)
      const empty = ImportOptions.parse({})
      const guesses = headers.map(() => ({ target: 'ignore' as const }))
      expect(applyMapping({ headers, mapping, options: empty }, { headers, guesses }).mapping).toEqual(
        mapping,
      )
    }),
  )
})
