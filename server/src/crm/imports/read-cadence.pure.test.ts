import { expect, test } from 'vitest'
import { readCadence } from './read-cadence.ts'

test.each([
  ['30', 30],
  ['45 days', 45],
  ['every 2 weeks', 14],
  ['Quarterly', 90],
  ['monatlich', 30],
  ['alle 3 Monate', 90],
  ['1 year', 365],
  ['0', undefined],
  ['9999', undefined],
  ['often', undefined],
  ['weeks', undefined],
])('“%s” leaves %s days between touches', (cell, days) => {
  expect(readCadence(cell)).toBe(days)
})
