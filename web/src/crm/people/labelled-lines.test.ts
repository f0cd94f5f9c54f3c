import fc from 'fast-check'
import { expect, test } from 'vitest'
import { labelled, readLabelled } from './labelled-lines.ts'

test('a word in brackets is the label, brackets within a number are not', () => {
  expect(readLabelled('nele@x.example (work)\n+49 (0)30 901820; 030 1 (the shop)')).toEqual([
    { value: 'nele@x.example', label: 'work' },
    { value: '+49 (0)30 901820', label: null },
    { value: '030 1', label: 'the shop' },
  ])
})

test('what is written out is read back the same', () => {
  const value = fc.stringMatching(/^[a-z0-9@.+/:-]{1,20}$/)
  const label = fc.option(fc.stringMatching(/^[a-z]([a-z ]{0,8}[a-z])?$/))
  fc.assert(
    fc.property(fc.array(fc.record({ value, label })), (values) => {
      expect(readLabelled(labelled(values))).toEqual(values)
    }),
  )
})
