import { z } from 'zod'
import { operation } from '../core/operation.ts'
import { Day, Id, Instant, Money, Nothing, TimeZone, page, pageInput, paragraphs } from '../core/shapes.ts'
import { ContactType } from '../crm/contact-types.ts'
import { PersonRef } from '../crm/person-ref.ts'
import { AskedView } from './asked.ts'
import { CiteWish } from './cite-wish.ts'
import { CodeOnEvidence } from './code-ref.ts'
import { CodeWish, codeWishErrors } from './code-wish.ts'
import { CommitmentKind, CommitmentState, EvidenceKind, Rung, Stance } from './kinds.ts'
import { Pressure } from './pressures.ts'
import { RangeShape } from './texts.ts'

export const evidenceLimits = { words: 5_000, note: 5_000, hearers: 50, codes: 20 }

const MemberRef = z.object({ id: Id, name: z.string() })

/** The smallest citable unit: one person, one moment, verbatim or measured, who heard it, where it came from. */
export const EvidenceView = z.object({
  id: Id,
  kind: EvidenceKind,
  words: z.string(),
  isVerbatim: z.boolean().describe('Whether the words are a range of a text that is kept here.'),
  person: PersonRef.nullable(),
  happenedAt: Instant,
  source: z.object({ kind: z.string(), id: Id, title: z.string().nullable() }).nullable(),
  moment: z.object({ textId: Id, versionId: Id, range: RangeShape, startsMs: z.int().nullable() }).nullable(),
  note: z.string(),
  praise: z.int().min(-1).max(1).nullable().describe('1 praises us, -1 complains, 0 neither.'),
  commitment: z
    .object({
      kind: CommitmentKind,
      amount: Money.nullable(),
      state: CommitmentState.optional().describe('What became of it.'),
      dueOn: Day.nullable().optional(),
      settledAt: Instant.nullable().optional(),
    })
    .nullable(),
  heardBy: z.array(MemberRef),
  hearing: z
    .enum(['you', 'team', 'relayed'])
    .describe('First-hand for you, for the team, or relayed: nobody of the team was there.'),
  isSuggested: z.boolean(),
  asked: AskedView.nullable()
    .optional()
    .describe('How the question before it was asked, where that matters to the answer.'),
  isQuotable: z
    .boolean()
    .optional()
    .describe('False where the person took back, or refused, being quoted: it leaves in no file.'),
  isPublishable: z.boolean().optional().describe('True where the person agreed that others outside read it.'),
  claims: z.array(z.object({ id: Id, sentence: z.string(), stance: Stance, rung: Rung })),
  codes: z.array(CodeOnEvidence),
  createdAt: Instant,
  withdrawnAt: Instant.nullable(),
  version: z.int(),
})
export type EvidenceView = z.output<typeof EvidenceView>

const commitmentErrors = {
  commitment_missing: { status: 422, message: 'Say what they committed: time, reputation or money.' },
  commitment_unfit: {
    status: 422,
    message: 'Only evidence of the kind “committed” names a commitment, and only money has an amount.',
  },
  person_missing: { status: 404, message: 'This person is not there any more. Choose another.' },
  member_missing: { status: 404, message: 'One of the members who heard it is not in this workspace.' },
} as const

const fields = {
  kind: EvidenceKind,
  person: Id.nullable()
    .optional()
    .describe('Who said or did it. Without one it is kept and counts for nothing.'),
  happenedAt: Instant.optional(),
  note: paragraphs(evidenceLimits.note).optional(),
  praise: z.int().min(-1).max(1).nullable().optional(),
  commitment: z
    .object({ kind: CommitmentKind, amount: Money.nullable().default(null) })
    .nullable()
    .optional(),
  heardBy: z
    .array(Id)
    .max(evidenceLimits.hearers)
    .optional()
    .describe('Members who were there. Nobody: relayed.'),
}

export const createEvidence = operation({
  name: 'evidence.create',
  summary: 'Make a piece of evidence, from a range of a text or from what was seen, measured or told.',
  method: 'POST',
  path: '/evidence',
  allows: 'member',
  input: z.object({
    ...fields,
    kind: EvidenceKind.optional().describe(
      'What it is. Of a range it may be left out: said_future after a question about what would be, else said_past.',
    ),
    words: paragraphs(evidenceLimits.words, 1)
      .optional()
      .describe('What was seen or measured, or the words of somebody whose text is not kept here.'),
    highlight: z
      .object({ version: Id, range: RangeShape })
      .optional()
      .describe('The words as a range of a text version; then `words` is left out.'),
    source: z.object({ kind: z.literal('conversation'), id: Id }).optional(),
    cite: CiteWish.optional().describe('Cites it in a claim at once, or in a new one.'),
    codes: z
      .array(CodeWish)
      .max(evidenceLimits.codes)
      .optional()
      .describe('Codes it at once, as your own judgement.'),
  }),
  output: EvidenceView,
  errors: {
    ...commitmentErrors,
    kind_missing: { status: 422, message: 'Say what kind of evidence it is.' },
    words_missing: { status: 422, message: 'Give the words, or select them in a text.' },
    range_outside: {
      status: 422,
      message: 'These words are not in this version of the text. Select them again.',
    },
    source_missing: { status: 404, message: 'The conversation this comes from is not there any more.' },
    claim_missing: { status: 404, message: 'This claim is not there any more. Choose another.' },
    ...codeWishErrors,
  },
})

