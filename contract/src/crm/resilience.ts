import { z } from 'zod'
import { operation } from '../core/operation.ts'
import { Day, Id, Share, TimeZone } from '../core/shapes.ts'
import { ChannelKey } from './channels.ts'

export const resilienceLimits = { weeks: 104 }

/** How often we reached out, and what came of it. Those who talked neither refused nor said yes. */
export const Attempts = z.object({
  asked: z.int(),
  talked: z.int(),
  yes: z.int(),
  refused: z.int(),
  silent: z.int(),
})
export type Attempts = z.output<typeof Attempts>

export const showResilience = operation({
  name: 'touchpoints.resilience',
  summary:
    'Count how often the team reached out and what came of it, by week, member and channel. Not a ranking.',
  method: 'GET',
  path: '/touchpoints/resilience',
  allows: 'viewer',
  input: z.object({
    weeks: z.int().min(1).max(resilienceLimits.weeks).default(12),
    member: Id.optional(),
    channel: ChannelKey.optional(),
    timeZone: TimeZone.optional().describe('Where weeks begin; your own zone, when left out.'),
  }),
  output: z.object({
    since: Day,
    sentence: z.string(),
    total: Attempts,
    answered: Share.describe('Who answered at all, of those asked. Without an interval: not enough yet.'),
    yes: Share.describe('Who said yes, of those asked.'),
    weeks: z.array(Attempts.extend({ week: Day.describe('Its Monday.') })),
    members: z
      .array(Attempts.extend({ member: z.object({ id: Id, name: z.string() }), yesShare: Share }))
      .describe('By name.'),
    channels: z.array(Attempts.extend({ channel: z.string(), yesShare: Share })).describe('By name.'),
    asksForOneYes: z
      .object({ low: z.number(), middle: z.number(), high: z.number() })
      .nullable()
      .describe('How many asks one yes takes, roughly. Null: not enough yet.'),
  }),
})
