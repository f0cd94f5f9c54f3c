import { z } from 'zod'
import { operation } from '../core/operation.ts'
import { Id, Instant, Money, Nothing, line, page, pageInput, paragraphs } from '../core/shapes.ts'
import { ChannelKey } from '../crm/channels.ts'
import { PersonRef } from '../crm/person-ref.ts'
import { CiteWish } from './cite-wish.ts'
import { Amount } from './commitments.ts'
import { evidenceLimits } from './evidence.ts'

export const complaintLimits = { words: 5_000, about: 160, reply: 5_000, answerHours: 2_160 }

/** Within how many hours a complaint is to be answered, until a workspace says otherwise. */
export const usualAnswerHours = 48

/** Fewer complaints than this make no share and no median worth saying. */
export const enoughComplaints = 10

export const complaintStates = ['waiting', 'answered', 'closed'] as const
export const ComplaintState = z
  .enum(complaintStates)
  .describe('Waits for our answer; we answered; closed with their word or after we tried.')
export type ComplaintState = z.output<typeof ComplaintState>

export const complaintSteps = [
  'received',
  'assigned',
  'replied',
  'tried',
  'done',
  'closed',
  'reopened',
  'evidence',
  'told',
] as const

export const MemberRef = z.object({ id: Id, name: z.string() })

/** A person tells us that we failed them. */
export const ComplaintRow = z.object({
  id: Id,
  person: PersonRef,
  about: z.string(),
  words: z.string(),
  amount: Money.nullable().describe('What is at risk.'),
  channel: z.string(),
  receivedAt: Instant,
  state: ComplaintState,
  assignee: MemberRef.nullable(),
  dueAt: Instant,
  isOverdue: z.boolean().describe('Nobody has answered, and the time for it is over.'),
  answeredAt: Instant.nullable(),
  answeredBy: MemberRef.nullable(),
  answeredByLeader: z.boolean().describe('Whether a leader gave the first answer.'),
  closedAt: Instant.nullable(),
  version: z.int(),
})
export type ComplaintRow = z.output<typeof ComplaintRow>

export const ComplaintView = ComplaintRow.extend({
  receivedBy: MemberRef.nullable(),
  done: z.string().describe('What was done about it.'),
  closedBecause: z.enum(['their_word', 'no_answer']).nullable(),
  closingWords: z.string().describe('Their word after it, or what was tried.'),
  closedBy: MemberRef.nullable(),
  evidence: z.array(
    z.object({ id: Id, kind: z.string(), claims: z.array(z.object({ id: Id, sentence: z.string() })) }),
  ),
  loops: z.array(z.object({ id: Id, did: z.string(), toldAt: Instant.nullable() })),
  steps: z
    .array(
      z.object({
        id: Id,
        kind: z.enum(complaintSteps),
        at: Instant,
        by: MemberRef.nullable(),
        to: MemberRef.nullable(),
        channel: z.string().nullable(),
        words: z.string(),
      }),
    )
    .describe('What happened, oldest first.'),
})
export type ComplaintView = z.output<typeof ComplaintView>

const complaint = { complaint: Id }
const version = z.int().optional().describe('Refuses when somebody else changed it since.')
const missing = {
  person_missing: { status: 404, message: 'This person is not there any more. Choose another.' },
  member_missing: { status: 404, message: 'This member is not in the workspace. Choose another.' },
  channel_missing: {
    status: 422,
    message: 'There is no channel {channel} here. Choose one of the list, or add it first.',
  },
  in_future: { status: 422, message: 'This moment is still to come. Say it when it has happened.' },
} as const
const isClosed = { status: 409, message: 'This complaint is closed. Open it again first.' } as const
const notYours = {
  status: 409,
  message: '{name} answers this complaint. Take it over first, if you are to answer it.',
} as const

export const createComplaint = operation({
  name: 'complaints.create',
  summary: 'Note a complaint: who, in their own words, about what, and what is at risk.',
  method: 'POST',
  path: '/complaints',
  allows: 'member',
  input: z.object({
    person: Id,
    words: paragraphs(complaintLimits.words, 1).describe('Their own words.'),
    about: line(complaintLimits.about).describe('About what, in a few words.'),
    amount: Amount.nullable().default(null).describe('What is at risk, such as a contract.'),
    channel: ChannelKey.default('mail').describe('How it came.'),
    receivedAt: Instant.optional().describe('Now, when left out.'),
    receivedBy: Id.nullable()
      .optional()
      .describe('Who of us heard it; you, when left out. Null: it was passed on.'),
    assignee: Id.nullable().default(null).describe('Who answers it, themselves.'),
  }),
  output: ComplaintView,
  errors: missing,
})

