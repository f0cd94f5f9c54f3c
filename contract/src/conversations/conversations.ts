import { z } from 'zod'
import { operation } from '../core/operation.ts'
import { Id, Instant, Nothing, TimeZone, line, page, pageInput } from '../core/shapes.ts'
import { PersonRef } from '../crm/person-ref.ts'
import { Channel } from '../crm/touchpoints.ts'
import { SpeakerMatch, TextKind, ReadingWish, TextSource, TextView } from '../evidence/texts.ts'

export const conversationLimits = { title: 200, place: 200, people: 50, members: 50 }

export const conversationKinds = [
  'interview',
  'coffee',
  'sales_call',
  'support_call',
  'ride_along',
  'home_visit',
  'observation',
  'till_shift',
] as const
export const ConversationKind = z.enum(conversationKinds)
export type ConversationKind = z.output<typeof ConversationKind>

const MemberRef = z.object({ id: Id, name: z.string() })

export const ConversationRow = z.object({
  id: Id,
  kind: ConversationKind,
  title: z.string(),
  people: z.array(PersonRef),
  members: z.array(MemberRef),
  study: z.object({ id: Id, title: z.string() }).nullable(),
  happenedAt: Instant.describe('When it was held, or is planned.'),
  heldAt: Instant.nullable(),
  minutes: z.int().nullable(),
  textCount: z.int(),
  evidenceCount: z.int(),
  teamShare: z.number().nullable(),
})
export type ConversationRow = z.output<typeof ConversationRow>

export const ConversationView = ConversationRow.extend({
  channel: Channel.nullable(),
  place: z.string(),
  timeZone: z.string().nullable(),
  texts: z.array(
    z.object({ id: Id, title: z.string(), kind: TextKind, turnCount: z.int(), characters: z.int() }),
  ),
  createdAt: Instant,
  archivedAt: Instant.nullable(),
})
export type ConversationView = z.output<typeof ConversationView>

const fields = {
  kind: ConversationKind,
  title: line(conversationLimits.title).optional().describe('The people and the day, when left out.'),
  people: z.array(Id).max(conversationLimits.people).describe('Whom it is with.'),
  members: z
    .array(Id)
    .max(conversationLimits.members)
    .optional()
    .describe('Who of us is there; you, when left out.'),
  study: Id.nullable().optional(),
  channel: Channel.nullable().optional(),
  place: line(conversationLimits.place, 0).optional(),
  timeZone: TimeZone.nullable().optional(),
  plannedFor: Instant.nullable().optional(),
  heldAt: Instant.nullable().optional().describe('When it took place; null while it is only planned.'),
  minutes: z.int().min(0).max(1440).nullable().optional(),
}

const missing = {
  person_missing: { status: 404, message: 'One of these people is not there any more.' },
  member_missing: { status: 404, message: 'One of these members is not in this workspace.' },
  study_missing: { status: 404, message: 'This study is not there any more.' },
  in_future: { status: 422, message: 'This moment is still to come. Plan the conversation for it instead.' },
  time_missing: { status: 422, message: 'Say when it took place, or when it is planned.' },
} as const

export const listConversations = operation({
  name: 'conversations.list',
  summary: 'List conversations, newest first.',
  method: 'GET',
  path: '/conversations',
  allows: 'viewer',
  input: z.object({
    ...pageInput,
    q: z.string().max(200).optional(),
    kind: ConversationKind.optional(),
    study: Id.optional(),
    person: Id.optional(),
    member: Id.optional(),
    state: z.enum(['planned', 'held', 'without_evidence']).optional(),
    codesAll: z
      .array(Id)
      .max(20)
      .optional()
      .describe('Only conversations from which there is evidence with each of these codes.'),
  }),
  output: page(ConversationRow),
})

export const showConversation = operation({
  name: 'conversations.show',
  summary: 'Show a conversation: who was there, and the texts from it.',
  method: 'GET',
  path: '/conversations/{conversation}',
  allows: 'viewer',
  input: z.object({ conversation: Id }),
  output: ConversationView,
})

export const createConversation = operation({
  name: 'conversations.create',
  summary: 'Plan a conversation, or log one that took place.',
  method: 'POST',
  path: '/conversations',
  allows: 'member',
  input: z.object(fields),
  output: ConversationView,
  errors: missing,
})

export const updateConversation = operation({
  name: 'conversations.update',
  summary: 'Change a conversation: its time, people, members or study.',
  method: 'PATCH',
  path: '/conversations/{conversation}',
  allows: 'member',
  input: z.object({
    ...fields,
    kind: ConversationKind.optional(),
    people: fields.people.optional(),
    conversation: Id,
  }),
  output: ConversationView,
  errors: missing,
})

export const archiveConversation = operation({
  name: 'conversations.archive',
  summary: 'Put a conversation away. Evidence from it stays and counts.',
  method: 'POST',
  path: '/conversations/{conversation}/archive',
  allows: 'member',
  input: z.object({ conversation: Id, isArchived: z.boolean().default(true) }),
  output: Nothing,
})

export const addText = operation({
  name: 'conversations.addText',
  summary: 'Add a transcript or notes to a conversation, with who its speakers are.',
  method: 'POST',
  path: '/conversations/{conversation}/texts',
  allows: 'member',
  input: z.object({
    conversation: Id,
    source: TextSource,
    title: line(conversationLimits.title).optional(),
    format: z.string().max(40).optional(),
    reading: ReadingWish.optional(),
    speakers: z.array(SpeakerMatch).max(200).default([]),
  }),
  output: TextView,
  errors: {
    unreadable: { status: 422, message: '{reason}' },
    twice: { status: 409, message: 'This conversation has a text with the same words already.' },
  },
})
