import fc from 'fast-check'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { newEntryId } from './entry-id.ts'

test('ids made on a phone are UUIDs of version 7, and sort by when they were made', () => {
  fc.assert(
    fc.property(fc.nat({ max: 4e12 }), fc.integer({ min: 1, max: 1e9 }), (moment, later) => {
      const [one, other] = [newEntryId(moment), newEntryId(moment + later)]
      expect(z.uuidv7().safeParse(one).success).toBe(true)
      expect(one < other).toBe(true)
    }),
  )
})
