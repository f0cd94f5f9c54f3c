import { z } from 'zod'
import { operation } from '../core/operation.ts'
import { Id, Instant, line, page, pageInput, paragraphs } from '../core/shapes.ts'
import { MailOutcome } from '../platform/members.ts'
import { pipelineLimits } from './pipelines.ts'
import { MemberRef, SalesRole } from './pipelines-entries.ts'

export const handoffLimits = { note: 4_000, questions: 10, question: 300, hours: 720, defaultHours: 48 }

/** One line of a packet: words, and where they come from. */
export const PacketLine = z.object({
  words: z.string(),
  detail: z.string(),
  at: Instant.nullable(),
  members: z.array(z.string()).describe('Who was there.'),
  link: z.object({ kind: z.string(), id: Id }).nullable(),
})
export type PacketLine = z.output<typeof PacketLine>

/** What one part of Firsthand knows of a person. */
export const PacketSection = z.object({
  kind: z.string(),
  title: z.string(),
  lines: z.array(PacketLine),
  more: z.int().describe('How many there are beside those shown.'),
})
export type PacketSection = z.output<typeof PacketSection>

/** What became of the mails to those who let an offer wait: the worst of them, and how many it was. */
export const ReminderOutcome = MailOutcome.extend({
  sent: z.int().nullable().describe('How many mails the mail server took; null while nobody can say.'),
  of: z.int().nullable().describe('To how many members one was to be sent; null where nobody counted.'),
})
export type ReminderOutcome = z.output<typeof ReminderOutcome>

export const HandoffRow = z.object({
  id: Id,
  entry: z.object({
    id: Id,
    title: z.string(),
    stage: z.string(),
    pipeline: z.object({ id: Id, name: z.string() }),
  }),
  person: z.object({ id: Id, name: z.string() }),
  from: MemberRef,
  fromRole: SalesRole.nullable(),
  toRole: SalesRole,
  to: MemberRef.nullable().describe('Null: whoever of this role takes it first.'),
  note: z.string(),
  offeredAt: Instant,
  dueAt: Instant,
  isOverdue: z.boolean(),
  reminder: ReminderOutcome.nullable().describe(
    'What became of the mails that say that the time is over; null where none was to be sent.',
  ),
  answer: z.enum(['accepted', 'refused', 'withdrawn']).nullable(),
  answerReason: z.string().nullable(),
  answeredAt: Instant.nullable(),
  answeredBy: MemberRef.nullable(),
  youMay: z.object({ answer: z.boolean(), withdraw: z.boolean() }),
})
export type HandoffRow = z.output<typeof HandoffRow>

export const HandoffView = HandoffRow.extend({
  openQuestions: z.array(z.string()),
  packet: z
    .array(PacketSection)
    .nullable()
    .describe(
      'As it was when this was offered, without words that are hidden since, and with what they agree to now. Null when the person was erased since.',
    ),
})
export type HandoffView = z.output<typeof HandoffView>

export const previewHandoff = operation({
  name: 'handoffs.preview',
  summary: 'Show the packet that would go along with a hand-off now.',
  method: 'GET',
  path: '/entries/{entry}/packet',
  allows: 'viewer',
  input: z.object({ entry: Id }),
  output: z.object({ packet: z.array(PacketSection) }),
})

export const offerHandoff = operation({
  name: 'handoffs.offer',
  summary: 'Offer an entry to a member, or to whoever has a sales role, with all there is to know.',
  method: 'POST',
  path: '/entries/{entry}/handoffs',
  allows: 'member',
  input: z.object({
    entry: Id,
    toRole: SalesRole,
    toMember: Id.nullable().default(null),
    note: paragraphs(handoffLimits.note).default('').describe('Why now, and what you expect.'),
    openQuestions: z.array(line(handoffLimits.question)).max(handoffLimits.questions).default([]),
    answerWithinHours: z.int().min(1).max(handoffLimits.hours).default(handoffLimits.defaultHours),
  }),
  output: HandoffView,
  errors: {
    already_offered: {
      status: 409,
      message: 'This entry is offered already and waits for an answer. Withdraw that offer first.',
    },
    not_yours: {
      status: 409,
      message: 'Only an owner of this entry can hand it over. Take a role in it, or ask {name}.',
    },
    nobody_in_role: {
      status: 409,
      message: 'Nobody else has this sales role yet. Give it to a member first.',
    },
    lacks_role: {
      status: 409,
      message: '{name} does not have this sales role. Choose another member, or give it to them first.',
    },
    to_yourself: { status: 409, message: 'You own it in this role already. Choose another member or role.' },
    member_missing: { status: 404, message: 'This member is not there any more. Choose another.' },
    closed: { status: 409, message: 'This entry is closed or put away. Reopen it before you hand it over.' },
  },
})

export const listHandoffs = operation({
  name: 'handoffs.list',
  summary: 'List hand-offs, newest first: those that wait for you, those you offered, or all.',
  method: 'GET',
  path: '/handoffs',
  allows: 'viewer',
  input: z.object({
    ...pageInput,
    box: z.enum(['for_you', 'from_you', 'all']).default('all'),
    waiting: z.boolean().default(false).describe('Only those without an answer.'),
    entry: Id.optional(),
  }),
  output: page(HandoffRow),
})

export const showHandoff = operation({
  name: 'handoffs.show',
  summary: 'Show a hand-off with the packet as it was when it was offered.',
  method: 'GET',
  path: '/handoffs/{handoff}',
  allows: 'viewer',
  input: z.object({ handoff: Id }),
  output: HandoffView,
})

const answered = {
  answered: { status: 409, message: 'Too late: {name} has {answer} this already.' },
  not_for_you: { status: 409, message: 'This was not offered to you. Ask {name} to offer it to you.' },
} as const

export const acceptHandoff = operation({
  name: 'handoffs.accept',
  summary: 'Accept a hand-off: you own the entry in that role from now on.',
  method: 'POST',
  path: '/handoffs/{handoff}/accept',
  allows: 'member',
  input: z.object({
    handoff: Id,
    quotaReason: line(pipelineLimits.why).optional().describe('Why it may come on top of your quota.'),
  }),
  output: HandoffView,
  errors: {
    ...answered,
    over_quota: {
      status: 409,
      message:
        'You already work on {count} in {stage}, and {quota} are meant. Finish one first, or say why this one may come on top.',
    },
    closed: {
      status: 409,
      message: 'This entry was closed or put away meanwhile. Refuse it with a word to {name}.',
    },
  },
})

export const refuseHandoff = operation({
  name: 'handoffs.refuse',
  summary: 'Refuse a hand-off with a reason. It goes back to whoever offered it.',
  method: 'POST',
  path: '/handoffs/{handoff}/refuse',
  allows: 'member',
  input: z.object({ handoff: Id, reason: paragraphs(pipelineLimits.why, 1) }),
  output: HandoffView,
  errors: answered,
})

export const withdrawHandoff = operation({
  name: 'handoffs.withdraw',
  summary: 'Take back an offer that nobody has answered.',
  method: 'POST',
  path: '/handoffs/{handoff}/withdraw',
  allows: 'member',
  input: z.object({ handoff: Id }),
  output: HandoffView,
  errors: {
    answered: answered.answered,
    not_yours: {
      status: 409,
      message: '{name} offered this. Only they or an administrator can take it back.',
    },
  },
})
