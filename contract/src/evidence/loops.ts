import { z } from 'zod'
import { operation } from '../core/operation.ts'
import { Day, Id, Instant, Nothing, page, pageInput, paragraphs } from '../core/shapes.ts'
import { ChannelKey } from '../crm/channels.ts'
import { PersonRef } from '../crm/person-ref.ts'

export const loopLimits = { did: 2_000, words: 5_000, sources: 200 }

const MemberRef = z.object({ id: Id, name: z.string() })

/** "You told us, we did": something we did because of what people told us, and who of them knows. */
export const LoopView = z.object({
  id: Id,
  did: z.string(),
  didOn: Day,
  told: z.int().describe('How many of those who told us about it have been told.'),
  people: z.int().describe('How many people told us about it.'),
  sources: z.int(),
  createdBy: MemberRef.nullable(),
  createdAt: Instant,
  archivedAt: Instant.nullable(),
  version: z.int(),
})
export type LoopView = z.output<typeof LoopView>

export const LoopPerson = z.object({
  person: PersonRef,
  said: z.array(
    z.object({
      kind: z.enum(['evidence', 'complaint']),
      id: Id,
      words: z.string(),
      at: Instant,
    }),
  ),
  mayContact: z.boolean().describe('False: they do not wish to be contacted.'),
  toldAt: Instant.nullable(),
  toldBy: MemberRef.nullable(),
  channel: z.string().nullable(),
})
export type LoopPerson = z.output<typeof LoopPerson>

const sources = {
  evidence: z.array(Id).max(loopLimits.sources).default([]),
  complaints: z.array(Id).max(loopLimits.sources).default([]),
}
const sourceMissing = {
  status: 404,
  message: 'Some of what you linked is not there any more. Look at the list again.',
} as const

export const createLoop = operation({
  name: 'loops.create',
  summary: 'Write down what we did because of what people told us, and link what they said.',
  method: 'POST',
  path: '/loops',
  allows: 'member',
  input: z.object({
    did: paragraphs(loopLimits.did, 1).describe('What we did, as you would tell them.'),
    didOn: Day.optional().describe('Today, when left out.'),
    ...sources,
  }),
  output: LoopView,
  errors: { source_missing: sourceMissing },
})

export const updateLoop = operation({
  name: 'loops.update',
  summary: 'Change what we did, link or unlink what people said, or put it away.',
  method: 'PATCH',
  path: '/loops/{loop}',
  allows: 'member',
  input: z.object({
    loop: Id,
    did: paragraphs(loopLimits.did, 1).optional(),
    didOn: Day.optional(),
    link: z.object(sources).optional(),
    unlink: z.object(sources).optional(),
    archived: z.boolean().optional(),
    version: z.int().optional().describe('Refuses when somebody else changed it since.'),
  }),
  output: LoopView,
  errors: { source_missing: sourceMissing },
})

export const listLoops = operation({
  name: 'loops.list',
  summary: 'List what we did because of what people told us, newest first.',
  method: 'GET',
  path: '/loops',
  allows: 'viewer',
  input: z.object({
    ...pageInput,
    untold: z.boolean().optional().describe('Only where somebody has not been told yet.'),
    person: Id.optional().describe('Only those that this person told us about.'),
  }),
  output: page(LoopView),
})

export const showLoop = operation({
  name: 'loops.show',
  summary: 'Show what we did and everybody who told us about it: who knows, and who does not yet.',
  method: 'GET',
  path: '/loops/{loop}',
  allows: 'viewer',
  input: z.object({ loop: Id, ...pageInput, untold: z.boolean().optional() }),
  output: z.object({ loop: LoopView, items: z.array(LoopPerson), next: z.string().nullable() }),
})

export const writeLoopLetter = operation({
  name: 'loops.letter',
  summary: 'Write what to tell one person: what they told us, and what we did. Plain text, to send or print.',
  method: 'GET',
  path: '/loops/{loop}/people/{person}',
  allows: 'viewer',
  input: z.object({ loop: Id, person: Id }),
  output: z.object({ person: PersonRef, text: z.string() }),
})

export const tellOfLoop = operation({
  name: 'loops.tell',
  summary: 'Note that somebody has been told what we did. It stands among the touches with them too.',
  method: 'POST',
  path: '/loops/{loop}/people/{person}',
  allows: 'member',
  input: z.object({
    loop: Id,
    person: Id,
    channel: ChannelKey,
    at: Instant.optional().describe('Now, when left out.'),
    words: paragraphs(loopLimits.words).default('').describe('What you told them.'),
  }),
  output: LoopView,
  errors: {
    channel_missing: {
      status: 422,
      message: 'There is no channel {channel} here. Choose one of the list, or add it first.',
    },
    in_future: { status: 422, message: 'This moment is still to come. Say it when it has happened.' },
    told_already: { status: 409, message: 'They have been told already.' },
  },
})

export const untellOfLoop = operation({
  name: 'loops.untell',
  summary: 'Take back that somebody was told.',
  method: 'DELETE',
  path: '/loops/{loop}/people/{person}',
  allows: 'member',
  input: z.object({ loop: Id, person: Id }),
  output: Nothing,
})
