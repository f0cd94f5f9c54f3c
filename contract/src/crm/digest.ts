import { z } from 'zod'
import { operation } from '../core/operation.ts'
import { Day, Instant, TimeZone } from '../core/shapes.ts'

export const rhythms = ['never', 'day', 'workday', 'week'] as const
export const Rhythm = z.enum(rhythms)
export type Rhythm = z.output<typeof Rhythm>

/** What became of the digest of a day. `unknown`: we stopped while it left; it is not sent again by itself. */
export const DigestState = z.enum(['sending', 'sent', 'empty', 'failed', 'unknown'])

export const DigestSettings = z.object({
  every: Rhythm,
  hour: z.int().min(0).max(23),
  weekday: z.int().min(1).max(7).describe('1 is Monday. Counts for weekly digests.'),
  timeZone: z.string(),
  isMailSet: z.boolean().describe('False while no mail server is set: then nothing is sent.'),
  sendsTo: z.string(),
  nextAt: Instant.nullable(),
  sent: z.array(
    z.object({
      day: Day,
      state: DigestState,
      items: z.int(),
      problem: z.string().nullable(),
      sentAt: Instant.nullable(),
    }),
  ),
})
export type DigestSettings = z.output<typeof DigestSettings>

export const showDigest = operation({
  name: 'digest.show',
  summary: 'Show when your digest of follow-ups is mailed, and what became of the last ones.',
  method: 'GET',
  path: '/digest',
  allows: 'viewer',
  input: z.object({}),
  output: DigestSettings,
})

export const updateDigest = operation({
  name: 'digest.update',
  summary: 'Say how often and when your digest of follow-ups is mailed, and in which zone your days begin.',
  method: 'PATCH',
  path: '/digest',
  allows: 'viewer',
  input: z.object({
    every: Rhythm.optional(),
    hour: z.int().min(0).max(23).optional(),
    weekday: z.int().min(1).max(7).optional(),
    timeZone: TimeZone.optional(),
  }),
  output: DigestSettings,
})

export const previewDigest = operation({
  name: 'digest.preview',
  summary: 'Show the digest as it would be mailed now, without the links that act.',
  method: 'GET',
  path: '/digest/preview',
  allows: 'viewer',
  input: z.object({}),
  output: z.object({ subject: z.string(), text: z.string(), items: z.int() }),
})
