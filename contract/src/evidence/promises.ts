import { z } from 'zod'
import { operation } from '../core/operation.ts'
import { Day, Id, Instant, Nothing, Share, TimeZone, page, pageInput, paragraphs } from '../core/shapes.ts'
import { PersonRef } from '../crm/person-ref.ts'

export const promiseLimits = { words: 2_000, settledWords: 2_000 }

/** Fewer promises than this make no share: one more would move it by a tenth or more. */
export const enoughPromises = 10

export const promiseStates = ['open', 'kept', 'broken', 'released'] as const
export const PromiseState = z.enum(promiseStates).describe('Still to do; done; not done; or they let us off.')
export type PromiseState = z.output<typeof PromiseState>

const MemberRef = z.object({ id: Id, name: z.string() })

/** What we told somebody we would do. */
export const PromiseView = z.object({
  id: Id,
  person: PersonRef,
  member: MemberRef.describe('Who of us promised.'),
  words: z.string(),
  madeAt: Instant,
  dueOn: Day.nullable(),
  dueAt: Instant.nullable().describe('The end of that day where the member is.'),
  state: PromiseState,
  isLate: z.boolean(),
  settledAt: Instant.nullable(),
  settledBy: MemberRef.nullable(),
  settledWords: z.string(),
  version: z.int(),
})
export type PromiseView = z.output<typeof PromiseView>

const missing = {
  person_missing: { status: 404, message: 'This person is not there any more. Choose another.' },
  member_missing: { status: 404, message: 'This member is not in the workspace. Choose another.' },
} as const
const inFuture = {
  status: 422,
  message: 'This moment is still to come. Say it when it has happened.',
} as const

export const createPromise = operation({
  name: 'promises.create',
  summary: 'Note what one of us promised to somebody, and by when.',
  method: 'POST',
  path: '/promises',
  allows: 'member',
  input: z.object({
    person: Id,
    words: paragraphs(promiseLimits.words, 1).describe('What we said we would do.'),
    member: Id.optional().describe('Who promised; you, when left out.'),
    dueOn: Day.nullable().default(null),
    timeZone: TimeZone.optional().describe('Where that day ends; the member’s own zone, when left out.'),
    madeAt: Instant.optional().describe('Now, when left out.'),
  }),
  output: PromiseView,
  errors: { ...missing, in_future: inFuture },
})

export const listPromises = operation({
  name: 'promises.list',
  summary: 'List what we promised: open ones by their day, others newest first.',
  method: 'GET',
  path: '/promises',
  allows: 'viewer',
  input: z.object({
    ...pageInput,
    of: z
      .enum(['due', 'overdue', 'open', 'kept', 'broken', 'released', 'counted'])
      .optional()
      .describe('Open with a day, by that day; late; or by state. Counted: what the share is made of.'),
    person: Id.optional(),
    member: Id.optional(),
    since: Instant.optional().describe('Only those made from then on.'),
  }),
  output: page(PromiseView),
})

export const showPromise = operation({
  name: 'promises.show',
  summary: 'Show a promise and what became of it.',
  method: 'GET',
  path: '/promises/{promise}',
  allows: 'viewer',
  input: z.object({ promise: Id }),
  output: PromiseView,
})

export const updatePromise = operation({
  name: 'promises.update',
  summary: 'Change what was promised, by whom of us, or by when.',
  method: 'PATCH',
  path: '/promises/{promise}',
  allows: 'member',
  input: z.object({
    promise: Id,
    words: paragraphs(promiseLimits.words, 1).optional(),
    member: Id.optional(),
    dueOn: Day.nullable().optional(),
    timeZone: TimeZone.optional(),
    version: z.int().optional().describe('Refuses when somebody else changed it since.'),
  }),
  output: PromiseView,
  errors: { member_missing: missing.member_missing },
})

export const settlePromise = operation({
  name: 'promises.settle',
  summary: 'Say what became of a promise: kept, broken, or they let us off; or open it again.',
  method: 'POST',
  path: '/promises/{promise}/settle',
  allows: 'member',
  input: z.object({
    promise: Id,
    to: PromiseState,
    at: Instant.optional().describe('When it happened; now, when left out.'),
    words: paragraphs(promiseLimits.settledWords).default('').describe('What happened, or why not.'),
    version: z.int().optional().describe('Refuses when somebody else changed it since.'),
  }),
  output: PromiseView,
  errors: {
    in_future: inFuture,
    before_made: { status: 422, message: 'This was before the promise was made. Look at the date again.' },
  },
})

export const removePromise = operation({
  name: 'promises.remove',
  summary: 'Remove a promise that was noted by mistake and never made.',
  method: 'DELETE',
  path: '/promises/{promise}',
  allows: 'member',
  input: z.object({ promise: Id }),
  output: Nothing,
})

export const showKeptPromises = operation({
  name: 'promises.keptShare',
  summary: 'Count how many promises we kept, in all and by member. One that is late counts as not kept.',
  method: 'GET',
  path: '/promises/kept-share',
  allows: 'viewer',
  input: z.object({
    days: z.int().min(1).max(3650).default(365).describe('Of promises made since so long ago.'),
  }),
  output: z.object({
    since: Instant,
    kept: Share.describe('Without an interval: not enough yet.'),
    overdue: z.int(),
    open: z.int(),
    members: z
      .array(z.object({ member: MemberRef, isLeader: z.boolean(), kept: Share, overdue: z.int() }))
      .describe('By name.'),
  }),
})
