import { z } from 'zod'
import { operation } from '../core/operation.ts'
import { Id, Instant, Share, line, paragraphs } from '../core/shapes.ts'
import { ConversationRow } from '../conversations/conversations.ts'
import { PersonRef } from '../crm/person-ref.ts'
import { ClaimRow, ClaimView, claimLimits } from '../evidence/claims.ts'
import { evidenceLimits } from '../evidence/evidence.ts'
import { EvidenceKind } from '../evidence/kinds.ts'

/** Somebody to talk to next, and why. */
export const TalkToNext = z.object({
  person: PersonRef,
  reason: z.enum([
    'follow_up_due',
    'new_voice',
    'introduction_waiting',
    'thanks_due',
    'task_due',
    'complaint_waiting',
    'promise_due',
  ]),
  why: z.string(),
  taskId: Id.nullable().default(null).describe('The task, where that is the reason.'),
})
export type TalkToNext = z.output<typeof TalkToNext>

export const TodayView = z.object({
  isEmpty: z.boolean().describe('Nothing is here yet: show the first steps.'),
  headline: z.string().describe('The one thing to know this morning, as a sentence.'),
  you: z.object({
    conversationsThisWeek: z.int(),
    goal: z.int(),
    weeksWithoutCustomer: z.int().nullable(),
    lastConversationAt: Instant.nullable(),
  }),
  leadersWithout: z
    .array(z.object({ id: Id, name: z.string(), days: z.int().nullable() }))
    .describe('Leaders who have not met a customer this week.'),
  firstHand: Share.describe('How much of the evidence of the last 30 days the team heard itself.'),
  goodNews: Share.describe(
    'How much of the evidence of the last 21 days that says something of us praises us.',
  ),
  talkToNext: z.array(TalkToNext),
  riskyClaims: z.array(ClaimRow),
  withoutEvidence: z.array(ConversationRow),
  planned: z.array(ConversationRow),
})
export type TodayView = z.output<typeof TodayView>

export const showToday = operation({
  name: 'today.show',
  summary: 'Show what to do about customers today.',
  method: 'GET',
  path: '/today',
  allows: 'viewer',
  input: z.object({}),
  output: TodayView,
})

export const hearFirst = operation({
  name: 'beginnings.hear',
  summary:
    'Say in one step who told you something about a claim: makes the person, the conversation, the note, the evidence and the citation.',
  method: 'POST',
  path: '/beginnings',
  allows: 'member',
  input: z.object({
    claim: z.object({ id: Id }).or(z.object({ sentence: line(claimLimits.sentence) })),
    person: z.object({ id: Id }).or(z.object({ name: line(160) })),
    words: paragraphs(evidenceLimits.words, 1),
    kind: EvidenceKind.exclude(['committed']).default('said_past'),
    stance: z.enum(['supports', 'contradicts']).default('supports'),
  }),
  output: z.object({ claim: ClaimView, personId: Id, conversationId: Id }),
})

export const loadExample = operation({
  name: 'example.load',
  summary: 'Make the example workspace Bramble, a firm of bicycle couriers, to look around in.',
  method: 'POST',
  path: '/example',
  allows: 'account',
  input: z.object({}),
  output: z.object({ workspaceId: Id }),
})
