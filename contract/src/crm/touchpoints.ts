import { z } from 'zod'
import { operation } from '../core/operation.ts'
import { Id, Instant, Nothing, TimeZone, line, page, pageInput, paragraphs } from '../core/shapes.ts'
import { ChannelKey } from './channels.ts'

export { Channel, channels } from './channels.ts'

export const touchLimits = { minutes: 1440, note: 5_000, people: 50, followUpDays: 3650, title: 200 }

export const Direction = z
  .enum(['ours', 'theirs', 'both'])
  .describe('Who reached out: us, them, or both met.')
export const outcomes = ['reached', 'no_answer', 'declined', 'yes'] as const
export const Outcome = z
  .enum(outcomes)
  .describe('We talked; nobody answered; they refused what we asked; they said yes to it.')

export const TouchpointView = z.object({
  id: Id,
  personId: Id,
  at: Instant,
  direction: Direction,
  channel: z.string(),
  outcome: Outcome.nullable(),
  minutes: z.int().nullable(),
  note: z.string(),
  member: z.object({ id: Id, name: z.string() }).nullable(),
  source: z.object({ kind: z.string(), id: Id }).nullable(),
  version: z.int(),
})
export type TouchpointView = z.output<typeof TouchpointView>

export const LoggedTouch = TouchpointView.extend({
  followUp: Id.nullable().describe('The task that was made with it.'),
})
export type LoggedTouch = z.output<typeof LoggedTouch>

const fields = {
  at: Instant.optional().describe('Now, when left out.'),
  direction: Direction.default('ours'),
  channel: ChannelKey,
  outcome: Outcome.default('reached'),
  minutes: z.int().min(0).max(touchLimits.minutes).nullable().default(null),
  note: paragraphs(touchLimits.note).default(''),
  member: Id.optional().describe('Who talked; you, when left out.'),
  followUp: z
    .object({
      inDays: z.int().min(1).max(touchLimits.followUpDays),
      title: line(touchLimits.title).optional().describe('“Follow up with …”, when left out.'),
      timeZone: TimeZone.optional().describe('Where that day begins and ends.'),
    })
    .nullable()
    .default(null)
    .describe('Makes a task to come back to them.'),
}

const fieldErrors = {
  in_future: { status: 422, message: 'This moment is still to come. Plan a conversation instead.' },
  channel_missing: {
    status: 422,
    message: 'There is no channel {channel} here. Choose one of the list, or add it first.',
  },
  member_missing: { status: 404, message: 'This member is not in the workspace. Choose another.' },
} as const

export const logTouchpoint = operation({
  name: 'touchpoints.log',
  summary: 'Note a call, a coffee, a mail or any other touch with a person.',
  method: 'POST',
  path: '/people/{person}/touchpoints',
  allows: 'member',
  input: z.object({ person: Id, ...fields }),
  output: LoggedTouch,
  errors: fieldErrors,
})

export const logSeveralTouchpoints = operation({
  name: 'touchpoints.logSeveral',
  summary: 'Note one touch with several people at once, such as a dinner or a round of messages.',
  method: 'POST',
  path: '/touchpoints',
  allows: 'member',
  input: z.object({ people: z.array(Id).min(1).max(touchLimits.people), ...fields }),
  output: z.object({ items: z.array(LoggedTouch) }),
  errors: {
    ...fieldErrors,
    person_missing: { status: 404, message: 'One of these people is not there any more. Choose again.' },
  },
})

export const listTouchpoints = operation({
  name: 'touchpoints.list',
  summary: 'List the touches with a person, newest first.',
  method: 'GET',
  path: '/people/{person}/touchpoints',
  allows: 'viewer',
  input: z.object({ person: Id, ...pageInput, channel: ChannelKey.optional(), member: Id.optional() }),
  output: page(TouchpointView),
})

export const updateTouchpoint = operation({
  name: 'touchpoints.update',
  summary: 'Mend a touch: when it was, how, what came of it. What is left out stays.',
  method: 'PATCH',
  path: '/touchpoints/{touchpoint}',
  allows: 'member',
  input: z.object({
    touchpoint: Id,
    at: Instant.optional(),
    direction: Direction.optional(),
    channel: ChannelKey.optional(),
    outcome: Outcome.optional(),
    minutes: z.int().min(0).max(touchLimits.minutes).nullable().optional(),
    note: paragraphs(touchLimits.note).optional(),
    member: Id.optional(),
    version: z.int().optional().describe('Refuses when somebody else changed the touch since.'),
  }),
  output: TouchpointView,
  errors: {
    ...fieldErrors,
    from_source: { status: 409, message: 'This came from a conversation. Change it there.' },
  },
})

export const removeTouchpoint = operation({
  name: 'touchpoints.remove',
  summary: 'Take back a touch that was noted by mistake.',
  method: 'DELETE',
  path: '/touchpoints/{touchpoint}',
  allows: 'member',
  input: z.object({
    touchpoint: Id,
    version: z.int().optional().describe('Refuses when somebody else changed the touch since.'),
    followUp: Id.optional().describe(
      'The task that was made with it: it goes along, unless somebody changed or finished it since.',
    ),
  }),
  output: Nothing,
  errors: { from_source: { status: 409, message: 'This came from a conversation. Change it there.' } },
})
