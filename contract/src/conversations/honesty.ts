import { z } from 'zod'
import { operation } from '../core/operation.ts'
import { Id, Instant, Share } from '../core/shapes.ts'

/** How many conversations, questions or pieces of evidence a meter wants before it says anything. */
export const honestyLimits = { conversations: 3, questions: 10, evidence: 5, lookedAt: 100, months: 12 }

/** A mean over conversations with its 95 % interval; null where there are too few. */
const Mean = z.object({
  n: z.int().describe('Conversations whose speakers are known.'),
  unknown: z.int().describe('Transcripts left out: too much of them belongs to nobody yet.'),
  mean: z.number().nullable(),
  low: z.number().nullable(),
  high: z.number().nullable(),
})

const Stretch = z.object({
  conversation: z.object({ id: Id, title: z.string() }),
  textId: Id,
  turn: z.int(),
  words: z.int(),
  ms: z.number().nullable(),
})

export const QuestionClass = z.enum(['open', 'closed', 'leading', 'hypothetical', 'solution', 'double'])
export type QuestionClass = z.output<typeof QuestionClass>

const questions = z.object({
  n: z.int(),
  open: Share,
  faulty: Share.describe('Leading, hypothetical, asking for solutions, or two at once.'),
  counts: z.record(QuestionClass, z.int()),
  examples: z
    .array(
      z.object({ class: QuestionClass, question: z.string(), conversation: Id, textId: Id, turn: z.int() }),
    )
    .describe('Some of each class, the latest first.'),
})

export const HonestyView = z.object({
  conversations: z.int().describe('Held conversations that are looked at; the latest {limit} at the most.'),
  talk: Mean,
  longest: Stretch.nullable(),
  questions,
  goodNews: z.object({ share: Share, unjudged: z.int() }),
  firstHand: z.object({ share: Share, relayed: z.int() }),
  alike: z
    .object({
      verdict: z.string(),
      people: z.int(),
      introduced: Share.describe('Who came through somebody we talk to.'),
      throughOne: z.object({ name: z.string(), id: Id, share: Share }).nullable(),
      organisations: z.int(),
    })
    .describe('Whether those we talk to pass us on to their like.'),
})
export type HonestyView = z.output<typeof HonestyView>

export const showConversationHonesty = operation({
  name: 'honesty.conversation',
  summary: 'Show how honestly a conversation was listened to: talk share, questions, good news, first-hand.',
  method: 'GET',
  path: '/conversations/{conversation}/honesty',
  allows: 'viewer',
  input: z.object({ conversation: Id }),
  output: HonestyView,
})

export const showStudyHonesty = operation({
  name: 'honesty.study',
  summary: 'Show how honestly the conversations of a study were listened to, all together.',
  method: 'GET',
  path: '/studies/{study}/honesty',
  allows: 'viewer',
  input: z.object({ study: Id }),
  output: HonestyView,
})

export const showOwnHonesty = operation({
  name: 'honesty.own',
  summary: 'Show how you listen, over your own conversations. Nobody else is shown this.',
  method: 'GET',
  path: '/honesty/own',
  allows: 'viewer',
  input: z.object({}),
  output: HonestyView.extend({
    trend: z
      .array(
        z.object({
          conversation: z.object({ id: Id, title: z.string() }),
          heldAt: Instant,
          share: z.number().nullable(),
          openShare: z.number().nullable(),
          questions: z.int(),
        }),
      )
      .describe('By conversation, oldest first.'),
  }),
})

export const showLeadersMet = operation({
  name: 'honesty.leaders',
  summary: 'Show which leader met whom first-hand, month by month.',
  method: 'GET',
  path: '/honesty/leaders',
  allows: 'viewer',
  input: z.object({ months: z.int().min(1).max(honestyLimits.months).default(3) }),
  output: z.object({
    months: z.array(z.string()).describe('As 2026-05, the latest last; in UTC.'),
    items: z.array(
      z.object({
        member: z.object({ id: Id, name: z.string() }),
        months: z.array(z.object({ conversations: z.int(), people: z.int() })),
        lastHeldAt: Instant.nullable(),
        met: z.array(z.object({ id: Id, name: z.string() })).describe('The latest people; 12 at the most.'),
      }),
    ),
  }),
})