export const updateEvidence = operation({
  name: 'evidence.update',
  summary: 'Correct what a piece of evidence is: its kind, person, moment, hearers or note. Its words stay.',
  method: 'PATCH',
  path: '/evidence/{evidence}',
  allows: 'member',
  input: z.object({
    ...fields,
    kind: EvidenceKind.optional(),
    askedFairly: z
      .boolean()
      .optional()
      .describe('True where the question before it did not lead after all: then the answer is not weak.'),
    evidence: Id,
    version: z.int().optional(),
  }),
  output: EvidenceView,
  errors: commitmentErrors,
})

export const showEvidence = operation({
  name: 'evidence.show',
  summary: 'Show a piece of evidence and the claims that cite it.',
  method: 'GET',
  path: '/evidence/{evidence}',
  allows: 'viewer',
  input: z.object({ evidence: Id }),
  output: EvidenceView,
})

/** The days between which it was said or done; both belong to it. */
export const saidBetween = {
  from: Day.optional().describe('Only what was said or done on this day or later.'),
  to: Day.optional().describe('Only what was said or done on this day or earlier.'),
  timeZone: TimeZone.optional().describe('Where these days begin and end; your own zone, when left out.'),
}

export const saidBetweenErrors = {
  days_reversed: {
    status: 422,
    message: 'The first day comes after the last one. Exchange them, or leave one out.',
  },
} as const

const codes = z.array(Id).max(evidenceLimits.codes)

/** Who heard it: you, anybody of the team, or nobody of it. */
export const hearings = ['you', 'team', 'relayed'] as const

export const praises = ['praise', 'complaint', 'neither', 'judged', 'unjudged'] as const

export const listEvidence = operation({
  name: 'evidence.list',
  summary: 'List evidence, newest first, with filters.',
  method: 'GET',
  path: '/evidence',
  allows: 'viewer',
  input: z.object({
    ...pageInput,
    q: z.string().max(200).optional(),
    kinds: z.array(EvidenceKind).max(6).optional(),
    person: Id.optional(),
    source: Id.optional().describe('A conversation or another source.'),
    hearing: z.enum(hearings).optional(),
    cited: z.boolean().optional().describe('Only evidence that some claim cites, or that none does.'),
    code: Id.optional().describe('Only evidence with this code or one below it.'),
    codesAll: codes.optional().describe('Only evidence with each of these codes, or one below it.'),
    codesAny: codes.optional().describe('Only evidence with at least one of these codes, or one below it.'),
    codesNone: codes.optional().describe('Only evidence with none of these codes, nor one below them.'),
    codesBelow: z
      .boolean()
      .default(true)
      .describe('False takes these codes alone, without those below them.'),
    study: Id.optional().describe('Only evidence from conversations of this study.'),
    yours: z
      .boolean()
      .default(false)
      .describe('Only evidence from conversations that took place and in which you took part.'),
    praise: z
      .enum(praises)
      .optional()
      .describe(
        'Only evidence that was judged to praise us, to complain, or neither; or any, or none of these.',
      ),
    counted: z
      .boolean()
      .default(false)
      .describe('Only evidence that counts: without what a machine suggested and nobody has accepted.'),
    contactType: ContactType.optional().describe('Only evidence of people who are, or were, this to us.'),
    organisation: Id.optional().describe('Only evidence of people of this organisation.'),
    choice: Id.optional().describe('Only evidence of people with this choice in a field of people.'),
    segment: Id.optional().describe('Only evidence of people who belong to this segment of a study.'),
    pressure: Pressure.optional().describe('Only evidence into which somebody reads this fear or pressure.'),
    ...saidBetween,
    withdrawn: z.boolean().default(false),
  }),
  output: page(EvidenceView),
  errors: saidBetweenErrors,
})

export const withdrawEvidence = operation({
  name: 'evidence.withdraw',
  summary: 'Take a piece of evidence back: it is kept, and counts for nothing.',
  method: 'POST',
  path: '/evidence/{evidence}/withdraw',
  allows: 'member',
  input: z.object({ evidence: Id }),
  output: Nothing,
})

export const restoreEvidence = operation({
  name: 'evidence.restore',
  summary: 'Let a withdrawn piece of evidence count again.',
  method: 'POST',
  path: '/evidence/{evidence}/restore',
  allows: 'member',
  input: z.object({ evidence: Id }),
  output: Nothing,
})