export const listComplaints = operation({
  name: 'complaints.list',
  summary: 'List complaints: those that wait for an answer by their time, others newest first.',
  method: 'GET',
  path: '/complaints',
  allows: 'viewer',
  input: z.object({
    ...pageInput,
    q: z.string().max(200).optional(),
    of: z
      .enum(['waiting', 'yours', 'overdue', 'open', 'answered', 'closed'])
      .optional()
      .describe('Yours: they wait for you, or for nobody and you are a leader. Open: not closed.'),
    person: Id.optional(),
    organisation: Id.optional().describe('Where the person works now.'),
    assignee: Id.optional(),
    answeredBy: Id.optional().describe('Who gave the first answer.'),
    firstAnswer: z
      .enum(['any', 'leader', 'other', 'late', 'none'])
      .optional()
      .describe('By whom the first answer came, or that none came in time.'),
    since: Instant.optional().describe('Only those received from then on.'),
  }),
  output: page(ComplaintRow),
})

export const showComplaint = operation({
  name: 'complaints.show',
  summary: 'Show a complaint with all that happened to it.',
  method: 'GET',
  path: '/complaints/{complaint}',
  allows: 'viewer',
  input: z.object(complaint),
  output: ComplaintView,
})

export const updateComplaint = operation({
  name: 'complaints.update',
  summary: 'Mend what was noted of a complaint, or say what was done about it.',
  method: 'PATCH',
  path: '/complaints/{complaint}',
  allows: 'member',
  input: z.object({
    ...complaint,
    words: paragraphs(complaintLimits.words, 1).optional(),
    about: line(complaintLimits.about).optional(),
    amount: Amount.nullable().optional(),
    done: paragraphs(complaintLimits.reply).optional().describe('What was done about it.'),
    version,
  }),
  output: ComplaintView,
})

export const assignComplaint = operation({
  name: 'complaints.assign',
  summary: 'Say who answers a complaint, or take it over.',
  method: 'POST',
  path: '/complaints/{complaint}/assign',
  allows: 'member',
  input: z.object({ ...complaint, member: Id.nullable(), version }),
  output: ComplaintView,
  errors: { member_missing: missing.member_missing, is_closed: isClosed },
})

export const replyToComplaint = operation({
  name: 'complaints.reply',
  summary: 'Note the answer that you gave yourself. It stands among the touches with the person too.',
  method: 'POST',
  path: '/complaints/{complaint}/replies',
  allows: 'member',
  onlyInPerson: true,
  input: z.object({
    ...complaint,
    words: paragraphs(complaintLimits.reply, 1).describe('What you told them.'),
    channel: ChannelKey,
    at: Instant.optional().describe('Now, when left out.'),
    reached: z
      .boolean()
      .default(true)
      .describe('False: you tried, and nobody was there. It is no answer yet.'),
    version,
  }),
  output: ComplaintView,
  errors: {
    channel_missing: missing.channel_missing,
    in_future: missing.in_future,
    before_received: { status: 422, message: 'This was before the complaint came. Look at the date again.' },
    is_closed: isClosed,
    not_yours: notYours,
  },
})

export const closeComplaint = operation({
  name: 'complaints.close',
  summary: 'Close a complaint with the person’s own word; or without, after we tried and nobody answered.',
  method: 'POST',
  path: '/complaints/{complaint}/close',
  allows: 'member',
  onlyInPerson: true,
  input: z.object({
    ...complaint,
    because: z.enum(['their_word', 'no_answer']),
    words: paragraphs(complaintLimits.reply, 1).describe('What they said in the end, or what you tried.'),
    done: paragraphs(complaintLimits.reply).optional().describe('What was done about it.'),
    version,
  }),
  output: ComplaintView,
  errors: {
    is_closed: { status: 409, message: 'This complaint is closed already.' },
    not_answered: {
      status: 409,
      message:
        'Nobody has answered this complaint yet. Answer it, or write down that you tried, then close it.',
    },
    not_yours: notYours,
  },
})

export const reopenComplaint = operation({
  name: 'complaints.reopen',
  summary: 'Open a closed complaint again; it waits for an answer once more.',
  method: 'POST',
  path: '/complaints/{complaint}/reopen',
  allows: 'member',
  input: z.object({ ...complaint, words: paragraphs(complaintLimits.reply).default(''), version }),
  output: ComplaintView,
  errors: { not_closed: { status: 409, message: 'This complaint is open.' } },
})

export const makeComplaintEvidence = operation({
  name: 'complaints.makeEvidence',
  summary: 'Make evidence from a complaint, and cite it in a claim if you wish.',
  method: 'POST',
  path: '/complaints/{complaint}/evidence',
  allows: 'member',
  input: z.object({
    ...complaint,
    kind: z.enum(['said_past', 'did_observed']).default('said_past'),
    words: paragraphs(evidenceLimits.words, 1)
      .optional()
      .describe('Their words of the complaint, when left out.'),
    cite: CiteWish.optional(),
  }),
  output: ComplaintView,
  errors: {
    made_already: { status: 409, message: 'There is evidence from this complaint already. Open it instead.' },
    claim_missing: { status: 404, message: 'This claim is not there any more. Choose another.' },
  },
})

export const removeComplaint = operation({
  name: 'complaints.remove',
  summary: 'Remove a complaint that was noted by mistake. What was made from it stays.',
  method: 'DELETE',
  path: '/complaints/{complaint}',
  allows: 'admin',
  input: z.object(complaint),
  output: Nothing,
})
