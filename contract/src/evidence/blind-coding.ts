import { z } from 'zod'
import { operation } from '../core/operation.ts'
import { Id, Instant, line, page, pageInput, paragraphs } from '../core/shapes.ts'
import { codeLimits } from './codes.ts'
import { EvidenceBrief } from './evidence-brief.ts'

export const blindLimits = { title: 120, pieces: 500, coders: 6, codes: 20, sources: 50 }

const MemberRef = z.object({ id: Id, name: z.string() })
const Coder = MemberRef.extend({ finishedAt: Instant.nullable() })

export const BlindRound = z.object({
  id: Id,
  title: z.string(),
  state: z.enum(['open', 'revealed', 'cancelled']),
  coders: z.array(Coder),
  pieces: z.int(),
  yours: z
    .object({ looked: z.int().describe('Pieces you have coded or passed over.') })
    .nullable()
    .describe('Null when you are not one of the coders.'),
  startedBy: MemberRef.nullable(),
  startedAt: Instant,
  revealedAt: Instant.nullable(),
})
export type BlindRound = z.output<typeof BlindRound>

const Given = z.object({ code: Id, memo: z.string() })

/** A piece with what you gave it. What others gave is not here, whoever you are. */
export const BlindPiece = z.object({
  id: Id,
  evidence: EvidenceBrief,
  isLooked: z.boolean(),
  isPassedOver: z.boolean(),
  codes: z.array(Given),
})
export type BlindPiece = z.output<typeof BlindPiece>

const notCoder = {
  status: 403,
  message: 'You are not one of the coders of this round. Ask whoever started it for another round with you.',
} as const
const notOpen = {
  status: 409,
  message: 'This round is not open any more. Change codes on the evidence itself.',
} as const

export const listBlindRounds = operation({
  name: 'blind_rounds.list',
  summary: 'List rounds of blind double coding, newest first.',
  method: 'GET',
  path: '/blind-rounds',
  allows: 'viewer',
  input: z.object(pageInput),
  output: page(BlindRound),
})

export const startBlindRound = operation({
  name: 'blind_rounds.start',
  summary:
    'Let two or more members code the same evidence without seeing each other’s codes until all have finished.',
  method: 'POST',
  path: '/blind-rounds',
  allows: 'member',
  input: z.object({
    title: line(blindLimits.title),
    coders: z.array(Id).min(2).max(blindLimits.coders),
    evidence: z.array(Id).max(blindLimits.pieces).default([]),
    sources: z
      .array(Id)
      .max(blindLimits.sources)
      .default([])
      .describe('Conversations or texts all of whose evidence is coded.'),
  }),
  output: z.object({
    round: BlindRound,
    leftOut: z.int().describe('Pieces that one of the coders had coded before, and so are not blind.'),
  }),
  errors: {
    coder_missing: { status: 404, message: 'One of the coders is not a member any more. Choose others.' },
    coder_reads_only: {
      status: 422,
      message: '{name} may only look, so cannot code. Choose somebody else.',
    },
    too_few_coders: { status: 422, message: 'Choose at least two different members.' },
    nothing_to_code: {
      status: 422,
      message: 'No evidence is left that none of them has coded. Choose other evidence.',
    },
    too_much: { status: 422, message: 'A round holds {limit} pieces at the most. Choose fewer.' },
    busy: {
      status: 409,
      message: 'One of these pieces is in another open round with one of the coders. Finish that one first.',
    },
  },
})

export const showBlindRound = operation({
  name: 'blind_rounds.show',
  summary: 'Show a round of blind coding and, for a coder, their own codes in it.',
  method: 'GET',
  path: '/blind-rounds/{round}',
  allows: 'viewer',
  input: z.object({ round: Id }),
  output: BlindRound.extend({ items: z.array(BlindPiece) }),
})

export const codeBlind = operation({
  name: 'blind_rounds.code',
  summary: 'Say which codes fit a piece in a blind round, or pass it over. Replaces what you said before.',
  method: 'PUT',
  path: '/blind-rounds/{round}/evidence/{evidence}',
  allows: 'member',
  onlyInPerson: true,
  input: z.object({
    round: Id,
    evidence: Id,
    codes: z
      .array(z.object({ code: Id, memo: paragraphs(codeLimits.memo).default('') }))
      .max(blindLimits.codes)
      .describe('No code is a judgement too: none fits.'),
    passOver: z.boolean().default(false).describe('You cannot tell: it counts as not read by you.'),
  }),
  output: BlindPiece,
  errors: {
    not_coder: notCoder,
    not_open: notOpen,
    finished: { status: 409, message: 'You have finished this round, so your codes stand.' },
    code_missing: { status: 404, message: 'One of these codes is not there any more. Choose others.' },
    only_heading: { status: 422, message: '“{name}” is only a heading. Choose a code below it.' },
  },
})

