import { z } from 'zod'
import { operation } from '../core/operation.ts'
import { Id, Instant, Nothing, line, page, pageInput, paragraphs } from '../core/shapes.ts'
import { ReadingWish, TextSource } from '../evidence/texts.ts'

export const practiceLimits = {
  goal: 300,
  feedback: 4_000,
  noticed: 200,
  note: 300,
  minutes: 120,
  typedTurns: 3_000,
  turnsShown: 1_000,
}

const MemberName = z.object({ id: Id, name: z.string() })
const cardKey = z.string().min(1).max(60)

/** What everybody may know of a role: who the customer is, and what the interviewer was told about them. */
export const RoleCard = z.object({
  key: cardKey,
  title: z.string(),
  who: z.string(),
  brief: z.string().describe('What the interviewer knows beforehand.'),
})
export type RoleCard = z.output<typeof RoleCard>

/** What only whoever plays the customer, and observers, may know until the talk is over. */
export const RoleSecret = z.object({
  goal: z.string().describe('What the customer wants from this talk.'),
  truth: z.string().describe('What is really the case, and is told only to who asks well.'),
  opens: z.string().describe('What makes them tell.'),
  fears: z.array(z.string()),
  pressures: z.array(z.string()),
  manner: z.string().describe('How they talk.'),
})
export type RoleSecret = z.output<typeof RoleSecret>

export const practiceSpeakers = ['interviewer', 'customer', 'observer'] as const
const Speaker = z.enum(practiceSpeakers)
export const TruthFound = z.enum(['yes', 'partly', 'no'])
export const practiceMarks = [
  'good_question',
  'missed_chance',
  'leading',
  'talked_too_long',
  'silence_held',
  'note',
] as const
const Mark = z.enum(practiceMarks)

/** What a talk showed. Lengths in milliseconds where it has times, else in words. */
export const PracticeMeasure = z.object({
  measuredBy: z.enum(['time', 'words']),
  talkShare: z.number().nullable(),
  longestStretch: z.number().nullable(),
  longestStretchTurn: z.int().nullable(),
  questions: z.object({
    open: z.int(),
    closed: z.int(),
    leading: z.int(),
    hypothetical: z.int(),
    solution: z.int(),
    double: z.int(),
    faulty: z.int().describe('Questions with at least one of these four faults.'),
  }),
  silences: z
    .object({ count: z.int(), longestMs: z.number(), heldMedianMs: z.number().nullable() })
    .nullable()
    .describe(
      'Pauses of two seconds and more before the interviewer spoke; null where the times cannot show them.',
    ),
  interruptions: z.int().nullable(),
})
export type PracticeMeasure = z.output<typeof PracticeMeasure>

export const PracticeRow = z.object({
  id: Id,
  card: RoleCard,
  interviewer: MemberName,
  customer: MemberName,
  createdAt: Instant,
  begunAt: Instant.nullable(),
  endedAt: Instant.nullable(),
  plannedMinutes: z.int(),
  truthFound: TruthFound.nullable(),
  measured: PracticeMeasure.nullable(),
  feedbackCount: z.int(),
})
export type PracticeRow = z.output<typeof PracticeRow>

export const FeedbackView = z.object({
  member: MemberName,
  noticed: z.array(z.object({ atSeconds: z.int(), mark: Mark, note: z.string() })),
  wentWell: z.string(),
  missed: z.string(),
  tryNext: z.string(),
  writtenAt: Instant,
})
export type FeedbackView = z.output<typeof FeedbackView>

export const PracticeView = PracticeRow.extend({
  goal: z.string().describe('What the interviewer wants to get better at.'),
  guide: z.object({ id: Id, title: z.string(), studyId: Id }).nullable(),
  secret: RoleSecret.nullable().describe('Null for the interviewer until the talk is over.'),
  turns: z.array(
    z.object({
      position: z.int(),
      speaker: Speaker,
      startsMs: z.int().nullable(),
      body: z.string(),
      asks: z.enum(['open', 'closed']).nullable(),
      labels: z.array(z.string()).describe('What the lint says of the interviewer’s questions.'),
    }),
  ),
  hasMoreTurns: z.boolean(),
  feedback: z.array(FeedbackView),
})
export type PracticeView = z.output<typeof PracticeView>

const errors = {
  card_missing: {
    status: 404,
    message: 'There is no role with this name. List the roles and take one of them.',
  },
  member_missing: { status: 404, message: 'One of these members is not in this workspace.' },
  guide_missing: { status: 404, message: 'This guide is not there any more.' },
  same_member: { status: 422, message: 'Nobody interviews themselves. Choose two members.' },
} as const

