import { z } from 'zod'
import { operation } from '../core/operation.ts'
import { Id, Instant, paragraphs, line } from '../core/shapes.ts'
import { SectionView } from '../studies/guides.ts'
import { ConversationKind } from './conversations.ts'

export const liveLimits = { body: 2_000, place: 200, entriesAtOnce: 200, entries: 5_000, days: 60 }

/** What a member marks with one key while somebody talks. */
export const liveMarks = [
  'surprise',
  'pain',
  'workaround',
  'commitment',
  'contradiction',
  'unspoken',
] as const
export type LiveMark = (typeof liveMarks)[number]

/** Who does what in a conversation. */
export const attendingRoles = ['asks', 'notes', 'observes'] as const
export type AttendingRole = (typeof attendingRoles)[number]

/** What is easily forgotten once it is over. */
export const afterwards = ['thank', 'promises', 'who_else', 'should_have_asked'] as const
export type Afterwards = (typeof afterwards)[number]

/** Kinds that hold words: they become lines of the text. */
export const wordKinds = ['note', 'quote', 'seen'] as const

export const liveKinds = [
  ...wordKinds,
  'mark',
  'asked',
  'unasked',
  'section',
  'start',
  'pause',
  'end',
  'guide',
  'role',
  'offset',
  'done',
  'taken_back',
] as const
export const LiveKind = z.enum(liveKinds).meta({
  description:
    'note, quote, seen: words. mark: `mark` says which. asked, unasked: a prompt (`of`). section: where one is in the guide (`of`). start, pause, end: the timer. guide: `of` a guide, `number` its version. role: `of` a member, `mark` asks, notes or observes. offset: `of` a text, `number` milliseconds its recording began after the timer. done: `mark` a reminder. taken_back: `of` an own entry.',
})
export type LiveKind = z.output<typeof LiveKind>

const Mark = z.enum([...liveMarks, ...attendingRoles, ...afterwards])

/** What happened live, as a device wrote it down: nothing is ever changed, so any two devices can be merged. */
const EntrySent = z.object({
  id: Id.describe('Made by the device, so that sending twice keeps it once. UUID version 7.'),
  kind: LiveKind,
  at: Instant.describe('When, by the clock of the device.'),
  body: paragraphs(liveLimits.body).default(''),
  place: line(liveLimits.place, 0).default(''),
  mark: Mark.nullable().default(null),
  of: Id.nullable().default(null),
  number: z.int().min(-86_400_000).max(86_400_000).nullable().default(null),
})
export type EntrySent = z.output<typeof EntrySent>

export const LiveEntry = z.object({
  id: Id,
  kind: LiveKind,
  at: Instant.describe('When, by the clock of the server.'),
  body: z.string(),
  place: z.string(),
  mark: Mark.nullable(),
  of: Id.nullable(),
  number: z.int().nullable(),
  member: z.object({ id: Id, name: z.string() }),
  textId: Id.nullable().describe('The text that its words became a line of.'),
})
export type LiveEntry = z.output<typeof LiveEntry>

export const LiveView = z.object({
  conversation: Id,
  title: z.string(),
  kind: ConversationKind,
  plannedFor: Instant.nullable(),
  heldAt: Instant.nullable(),
  study: z.object({ id: Id, title: z.string() }).nullable(),
  people: z.array(z.object({ id: Id, name: z.string() })),
  members: z.array(z.object({ id: Id, name: z.string() })),
  guide: z
    .object({
      id: Id,
      title: z.string(),
      version: z.int(),
      budgetMinutes: z.int().nullable(),
      sections: z.array(SectionView),
    })
    .nullable()
    .describe('The one that was chosen, else the newest of the study.'),
  entries: z.array(LiveEntry).describe('Of everybody, in time; with `since` only what came in after it.'),
  now: Instant.describe('The clock of the server: send it as the next `since`.'),
})
export type LiveView = z.output<typeof LiveView>

export const showLive = operation({
  name: 'live.show',
  summary: 'Show a conversation as it goes on: the guide, and what everybody noted, marked and asked.',
  method: 'GET',
  path: '/conversations/{conversation}/live',
  allows: 'viewer',
  input: z.object({ conversation: Id, since: Instant.optional() }),
  output: LiveView,
})

export const sendLive = operation({
  name: 'live.send',
  summary:
    'Send what was noted live, also hours later: it is merged by time, and sending it twice keeps it once.',
  method: 'POST',
  path: '/conversations/{conversation}/live',
  allows: 'member',
  input: z.object({
    conversation: Id,
    clock: Instant.describe('What the clock of the device says now, so that a wrong clock is put right.'),
    entries: z.array(EntrySent).max(liveLimits.entriesAtOnce),
  }),
  output: z.object({ entries: z.array(LiveEntry), now: Instant }),
  errors: {
    entry_unfit: { status: 422, message: 'An entry of this kind must also say {missing}.' },
    full: {
      status: 422,
      message: 'This conversation holds {limit} entries, which is all it takes. Finish it and start another.',
    },
  },
})

export const finishLive = operation({
  name: 'live.finish',
  summary: 'Finish: the conversation took place, and its notes become a text that can be highlighted.',
  method: 'POST',
  path: '/conversations/{conversation}/live/finish',
  allows: 'member',
  input: z.object({ conversation: Id }),
  output: z.object({
    textId: Id.nullable().describe('The new text; null where no note was left that is in none yet.'),
    lines: z.int(),
  }),
})
