import { z } from 'zod'
import { operation } from '../core/operation.ts'
import { Instant, Share } from '../core/shapes.ts'
import { MemberRef, complaintLimits } from './complaints.ts'

export const showComplaintSettings = operation({
  name: 'complaints.settings',
  summary: 'Show within how many hours complaints are to be answered.',
  method: 'GET',
  path: '/complaint-settings',
  allows: 'viewer',
  input: z.object({}),
  output: z.object({ answerHours: z.int() }),
})

export const updateComplaintSettings = operation({
  name: 'complaints.updateSettings',
  summary: 'Say within how many hours complaints are to be answered. Those that wait follow it.',
  method: 'PUT',
  path: '/complaint-settings',
  allows: 'admin',
  input: z.object({ answerHours: z.int().min(1).max(complaintLimits.answerHours) }),
  output: z.object({ answerHours: z.int() }),
})

const Hours = z
  .object({
    n: z.int(),
    middle: z.number().nullable().describe('Null: fewer than half are answered.'),
    low: z.number().nullable(),
    high: z.number().nullable(),
  })
  .nullable()
  .describe('Hours to the first answer, those that still wait counted in. Null: not enough yet.')

export const showComplaintNumbers = operation({
  name: 'complaints.numbers',
  summary: 'Count complaints: how many leaders answered themselves, how many in time, and how long it took.',
  method: 'GET',
  path: '/complaints/numbers',
  allows: 'viewer',
  input: z.object({
    days: z.int().min(1).max(3650).default(365).describe('Of complaints received since so long ago.'),
  }),
  output: z.object({
    since: Instant,
    received: z.int(),
    waiting: z.int(),
    overdue: z.int(),
    byLeaders: Share.describe('Of those that were answered. Without an interval: not enough yet.'),
    inTime: Share.describe('Of those that were answered or should have been.'),
    hours: Hours,
    atRisk: z
      .array(z.object({ currency: z.string(), exponent: z.int(), amountMinor: z.string(), count: z.int() }))
      .describe('Of those that are not closed, by currency.'),
    members: z
      .array(
        z.object({
          member: MemberRef,
          isLeader: z.boolean(),
          answered: z.int(),
          inTime: Share,
          hours: Hours,
        }),
      )
      .describe('Leaders, and whoever else answered, by name.'),
  }),
})
export type ComplaintNumbers = z.output<typeof showComplaintNumbers.output>
