import { expect, test } from 'vitest'
import { z } from 'zod'
import { limitsOf } from './limits.ts'

test('a form learns from the contract what is required, how long and which choices', () => {
  const limits = limitsOf(
    z.object({
      name: z.string().trim().min(1).max(200),
      email: z.email().max(254).nullable().optional(),
      note: z.string().max(1000).default(''),
      kind: z.enum(['lead', 'payer']),
      age: z.number().int().min(0).max(150).optional(),
      folded: z
        .string()
        .max(80)
        .transform((text) => text.normalize('NFC')),
    }),
  )

  expect(limits.name).toMatchObject({ required: true, minLength: 1, maxLength: 200 })
  expect(limits.email).toMatchObject({ required: false, maxLength: 254, inputMode: 'email' })
  expect(limits.note).toMatchObject({ required: false, maxLength: 1000 })
  expect(limits.kind).toMatchObject({ required: true, options: ['lead', 'payer'] })
  expect(limits.age).toMatchObject({ required: false, min: 0, max: 150 })
  expect(limits.folded).toMatchObject({ required: true, maxLength: 80 })
})
