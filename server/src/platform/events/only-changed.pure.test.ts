import { expect, test } from 'vitest'
import { onlyChanged } from './only-changed.ts'

test('what was not sent or is the same is no change', () => {
  const before = { name: 'Ada', note: 'Calm', cadenceDays: 30, organisation: null }
  const after = { note: 'Busy', cadenceDays: 30, name: undefined }

  expect(onlyChanged({ before, after })).toEqual({ before: { note: 'Calm' }, after: { note: 'Busy' } })
})

test('what is taken away is a change, and so is what was unknown before', () => {
  const change = {
    before: { note: 'Calm', name: 'Ada' },
    after: { note: null, email: 'ada@bramble.example' },
  }

  expect(onlyChanged(change)).toEqual({
    before: { note: 'Calm' },
    after: { note: null, email: 'ada@bramble.example' },
  })
})

test('lists are compared by what they say', () => {
  const before = { emails: [{ email: 'ada@bramble.example', label: null }] }

  expect(onlyChanged({ before, after: { emails: [{ email: 'ada@bramble.example' }] } })).toEqual({
    before: {},
    after: {},
  })
})

test('a change without one of its states stays as it is', () => {
  expect(onlyChanged({ after: { name: 'Ada' } })).toEqual({ before: undefined, after: { name: 'Ada' } })
  expect(onlyChanged({ before: ['a'], after: ['b'] })).toEqual({ before: ['a'], after: ['b'] })
})
