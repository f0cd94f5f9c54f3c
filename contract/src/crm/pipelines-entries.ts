import { z } from 'zod'
import { operation } from '../core/operation.ts'
import { Id, Instant, Money, Nothing, line, page, pageInput, paragraphs } from '../core/shapes.ts'
import { EntryValue, Goal, LostReasonView, StageView, pipelineLimits } from './pipelines.ts'
import { PersonRef } from './person-ref.ts'

/** What members do in selling; a member may have several, an entry has one owner for each. */
export const salesRoles = [
  'lead_generation',
  'sales_development',
  'sales_operations',
  'account_executive',
  'sales_engineer',
  'business_development',
] as const
export const SalesRole = z.enum(salesRoles)
export type SalesRole = z.output<typeof SalesRole>

export const MemberRef = z.object({ id: Id, name: z.string() })

export const MemberSalesRoles = z.object({ member: MemberRef, roles: z.array(SalesRole), isYou: z.boolean() })
export type MemberSalesRoles = z.output<typeof MemberSalesRoles>

export const EntryOwner = z.object({ role: SalesRole, member: MemberRef, since: Instant })
export type EntryOwner = z.output<typeof EntryOwner>

/** One person's way through one pipeline, as a list shows it. */
export const EntryRow = z.object({
  id: Id,
  pipeline: z.object({ id: Id, name: z.string() }),
  person: PersonRef,
  mayContact: z.boolean().describe('False: they do not wish to be contacted.'),
  organisation: z.object({ id: Id, name: z.string() }).nullable(),
  title: z.string(),
  value: Money.nullable(),
  stage: z.object({ id: Id, name: z.string(), goal: Goal }),
  inStageSince: Instant,
  isLate: z.boolean().describe('Longer in its stage than the stage allows.'),
  lostReason: LostReasonView.nullable(),
  turn: SalesRole.nullable().describe('Whose turn it is.'),
  owners: z.array(EntryOwner),
  hasOffer: z.boolean().describe('A hand-off waits for an answer.'),
  startedAt: Instant,
  closedAt: Instant.nullable(),
  archivedAt: Instant.nullable(),
  version: z.int(),
})
export type EntryRow = z.output<typeof EntryRow>

export const MoveView = z.object({
  number: z.int(),
  from: z.object({ id: Id, name: z.string() }).nullable(),
  to: z.object({ id: Id, name: z.string() }),
  at: Instant,
  notedAt: Instant,
  by: MemberRef.nullable(),
  why: z.string(),
  lostReason: z.string().nullable(),
  overQuotaWhy: z.string().nullable(),
})
export type MoveView = z.output<typeof MoveView>

export const EntryView = EntryRow.extend({
  moves: z.array(MoveView).describe('Newest first.'),
  timeInStages: z
    .array(z.object({ stage: z.object({ id: Id, name: z.string() }), ms: z.number(), visits: z.int() }))
    .describe('Computed from the moves; adds up to the time from the start until it closed, or until now.'),
  formerOwners: z.array(EntryOwner.extend({ until: Instant })),
})
export type EntryView = z.output<typeof EntryView>

export const listEntries = operation({
  name: 'entries.list',
  summary: 'List entries of pipelines: who is where.',
  method: 'GET',
  path: '/entries',
  allows: 'viewer',
  input: z.object({
    ...pageInput,
    q: z
      .string()
      .max(200)
      .optional()
      .describe(
        'By the person, their organisation, or what the entry is about. Where nothing has the words as written: those nearest to them.',
      ),
    pipeline: Id.optional(),
    stage: Id.optional(),
    visited: Id.optional().describe('Entries that have been in this stage, wherever they are now.'),
    goal: Goal.optional(),
    finished: z.boolean().default(false).describe('Only what was won or lost.'),
    owner: Id.optional().describe('A member who owns the entry in some role.'),
    person: Id.optional(),
    organisation: Id.optional(),
    late: z.boolean().default(false),
    archived: z.boolean().default(false),
    sort: z.enum(['newest', 'longest']).default('newest').describe('`longest` in its stage first.'),
  }),
  output: page(EntryRow),
})

export const showBoard = operation({
  name: 'entries.board',
  summary:
    'Show a pipeline as a board: each stage with its first entries, how many there are and what they are worth.',
  method: 'GET',
  path: '/pipelines/{pipeline}/board',
  allows: 'viewer',
  input: z.object({
    pipeline: Id,
    owner: Id.optional(),
    perStage: z.int().min(1).max(100).default(30),
  }),
  output: z.object({
    stages: z.array(
      z.object({
        stage: StageView,
        count: z.int().describe('Counted to 10,000; won and lost of the last 90 days.'),
        values: z.array(Money).describe('Per currency, never mixed.'),
        items: z.array(EntryRow),
        more: z.boolean(),
      }),
    ),
  }),
})

export const showEntry = operation({
  name: 'entries.show',
  summary: 'Show an entry with its moves and its time in each stage.',
  method: 'GET',
  path: '/entries/{entry}',
  allows: 'viewer',
  input: z.object({ entry: Id }),
  output: EntryView,
})

const overQuota = {
  status: 409,
  message:
    '{name} already works on {count} in {stage}, and {quota} are meant. Finish one first, or say why this one may come on top.',
} as const

