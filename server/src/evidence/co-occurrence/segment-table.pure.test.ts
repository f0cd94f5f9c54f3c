import { expect, test } from 'vitest'
import { segmentTable } from './segment-table.rules.ts'

const people = (prefix: string, many: number) => Array.from({ length: many }, (_, at) => `${prefix}${at}`)

test('gives the adjusted residual of a published table', () => {
  // Agresti 2013, Categorical Data Analysis, section 3.3: (n − e) / √(e (1 − row share) (1 − column share)).
  // Here 30 of 40 couriers and 10 of 60 cooks: e = 40 × 40 / 100 = 16, (30 − 16) / √(16 × 0.6 × 0.6) = 5.833.
  const [couriers, cooks] = [people('courier', 40), people('cook', 60)]
  const heard = [...couriers.slice(0, 30), ...cooks.slice(0, 10)].map((person) => ({
    code: 'pay',
    person,
    evidence: 2,
  }))
  const { rows } = segmentTable(
    {
      columns: [
        { key: 'courier', people: couriers },
        { key: 'cook', people: cooks },
      ],
      heard,
      introducedBy: {},
    },
    ['pay'],
  )
  expect(rows[0]?.cells).toMatchObject([
    { voices: 30, evidence: 60, expected: 16, residual: expect.closeTo(5.833, 3), verdict: 'more' },
    { voices: 10, evidence: 20, expected: 24, residual: expect.closeTo(-5.833, 3), verdict: 'fewer' },
  ])
})

test('counts people who came through one person as one voice, and says so little of few', () => {
  const couriers = people('courier', 6)
  const introducedBy = Object.fromEntries(couriers.map((person) => [person, 'one friend']))
  const { totals, rows } = segmentTable(
    {
      columns: [
        { key: 'courier', people: couriers },
        { key: 'cook', people: ['cook'] },
      ],
      heard: couriers.map((person) => ({ code: 'pay', person, evidence: 1 })),
      introducedBy,
    },
    ['pay', 'never heard'],
  )
  expect(totals).toEqual([1, 1])
  expect(rows[0]).toMatchObject({
    voices: 1,
    cells: [{ voices: 1, isSmall: true, verdict: 'not_enough' }, {}],
  })
  expect(rows[1]?.cells).toMatchObject([{ verdict: 'not_enough' }, { verdict: 'not_enough' }])
})
