import { z } from 'zod'
import { operation } from '../core/operation.ts'
import { Id, Instant, Nothing, TimeZone, page, pageInput } from '../core/shapes.ts'
import { PersonRef } from './person-ref.ts'
import { ContactType } from './contact-types.ts'
import { TaskView } from './tasks.ts'

/** One thing on the list of the day, and why it stands there. */
export const FollowUp = z.object({
  kind: z.string().describe('touch, task, and what else domains bring, such as promise.'),
  id: Id,
  person: PersonRef.nullable(),
  mayContact: z
    .boolean()
    .describe('False: they do not wish to be contacted. What waits for them stands here, and nobody calls.'),
  why: z.string(),
  dueAt: Instant,
  isLate: z.boolean(),
  task: TaskView.nullable(),
})
export type FollowUp = z.output<typeof FollowUp>

export const listFollowUps = operation({
  name: 'followUps.list',
  summary: 'List whom to get back to today, and why: what is late comes first.',
  method: 'GET',
  path: '/follow-ups',
  allows: 'viewer',
  input: z.object({
    timeZone: TimeZone.optional().describe('Where today ends; your own zone, when left out.'),
    limit: z.int().min(1).max(100).default(50),
  }),
  output: z.object({
    items: z.array(FollowUp),
    isMore: z.boolean().describe('More than these are due.'),
  }),
})

export const losingTouch = operation({
  name: 'followUps.losingTouch',
  summary: 'List the people whose turn was so long ago that we are losing touch, longest first.',
  method: 'GET',
  path: '/follow-ups/losing-touch',
  allows: 'viewer',
  input: z.object({ ...pageInput }),
  output: page(
    z.object({
      person: PersonRef,
      cadenceDays: z.int().nullable(),
      lastTouchAt: Instant.nullable(),
      nextTouchAt: Instant,
      lateDays: z.int(),
    }),
  ),
})

export const unsnoozePerson = operation({
  name: 'people.unsnooze',
  summary: 'Let the next touch with a person follow the cadence again.',
  method: 'DELETE',
  path: '/people/{person}/snooze',
  allows: 'member',
  input: z.object({ person: Id }),
  output: Nothing,
})

const Cadence = z.object({ type: ContactType, days: z.int().min(1).max(3650) })

export const showCadences = operation({
  name: 'cadences.show',
  summary: 'Show how often people of each contact type are to be talked to.',
  method: 'GET',
  path: '/cadences',
  allows: 'viewer',
  input: z.object({}),
  output: z.object({ items: z.array(Cadence) }),
})

export const setCadence = operation({
  name: 'cadences.set',
  summary: 'Say how often people of a contact type are to be talked to. New people of this type follow it.',
  method: 'PUT',
  path: '/cadences/{type}',
  allows: 'admin',
  input: z.object({ type: ContactType, days: z.int().min(1).max(3650).nullable() }),
  output: z.object({ items: z.array(Cadence) }),
})
