import { expect, test } from 'vitest'
import { type Entry, groupEntries, matchEntries } from './palette-entries.ts'

const entry = (label: string, keywords = '', group = 'Do'): Entry => ({
  id: label,
  group,
  label,
  keywords,
  icon: 'plus',
})

const entries = [
  entry('Write to Zoë', 'mail message'),
  entry('Add a person', 'new contact'),
  entry('People', '', 'Go to'),
]
const labels = (typed: string) => matchEntries(entries, typed).map(({ label }) => label)

test('every typed word begins a word of the name or of its other words', () => {
  expect(labels('pers')).toEqual(['Add a person'])
  expect(labels('new con')).toEqual(['Add a person'])
  expect(labels('con xyz')).toEqual([])
})

test('accents and case make no difference', () => {
  expect(labels('ZOE')).toEqual(['Write to Zoë'])
})

test('what begins with the typed words comes first', () => {
  expect(labels('pe')).toEqual(['People', 'Add a person'])
})

test('nothing typed leaves everything in its order, and entries stand under their groups', () => {
  expect(labels('  ')).toEqual(['Write to Zoë', 'Add a person', 'People'])
  expect(groupEntries(entries).map(([group, all]) => [group, all.length])).toEqual([
    ['Do', 2],
    ['Go to', 1],
  ])
})
