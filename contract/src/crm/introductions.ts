import { z } from 'zod'
import { operation } from '../core/operation.ts'
import { Id, Instant, Nothing, line, page, pageInput, paragraphs } from '../core/shapes.ts'

export const introductionLimits = { wanted: 300, wording: 5_000 }

/** Days after which an ask without an answer is brought up again. */
export const introductionPatienceDays = 7

/** The life of an introduction; the last three end it without one. */
export const introductionStates = [
  'wished',
  'asked',
  'made',
  'met',
  'thanked',
  'declined',
  'silent',
  'dropped',
] as const
export const IntroductionState = z.enum(introductionStates)
export type IntroductionState = z.output<typeof IntroductionState>

const named = z.object({ id: Id, name: z.string() })

export const IntroductionRequest = z.object({
  id: Id,
  state: IntroductionState,
  wanted: z.string().describe('Whom we wish to reach, in words, while there is no name yet.'),
  person: named.nullable(),
  organisation: named.nullable(),
  introducer: named.nullable(),
  member: named.nullable().describe('Who of us asks.'),
  wording: z.string(),
  askedAt: Instant.nullable(),
  remindAt: Instant.nullable().describe('When to bring up an ask that nobody has answered.'),
  isDue: z.boolean().describe('Asked, and nothing happened for too long.'),
  madeAt: Instant.nullable(),
  metAt: Instant.nullable(),
  thankedAt: Instant.nullable(),
  closedAt: Instant.nullable(),
  createdAt: Instant,
  version: z.int(),
})
export type IntroductionRequest = z.output<typeof IntroductionRequest>

const missing = {
  person_missing: { status: 404, message: 'This person is not there any more. Choose another.' },
  organisation_missing: { status: 404, message: 'This organisation is not there any more. Choose another.' },
  introducer_missing: {
    status: 404,
    message: 'The person whom you would ask is not there any more. Choose another.',
  },
  member_missing: { status: 404, message: 'This member is not in the workspace. Choose another.' },
  same_person: { status: 422, message: 'Nobody can introduce themselves. Ask somebody else.' },
} as const

export const listIntroductions = operation({
  name: 'introductions.list',
  summary: 'List wishes for introductions and how far each is, newest first.',
  method: 'GET',
  path: '/introductions',
  allows: 'viewer',
  input: z.object({
    ...pageInput,
    state: IntroductionState.optional(),
    of: z.enum(['open', 'due']).optional().describe('Wished, asked or made; or asked without an answer.'),
    person: Id.optional(),
    organisation: Id.optional(),
    introducer: Id.optional(),
    member: Id.optional(),
  }),
  output: page(IntroductionRequest),
})

export const wishIntroduction = operation({
  name: 'introductions.wish',
  summary: 'Say whom we wish to be introduced to: a person, somebody at an organisation, or in words.',
  method: 'POST',
  path: '/introductions',
  allows: 'member',
  input: z.object({
    wanted: line(introductionLimits.wanted, 0).default(''),
    person: Id.nullable().optional(),
    organisation: Id.nullable().optional(),
    introducer: Id.nullable().optional().describe('Whom to ask.'),
    member: Id.nullable().optional().describe('Who of us asks; you, when left out.'),
    wording: paragraphs(introductionLimits.wording).default(''),
    asked: z.boolean().default(false).describe('Whether they have been asked already.'),
  }),
  output: IntroductionRequest,
  errors: {
    ...missing,
    nobody_wanted: {
      status: 422,
      message: 'Say whom you wish to reach: a person, an organisation, or a few words.',
    },
    nobody_asked: { status: 422, message: 'Say whom you asked.' },
  },
})

export const updateIntroduction = operation({
  name: 'introductions.update',
  summary: 'Change whom an introduction is to, whom to ask, the wording, or when to bring it up again.',
  method: 'PATCH',
  path: '/introductions/{introduction}',
  allows: 'member',
  input: z.object({
    introduction: Id,
    wanted: line(introductionLimits.wanted, 0).optional(),
    person: Id.nullable().optional(),
    organisation: Id.nullable().optional(),
    introducer: Id.nullable().optional(),
    member: Id.nullable().optional(),
    wording: paragraphs(introductionLimits.wording).optional(),
    remindAt: Instant.nullable().optional(),
    version: z.int().optional().describe('Refuses when somebody else changed it since.'),
  }),
  output: IntroductionRequest,
  errors: {
    ...missing,
    nobody_wanted: {
      status: 422,
      message: 'Say whom you wish to reach: a person, an organisation, or a few words.',
    },
    already_made: {
      status: 409,
      message: 'This introduction has been made. Take that back before changing who is in it.',
    },
  },
})

export const moveIntroduction = operation({
  name: 'introductions.move',
  summary:
    'Say how far an introduction is: asked, made, met, thanked, declined, silent; or take a step back.',
  method: 'POST',
  path: '/introductions/{introduction}/move',
  allows: 'member',
  input: z.object({
    introduction: Id,
    to: IntroductionState,
    at: Instant.optional().describe('When it happened; now, when left out.'),
    person: Id.optional().describe('Whom we were introduced to, where that was open.'),
    introducer: Id.optional().describe('Who was asked, where that was open.'),
    wording: paragraphs(introductionLimits.wording).optional(),
    version: z.int().optional().describe('Refuses when somebody else changed it since.'),
  }),
  output: z.object({
    introduction: IntroductionRequest,
    cameThrough: named
      .nullable()
      .describe('Set when the person had come through somebody else already, who stays the one that counts.'),
  }),
  errors: {
    person_missing: missing.person_missing,
    introducer_missing: missing.introducer_missing,
    same_person: missing.same_person,
    nobody_asked: { status: 422, message: 'Say whom you asked.' },
    nobody_met: { status: 422, message: 'Say whom you were introduced to. Add them first, if they are new.' },
    in_future: { status: 422, message: 'This moment is still to come. Write it down when it has happened.' },
    already_made: { status: 409, message: 'This introduction has been made; it cannot end without one.' },
    introducer_circle: {
      status: 409,
      message: 'These two would have introduced each other. One of them came first.',
    },
  },
})

export const removeIntroduction = operation({
  name: 'introductions.remove',
  summary: 'Remove a wish for an introduction. Who came through whom stays.',
  method: 'DELETE',
  path: '/introductions/{introduction}',
  allows: 'member',
  input: z.object({ introduction: Id }),
  output: Nothing,
})

export const ThanksDue = z.object({
  introducer: named,
  person: named,
  metAt: Instant,
  introduction: Id.nullable().describe('The introduction to move; null where only a referral is known.'),
})
export type ThanksDue = z.output<typeof ThanksDue>

export const listThanksDue = operation({
  name: 'introductions.thanksDue',
  summary: 'List introducers whom nobody has thanked though you met, longest first.',
  method: 'GET',
  path: '/introductions/thanks-due',
  allows: 'viewer',
  input: z.object({ ...pageInput }),
  output: page(ThanksDue),
})
