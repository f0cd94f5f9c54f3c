import { z } from 'zod'
import { operation } from '../core/operation.ts'
import { Day, Id, Instant, Money, Nothing, page, pageInput, paragraphs } from '../core/shapes.ts'
import { PersonRef } from '../crm/person-ref.ts'
import { evidenceLimits } from './evidence.ts'
import { CommitmentKind, CommitmentState, Stance } from './kinds.ts'

export const commitmentLimits = { words: evidenceLimits.words, settledWords: 2_000 }

const MemberRef = z.object({ id: Id, name: z.string() })

/** Money that somebody gave, or that is at risk: never below nothing. */
export const Amount = Money.extend({
  amountMinor: z.int().min(0).describe('In the smallest unit, such as cents.'),
})

/** What a person gave or will give us; the evidence of the same id, and what became of it. */
export const CommitmentView = z.object({
  id: Id.describe('Also the id of the evidence.'),
  kind: CommitmentKind,
  words: z.string(),
  person: PersonRef.nullable(),
  amount: Money.nullable(),
  givenAt: Instant,
  dueOn: Day.nullable(),
  state: CommitmentState,
  isLate: z.boolean().describe('Its day is over and it is neither kept nor let go.'),
  settledAt: Instant.nullable(),
  settledBy: MemberRef.nullable(),
  settledWords: z.string(),
  takenBackAt: Instant.nullable().describe('Set when the evidence was withdrawn: it counts for nothing.'),
  heardBy: z.array(MemberRef),
  claims: z.array(z.object({ id: Id, sentence: z.string(), stance: Stance })),
  version: z.int(),
})
export type CommitmentView = z.output<typeof CommitmentView>

const filters = {
  kind: CommitmentKind.optional(),
  state: CommitmentState.optional(),
  late: z.boolean().optional().describe('Only those whose day is over and that are still open.'),
  person: Id.optional(),
  organisation: Id.optional().describe('Where the person works now.'),
  claim: Id.optional().describe('Only those that this claim cites.'),
}

export const createCommitment = operation({
  name: 'commitments.create',
  summary: 'Note what somebody gave or will give us: time, their name, or money. It becomes evidence.',
  method: 'POST',
  path: '/commitments',
  allows: 'member',
  input: z.object({
    person: Id,
    kind: CommitmentKind,
    words: paragraphs(commitmentLimits.words, 1).describe('What they said or did, as you would quote it.'),
    amount: Amount.nullable().default(null).describe('For money alone.'),
    givenAt: Instant.optional().describe('Now, when left out.'),
    dueOn: Day.nullable().default(null).describe('By when they will have done it.'),
    note: paragraphs(evidenceLimits.note).default(''),
    heardBy: z
      .array(Id)
      .max(evidenceLimits.hearers)
      .optional()
      .describe('Members who were there; you, when left out. Nobody: relayed.'),
    cite: z.object({ claim: Id, stance: Stance }).optional().describe('Cites it in a claim at once.'),
  }),
  output: CommitmentView,
  errors: {
    amount_unfit: { status: 422, message: 'Only a commitment of money has an amount.' },
    person_missing: { status: 404, message: 'This person is not there any more. Choose another.' },
    member_missing: { status: 404, message: 'One of the members who heard it is not in this workspace.' },
    claim_missing: { status: 404, message: 'This claim is not there any more. Choose another.' },
    in_future: { status: 422, message: 'This moment is still to come. Note it when it was given.' },
  },
})

export const listCommitments = operation({
  name: 'commitments.list',
  summary: 'List what people committed, newest first, with filters.',
  method: 'GET',
  path: '/commitments',
  allows: 'viewer',
  input: z.object({
    ...pageInput,
    ...filters,
    takenBack: z.boolean().default(false).describe('Those that were taken back, instead of the others.'),
  }),
  output: page(CommitmentView),
})

export const showCommitment = operation({
  name: 'commitments.show',
  summary: 'Show a commitment and what became of it.',
  method: 'GET',
  path: '/commitments/{commitment}',
  allows: 'viewer',
  input: z.object({ commitment: Id }),
  output: CommitmentView,
})

const Sum = z
  .string()
  .regex(/^-?\d+$/)
  .describe('In the smallest unit; digits, since a sum may be long.')

export const CommitmentTotal = z.object({
  currency: z.string(),
  exponent: z.int(),
  count: z.int(),
  given: Sum.describe('Of those that are still open.'),
  kept: Sum,
  notKept: Sum,
  released: Sum,
})
export type CommitmentTotal = z.output<typeof CommitmentTotal>

export const totalCommitments = operation({
  name: 'commitments.totals',
  summary: 'Add up what people committed: how many by kind and state, and money by currency, never mixed.',
  method: 'GET',
  path: '/commitments/totals',
  allows: 'viewer',
  input: z.object(filters),
  output: z.object({
    counts: z.array(z.object({ kind: CommitmentKind, state: CommitmentState, count: z.int() })),
    money: z.array(CommitmentTotal),
  }),
})

export const settleCommitment = operation({
  name: 'commitments.settle',
  summary: 'Say what became of a commitment: kept, not kept, or let go; or open it again.',
  method: 'POST',
  path: '/commitments/{commitment}/settle',
  allows: 'member',
  input: z.object({
    commitment: Id,
    to: CommitmentState,
    at: Instant.optional().describe('When it happened; now, when left out.'),
    words: paragraphs(commitmentLimits.settledWords).default('').describe('What happened.'),
    version: z.int().optional().describe('Refuses when somebody else changed it since.'),
  }),
  output: CommitmentView,
  errors: {
    in_future: { status: 422, message: 'This moment is still to come. Say it when it has happened.' },
    before_given: {
      status: 422,
      message: 'This was before the commitment was given. Look at the date again.',
    },
    taken_back: {
      status: 409,
      message: 'This commitment was taken back. Let its evidence count again first.',
    },
  },
})

export const updateCommitment = operation({
  name: 'commitments.update',
  summary: 'Change by when somebody will have done what they committed.',
  method: 'PATCH',
  path: '/commitments/{commitment}',
  allows: 'member',
  input: z.object({
    commitment: Id,
    dueOn: Day.nullable(),
    version: z.int().optional().describe('Refuses when somebody else changed it since.'),
  }),
  output: CommitmentView,
})

export const takeBackCommitment = operation({
  name: 'commitments.takeBack',
  summary: 'Take a commitment back that was noted by mistake: its evidence is kept and counts for nothing.',
  method: 'POST',
  path: '/commitments/{commitment}/take-back',
  allows: 'member',
  input: z.object({ commitment: Id }),
  output: Nothing,
})