const inputErrors = {
  stage_missing: {
    status: 404,
    message: 'This stage is not of this pipeline, or is archived. Choose another.',
  },
  organisation_missing: { status: 404, message: 'This organisation is not there any more. Choose another.' },
  reason_missing: { status: 404, message: 'This reason is not on the list any more. Choose another.' },
  reason_needed: { status: 422, message: 'Say why it was lost: choose a reason from the list.' },
  in_future: { status: 422, message: 'This moment is still to come. Say when it happened.' },
  over_quota: overQuota,
} as const

const quotaReason = line(pipelineLimits.why)
  .optional()
  .describe('Why this entry may come on top of the quota of the stage.')

export const createEntry = operation({
  name: 'entries.create',
  summary:
    'Put a person into a pipeline, unless they do not wish to be contacted. Whoever does so owns the entry in the role they give.',
  method: 'POST',
  path: '/pipelines/{pipeline}/entries',
  allows: 'member',
  input: z.object({
    pipeline: Id,
    person: Id,
    organisation: Id.nullable().optional().describe('Theirs, when left out.'),
    title: line(pipelineLimits.title, 0).default(''),
    value: EntryValue.nullable().default(null),
    stage: Id.optional().describe('The first open one, when left out.'),
    role: SalesRole.optional().describe('The sales role in which you own it. Your first one, when left out.'),
    at: Instant.optional().describe('Now, when left out.'),
    another: z.boolean().default(false).describe('Also when the person has an open entry here.'),
    quotaReason,
  }),
  output: EntryView,
  errors: {
    ...inputErrors,
    pipeline_archived: { status: 409, message: 'This pipeline is archived. Bring it back first.' },
    person_missing: { status: 404, message: 'This person is not there any more. Choose another.' },
    already_there: {
      status: 409,
      message:
        '{name} is in this pipeline already, in {stage}. Open that entry, or say that this is another one.',
    },
  },
})

export const updateEntry = operation({
  name: 'entries.update',
  summary: 'Change what an entry is about or worth. What is left out stays.',
  method: 'PATCH',
  path: '/entries/{entry}',
  allows: 'member',
  input: z.object({
    entry: Id,
    organisation: Id.nullable().optional(),
    title: line(pipelineLimits.title, 0).optional(),
    value: EntryValue.nullable().optional(),
    archived: z.boolean().optional().describe('Put away what was entered by mistake: it counts nowhere.'),
    version: z.int(),
  }),
  output: EntryView,
  errors: { organisation_missing: inputErrors.organisation_missing },
})

export const moveEntry = operation({
  name: 'entries.move',
  summary: 'Move an entry to another stage, forward or back. The move is noted for good.',
  method: 'POST',
  path: '/entries/{entry}/move',
  allows: 'member',
  input: z.object({
    entry: Id,
    stage: Id,
    version: z.int().describe('Refuses when somebody else moved or changed it since.'),
    why: paragraphs(pipelineLimits.why).default(''),
    at: Instant.optional().describe('When it happened: now, when left out; never before the move before.'),
    lostReason: Id.optional(),
    quotaReason,
  }),
  output: EntryView,
  errors: {
    ...inputErrors,
    already_there: { status: 409, message: 'It stands in {stage} already.' },
    before_last: { status: 422, message: 'It moved last on {at}. This move cannot be earlier.' },
    too_many_moves: { status: 409, message: 'This entry has moved {limit} times. Start a new one.' },
    archived: { status: 409, message: 'This entry is put away. Bring it back first.' },
  },
})

export const takeEntry = operation({
  name: 'entries.take',
  summary: 'Own an entry in a role that nobody has there, or whose owner has left the workspace.',
  method: 'POST',
  path: '/entries/{entry}/owners',
  allows: 'member',
  input: z.object({ entry: Id, role: SalesRole }),
  output: EntryView,
  errors: {
    owned: { status: 409, message: '{name} owns it in this role. Ask them to hand it over.' },
    lacks_role: { status: 409, message: 'You do not have this sales role. Add it to yours first.' },
  },
})

export const leaveEntry = operation({
  name: 'entries.leave',
  summary: 'Stop owning an entry in a role. An administrator may end it for others.',
  method: 'DELETE',
  path: '/entries/{entry}/owners/{role}',
  allows: 'member',
  input: z.object({ entry: Id, role: SalesRole }),
  output: EntryView,
  errors: {
    not_yours: {
      status: 409,
      message: 'You do not own it in this role. Ask the owner, or an administrator.',
    },
  },
})

export const listSalesRoles = operation({
  name: 'salesRoles.list',
  summary: 'List who has which sales roles.',
  method: 'GET',
  path: '/sales-roles',
  allows: 'viewer',
  input: z.object({}),
  output: z.object({ items: z.array(MemberSalesRoles) }),
})

export const setSalesRoles = operation({
  name: 'salesRoles.set',
  summary: 'Say which sales roles a member has: your own, or as an administrator those of others.',
  method: 'PUT',
  path: '/sales-roles/{member}',
  allows: 'member',
  input: z.object({ member: Id, roles: z.array(SalesRole).max(salesRoles.length) }),
  output: Nothing,
  errors: {
    not_yours: { status: 409, message: 'You may set your own sales roles. Ask an administrator for others.' },
  },
})