export const listRoleCards = operation({
  name: 'practice.cards',
  summary: 'List the roles to practise with, without their secrets.',
  method: 'GET',
  path: '/practice-roles',
  allows: 'viewer',
  input: z.object({}),
  output: z.object({ items: z.array(RoleCard) }),
})

export const listPractice = operation({
  name: 'practice.list',
  summary: 'List practice talks, newest first; of all, or of one member who asked.',
  method: 'GET',
  path: '/practice',
  allows: 'viewer',
  input: z.object({ ...pageInput, interviewer: Id.optional() }),
  output: page(PracticeRow),
})

export const showPractice = operation({
  name: 'practice.show',
  summary: 'Show a practice talk: the role, what was said, what it showed, and the feedback.',
  method: 'GET',
  path: '/practice/{practice}',
  allows: 'viewer',
  input: z.object({
    practice: Id,
    from: z
      .int()
      .min(0)
      .max(practiceLimits.typedTurns - 1)
      .default(0)
      .describe('The turn that a long talk is shown from; beyond its end, from its beginning.'),
  }),
  output: PracticeView,
})

export const startPractice = operation({
  name: 'practice.start',
  summary: 'Deal a role: who asks, who plays the customer, and how long.',
  method: 'POST',
  path: '/practice',
  allows: 'member',
  input: z.object({
    interviewer: Id,
    customer: Id,
    card: cardKey
      .optional()
      .describe('Dealt when left out: one that the interviewer has not had, or not for long.'),
    guide: Id.optional(),
    plannedMinutes: z.int().min(1).max(practiceLimits.minutes).default(15),
    goal: line(practiceLimits.goal, 0).default(''),
  }),
  output: PracticeView,
  errors,
})

export const timePractice = operation({
  name: 'practice.time',
  summary: 'Begin or end the talk; the end turns the role over for everybody.',
  method: 'POST',
  path: '/practice/{practice}/time',
  allows: 'member',
  input: z.object({ practice: Id, is: z.enum(['begun', 'ended']) }),
  output: PracticeView,
})

export const addPracticeTalk = operation({
  name: 'practice.addTalk',
  summary:
    'Add what was said: a transcript or typed lines, with who each speaker is. It stays practice and never becomes evidence.',
  method: 'PUT',
  path: '/practice/{practice}/talk',
  allows: 'member',
  input: z.object({
    practice: Id,
    source: TextSource,
    format: z.string().max(40).optional(),
    reading: ReadingWish.optional(),
    speakers: z.array(z.object({ label: z.string().max(120), is: Speaker })).max(50),
  }),
  output: PracticeView,
  errors: {
    unreadable: { status: 422, message: '{reason}' },
    no_speakers: {
      status: 422,
      message:
        'Nothing here says who speaks. Begin each line with a name and a colon, such as “Mara: What happened?”',
    },
    speakers_missing: { status: 422, message: 'Say who the interviewer is, and who plays the customer.' },
    too_long: {
      status: 422,
      message: 'This is more than one practice talk ({limit} turns). Send a part of it.',
    },
  },
})

export const judgePractice = operation({
  name: 'practice.judge',
  summary: 'Say whether the hidden truth came out. Whoever played the customer, or an observer, says so.',
  method: 'POST',
  path: '/practice/{practice}/truth',
  allows: 'member',
  input: z.object({ practice: Id, found: TruthFound }),
  output: PracticeView,
  errors: {
    not_ended: { status: 409, message: 'The talk is not over yet. End it first.' },
    own_talk: { status: 403, message: 'Let whoever played the customer, or an observer, say what came out.' },
  },
})

export const writePracticeFeedback = operation({
  name: 'practice.giveFeedback',
  summary:
    'Write your sheet: what you noticed during the talk, and what you say afterwards. It replaces your sheet.',
  method: 'PUT',
  path: '/practice/{practice}/feedback',
  allows: 'member',
  input: z.object({
    practice: Id,
    noticed: z
      .array(
        z.object({
          atSeconds: z.int().min(0).max(86_400),
          mark: Mark,
          note: line(practiceLimits.note, 0).default(''),
        }),
      )
      .max(practiceLimits.noticed)
      .default([]),
    wentWell: paragraphs(practiceLimits.feedback).default(''),
    missed: paragraphs(practiceLimits.feedback).default(''),
    tryNext: paragraphs(practiceLimits.feedback).default(''),
  }),
  output: PracticeView,
})

export const archivePractice = operation({
  name: 'practice.archive',
  summary: 'Put a practice talk away, or take it out again.',
  method: 'POST',
  path: '/practice/{practice}/archive',
  allows: 'member',
  input: z.object({ practice: Id, isArchived: z.boolean().default(true) }),
  output: Nothing,
})