export const finishBlindRound = operation({
  name: 'blind_rounds.finish',
  summary: 'Say that you have coded all of it. When the last coder finishes, all codes are shown to all.',
  method: 'POST',
  path: '/blind-rounds/{round}/finish',
  allows: 'member',
  onlyInPerson: true,
  input: z.object({ round: Id }),
  output: BlindRound,
  errors: {
    not_coder: notCoder,
    not_open: notOpen,
    not_all: { status: 409, message: '{left} of the pieces wait for you. Code them, or pass them over.' },
  },
})

export const cancelBlindRound = operation({
  name: 'blind_rounds.cancel',
  summary:
    'End a round before all have finished. What was coded is kept as ordinary codes; no agreement is counted.',
  method: 'POST',
  path: '/blind-rounds/{round}/cancel',
  allows: 'member',
  input: z.object({ round: Id }),
  output: BlindRound,
  errors: {
    not_open: notOpen,
    not_yours: { status: 403, message: 'Only whoever started a round, or an administrator, ends it.' },
  },
})

const judged = {
  used: z.int().describe('Pieces that at least one coder gave it.'),
  agreed: z.int().describe('Pieces on which all who read them gave it.'),
  alpha: z
    .number()
    .nullable()
    .describe('Krippendorff’s alpha, nominal; null when there is not enough to tell.'),
  low: z.number().nullable(),
  high: z.number().nullable(),
  reading: z.enum(['reliable', 'tentative', 'unreliable', 'not_enough']),
  prevalence: z.number().describe('Of all judgements, how many gave the code.'),
  pabak: z
    .number()
    .nullable()
    .describe('Agreement adjusted for prevalence and bias: twice the share of agreeing pairs, less one.'),
}

const Decision = z.object({ keeps: z.boolean(), memo: z.string(), decidedBy: MemberRef, decidedAt: Instant })

export const showBlindAgreement = operation({
  name: 'blind_rounds.agreement',
  summary: 'Show how far the coders of a finished round agree, per code, and where they differ.',
  method: 'GET',
  path: '/blind-rounds/{round}/agreement',
  allows: 'viewer',
  input: z.object({ round: Id, code: Id.optional().describe('Only where they differ about this code.') }),
  output: z.object({
    round: BlindRound,
    n: z.int().describe('Pieces that at least two coders read: the units.'),
    codes: z.array(z.object({ id: Id, path: z.string(), ...judged })),
    disagreements: z.array(
      z.object({
        id: Id,
        evidence: EvidenceBrief,
        sides: z.array(
          z.object({
            coder: MemberRef,
            isPassedOver: z.boolean(),
            codes: z.array(z.object({ id: Id, name: z.string(), memo: z.string() })),
          }),
        ),
        open: z.array(z.object({ id: Id, name: z.string(), decision: Decision.nullable() })),
      }),
    ),
  }),
  errors: {
    still_open: {
      status: 409,
      message: 'Not all coders have finished. Their codes are shown when the last one has.',
    },
  },
})

export const decideBlind = operation({
  name: 'blind_rounds.decide',
  summary: 'Decide where coders differ: the code stays on the piece or comes off. Who decided is kept.',
  method: 'PUT',
  path: '/blind-rounds/{round}/evidence/{evidence}/codes/{code}',
  allows: 'member',
  input: z.object({
    round: Id,
    evidence: Id,
    code: Id,
    keeps: z.boolean(),
    memo: paragraphs(codeLimits.memo).default('').describe('Why.'),
  }),
  output: Decision,
  errors: {
    still_open: {
      status: 409,
      message: 'Not all coders have finished. Decide when the last one has.',
    },
    not_split: {
      status: 409,
      message: 'The coders do not differ about this code here, so there is nothing to decide.',
    },
    code_missing: { status: 404, message: 'This code is not there any more, so there is nothing to decide.' },
  },
})
