import { z } from 'zod'
import { operation } from '../core/operation.ts'
import { Id, Instant, line } from '../core/shapes.ts'
import { TextView, textLimits } from './texts.ts'

const MemberRef = z.object({ id: Id, name: z.string() })

const SpeakerIs = z.object({
  speaker: Id,
  label: line(textLimits.label).optional().describe('Another name for the speaker in this text.'),
  person: Id.nullable().default(null),
  member: Id.nullable().default(null),
  isObserver: z.boolean().default(false),
})

const speakerErrors = {
  both: { status: 422, message: 'A speaker is a person or a member, not both.' },
  person_missing: { status: 404, message: 'This person is not there any more. Choose another.' },
  member_missing: { status: 404, message: 'This member is not in this workspace. Choose another.' },
  speaker_missing: { status: 404, message: 'This speaker is not in this text any more. Open it again.' },
} as const

export const SpeakerEffects = z.object({
  evidence: z.array(
    z.object({
      id: Id,
      words: z.string(),
      personNow: z.object({ id: Id, name: z.string() }).nullable(),
      personThen: z.object({ id: Id, name: z.string() }).nullable(),
      hearersThen: z.array(z.string()).describe('Members who will count as having heard it, and do not yet.'),
    }),
  ),
  claims: z.array(z.object({ id: Id, sentence: z.string() })).describe('What is worked out again.'),
})
export type SpeakerEffects = z.output<typeof SpeakerEffects>

const changed = z.object({
  change: Id.describe('To undo it by.'),
  evidenceMoved: z.int(),
  text: TextView,
})

export const showSpeakerEffects = operation({
  name: 'speakers.effects',
  summary: 'Say which evidence and claims would follow when speakers of a text are said to be these.',
  method: 'POST',
  path: '/texts/{text}/speaker-effects',
  allows: 'viewer',
  onlyReads: true,
  input: z.object({ text: Id, speakers: z.array(SpeakerIs).max(textLimits.speakers) }),
  output: SpeakerEffects,
})

export const changeSpeakers = operation({
  name: 'speakers.change',
  summary: 'Say who the speakers of a text are, or how they are called; evidence of their words follows.',
  method: 'POST',
  path: '/texts/{text}/speaker-changes',
  allows: 'member',
  input: z.object({
    text: Id,
    speakers: z.array(SpeakerIs).min(1).max(textLimits.speakers),
    evidenceFollows: z.boolean().default(true),
  }),
  output: changed,
  errors: speakerErrors,
})

export const mergeSpeakers = operation({
  name: 'speakers.merge',
  summary: 'Say that two speakers of a text are one: all turns of the first are the second’s.',
  method: 'POST',
  path: '/texts/{text}/speaker-merges',
  allows: 'member',
  input: z.object({ text: Id, speaker: Id, into: Id }),
  output: changed,
  errors: {
    ...speakerErrors,
    same: { status: 422, message: 'These are one and the same speaker. Choose two.' },
  },
})

export const splitSpeaker = operation({
  name: 'speakers.split',
  summary: 'Say that some turns of a text were said by somebody who is not among its speakers yet.',
  method: 'POST',
  path: '/texts/{text}/speaker-splits',
  allows: 'member',
  input: z.object({
    text: Id,
    version: Id.describe('The current version, in which the turns are counted.'),
    turns: z.array(z.int().min(0)).min(1).max(2_000),
    label: line(textLimits.label),
    person: Id.nullable().default(null),
    member: Id.nullable().default(null),
    isObserver: z.boolean().default(false),
  }),
  output: changed,
  errors: {
    ...speakerErrors,
    turn_missing: { status: 422, message: 'One of these turns is not in the text. Choose them again.' },
    too_many: {
      status: 422,
      message: `A text has at most ${textLimits.speakers} speakers. Join some of them first.`,
    },
  },
})

export const undoSpeakerChange = operation({
  name: 'speakers.undo',
  summary: 'Undo what was said about speakers: their turns and the evidence go back to whom they had.',
  method: 'POST',
  path: '/speaker-changes/{change}/undo',
  allows: 'member',
  input: z.object({ change: Id }),
  output: TextView,
  errors: {
    undone: { status: 409, message: 'This was undone already.' },
    not_last: { status: 409, message: 'Something was said about the speakers since. Undo that first.' },
  },
})

export const listSpeakerChanges = operation({
  name: 'speakers.history',
  summary: 'List what was said about the speakers of a text, newest first.',
  method: 'GET',
  path: '/texts/{text}/speaker-changes',
  allows: 'viewer',
  input: z.object({ text: Id }),
  output: z.object({
    items: z.array(
      z.object({
        id: Id,
        kind: z.enum(['matched', 'merged', 'split']),
        by: MemberRef.nullable(),
        at: Instant,
        evidenceMoved: z.int(),
        undoneAt: Instant.nullable(),
      }),
    ),
  }),
})
