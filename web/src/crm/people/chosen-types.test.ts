import { expect, test } from 'vitest'
import { withChosen } from './chosen-types.ts'

const today = '2026-05-14'
const over = { type: 'lead', since: '2025-01-01', until: '2026-05-13' } as const
const current = { type: 'lead', since: '2026-05-14', until: null } as const
const planned = { type: 'payer', since: '2026-09-01', until: null } as const

test('choosing another type keeps when somebody was the same before, and what they will be', () => {
  expect(withChosen([over, current, planned], ['lead', 'buyer'], today)).toEqual([
    over,
    planned,
    current,
    { type: 'buyer', since: null, until: null },
  ])
})

test('a type that is no longer chosen goes, and what is over stays', () => {
  expect(withChosen([over, current], [], today)).toEqual([over])
})
