import { z } from 'zod'
import { operation } from '../core/operation.ts'
import { Id, Instant, Nothing, page, pageInput, paragraphs } from '../core/shapes.ts'

export const channels = [
  'coffee',
  'call',
  'video',
  'mail',
  'message',
  'meeting',
  'visit',
  'event',
  'letter',
  'other',
] as const
export const Channel = z.enum(channels)
export const Direction = z
  .enum(['ours', 'theirs', 'both'])
  .describe('Who reached out: us, them, or both met.')
export const Outcome = z.enum(['reached', 'no_answer', 'declined'])

export const TouchpointView = z.object({
  id: Id,
  personId: Id,
  at: Instant,
  direction: Direction,
  channel: Channel,
  outcome: Outcome.nullable(),
  minutes: z.int().nullable(),
  note: z.string(),
  member: z.object({ id: Id, name: z.string() }).nullable(),
  source: z.object({ kind: z.string(), id: Id }).nullable(),
})
export type TouchpointView = z.output<typeof TouchpointView>

export const logTouchpoint = operation({
  name: 'touchpoints.log',
  summary: 'Note a call, a coffee, a mail or any other touch with a person.',
  method: 'POST',
  path: '/people/{person}/touchpoints',
  allows: 'member',
  input: z.object({
    person: Id,
    at: Instant.optional().describe('Now, when left out.'),
    direction: Direction.default('ours'),
    channel: Channel,
    outcome: Outcome.default('reached'),
    minutes: z.int().min(0).max(1440).nullable().default(null),
    note: paragraphs(5_000).default(''),
  }),
  output: TouchpointView,
  errors: {
    in_future: { status: 422, message: 'This moment is still to come. Plan a conversation instead.' },
  },
})

export const listTouchpoints = operation({
  name: 'touchpoints.list',
  summary: 'List the touches with a person, newest first.',
  method: 'GET',
  path: '/people/{person}/touchpoints',
  allows: 'viewer',
  input: z.object({ person: Id, ...pageInput }),
  output: page(TouchpointView),
})

export const removeTouchpoint = operation({
  name: 'touchpoints.remove',
  summary: 'Take back a touch that was noted by mistake.',
  method: 'DELETE',
  path: '/touchpoints/{touchpoint}',
  allows: 'member',
  input: z.object({ touchpoint: Id }),
  output: Nothing,
  errors: { from_source: { status: 409, message: 'This came from a conversation. Change it there.' } },
})
