import type { CodeChange } from '@firsthand/contract/evidence/codes-history'
import { expect, test } from 'vitest'
import { changeWords } from './history.words.ts'

const [tips, pay] = [
  { id: 'tips', name: 'Tips' },
  { id: 'pay', name: 'Pay' },
]
const change = (more: Partial<CodeChange>): CodeChange => ({
  id: 'one',
  what: 'created',
  at: '2026-11-20T10:00:00.000Z',
  actor: { kind: 'member', id: null, name: 'Mara' },
  through: null,
  code: tips,
  other: null,
  texts: [],
  count: null,
  ...more,
})

test('on the page of one code that code is “it”, on either side of a merge', () => {
  const merged = change({ what: 'merged', other: pay, count: 3 })
  expect(changeWords(merged)).toBe('“Tips” was merged into “Pay”, with 3 codings')
  expect(changeWords(merged, 'tips')).toBe('It was merged into “Pay”, with 3 codings')
  expect(changeWords(merged, 'pay')).toBe('“Tips” was merged into it, with 3 codings')
})

test('a rename says both names, other texts say which, and a move says where to', () => {
  const name = { field: 'name' as const, before: 'Tip', after: 'Tips' }
  const definition = { field: 'definition' as const, before: '', after: 'Cash' }
  expect(changeWords(change({ what: 'updated', texts: [name, definition] }), 'tips')).toBe(
    'It was renamed from “Tip” to “Tips”',
  )
  expect(changeWords(change({ what: 'updated', texts: [definition] }))).toBe(
    '“Tips” was written anew: what it means',
  )
  const parent = { field: 'parent' as const, before: null, after: 'Pay' }
  expect(changeWords(change({ what: 'moved', texts: [parent] }), 'tips')).toBe('It was put below “Pay”')
  expect(changeWords(change({ what: 'moved', texts: [{ ...parent, after: null }] }))).toBe(
    '“Tips” was put on top',
  )
})

test('a code that nobody knows any more is said to be gone', () => {
  expect(changeWords(change({ what: 'split', other: { id: 'x', name: null }, count: 1 }), 'tips')).toBe(
    'A code that is gone was split off it, with 1 piece',
  )
})
