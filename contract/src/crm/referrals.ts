import { z } from 'zod'
import { operation } from '../core/operation.ts'
import { Id, Nothing } from '../core/shapes.ts'
import { Introduction } from './people.ts'

export const referralStages = ['asked', 'made', 'met', 'thanked'] as const

export const listReferrals = operation({
  name: 'referrals.list',
  summary: 'List who introduced whom, and how far each introduction is.',
  method: 'GET',
  path: '/referrals',
  allows: 'viewer',
  input: z.object({}),
  output: z.object({ items: z.array(Introduction) }),
})

export const setReferral = operation({
  name: 'referrals.set',
  summary: 'Say who introduced a person. A person came through one other person at the most.',
  method: 'PUT',
  path: '/people/{person}/referral',
  allows: 'member',
  input: z.object({
    person: Id,
    introducer: Id,
    stage: z
      .enum(referralStages)
      .default('made')
      .describe('How far the introduction is; earlier stages keep their dates.'),
  }),
  output: Introduction,
  errors: {
    introducer_missing: {
      status: 404,
      message: 'The person who introduced them is not there any more. Choose another.',
    },
    introducer_circle: {
      status: 409,
      message: 'These two would have introduced each other. One of them came first.',
    },
  },
})

export const removeReferral = operation({
  name: 'referrals.remove',
  summary: 'Forget who introduced a person.',
  method: 'DELETE',
  path: '/people/{person}/referral',
  allows: 'member',
  input: z.object({ person: Id }),
  output: Nothing,
})
