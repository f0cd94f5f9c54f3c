import { z } from 'zod'
import { operation } from '../core/operation.ts'
import { Id, Instant, Nothing, line, paragraphs } from '../core/shapes.ts'
import { CodeLabel } from './code-ref.ts'
import { EvidenceKind } from './kinds.ts'

export const textLimits = { title: 200, label: 120, pasted: 2_000_000, speakers: 200, turnsAtOnce: 2_000 }

export const TextKind = z.enum(['transcript', 'note', 'answer', 'review', 'mail'])

/** Who a speaker is: a person, a member, an observer of no account, or nobody known yet. */
export const SpeakerMatch = z.object({
  label: z.string().max(textLimits.label),
  person: Id.nullable().default(null),
  member: Id.nullable().default(null),
  isObserver: z.boolean().default(false),
})

export const SpeakerView = z.object({
  id: Id,
  label: z.string().describe('As the recorder wrote it; empty for words without a name.'),
  person: z.object({ id: Id, name: z.string() }).nullable(),
  member: z.object({ id: Id, name: z.string() }).nullable(),
  role: z.enum(['team', 'person', 'observer', 'unknown']),
  turns: z.int(),
  words: z.int(),
})
export type SpeakerView = z.output<typeof SpeakerView>

/** A range in a text version: turn positions and code points, end exclusive. */
export const RangeShape = z.object({
  startTurn: z.int().min(0),
  startOffset: z.int().min(0),
  endTurn: z.int().min(0),
  endOffset: z.int().min(0),
})

export const HighlightView = z.object({
  id: Id,
  evidenceId: Id,
  kind: EvidenceKind,
  range: RangeShape,
  words: z.string(),
  state: z
    .enum(['found', 'changed'])
    .optional()
    .describe('changed: a correction put other words there; the evidence keeps those it was made of.'),
  wordsNow: z.string().optional().describe('What stands there now, where that is something else.'),
  claims: z.array(z.object({ id: Id, sentence: z.string() })),
  codes: z.array(CodeLabel),
})
export type HighlightView = z.output<typeof HighlightView>

/** Who talked how much. `share` is withheld, with a reason, where too much speech belongs to nobody. */
export const TalkShareView = z.object({
  measure: z.enum(['time', 'words']),
  teamShare: z.number().nullable(),
  withheldBecause: z
    .enum(['unassigned', 'nothing_said'])
    .nullable()
    .describe('Too much speech belongs to nobody yet, or nothing was said.'),
  longestTeamStretchMs: z.number().nullable(),
  longestTeamStretchWords: z.number().nullable(),
  questions: z.object({ open: z.int(), closed: z.int(), leading: z.int() }),
  perSpeaker: z.array(z.object({ speakerId: Id.nullable(), share: z.number() })),
})

/** Who talked when, in 0 to 1 of the length, and where the team asked. */
export const MeterView = z.object({
  bands: z.array(
    z.object({
      lane: z.enum(['team', 'person', 'observer', 'unknown']),
      from: z.number(),
      to: z.number(),
      turn: z.int().describe('The first turn in it.'),
    }),
  ),
  ticks: z.array(z.object({ at: z.number(), kind: z.enum(['open', 'closed', 'leading']), turn: z.int() })),
})
export type MeterView = z.output<typeof MeterView>

export const TextView = z.object({
  id: Id,
  kind: TextKind,
  title: z.string(),
  source: z.object({ kind: z.string(), id: Id }).nullable(),
  happenedAt: Instant,
  version: z.object({
    id: Id,
    number: z.int(),
    format: z.string(),
    turnCount: z.int(),
    characters: z.int(),
    lengthMs: z.int().nullable(),
    fileId: Id.nullable(),
  }),
  speakers: z.array(SpeakerView),
  talk: TalkShareView.nullable(),
  meter: MeterView.nullable(),
  highlights: z.array(HighlightView),
  carried: z
    .object({ changed: z.int(), orphans: z.int(), versions: z.int() })
    .optional()
    .describe('How many highlights wait for a look after corrections, or lost their words.'),
})
export type TextView = z.output<typeof TextView>

export const TurnView = z.object({
  position: z.int(),
  speakerId: Id.nullable(),
  startsMs: z.int().nullable(),
  endsMs: z.int().nullable(),
  body: z.string(),
})
export type TurnView = z.output<typeof TurnView>

export const showText = operation({
  name: 'texts.show',
  summary:
    'Show a text: its speakers, who talked how much, and what was highlighted; the words come with texts.turns.',
  method: 'GET',
  path: '/texts/{text}',
  allows: 'viewer',
  input: z.object({ text: Id }),
  output: TextView,
})

export const listTurns = operation({
  name: 'texts.turns',
  summary: 'Read turns of a text version, by position.',
  method: 'GET',
  path: '/text-versions/{version}/turns',
  allows: 'viewer',
  input: z.object({
    version: Id,
    from: z.int().min(0).default(0),
    limit: z.int().min(1).max(textLimits.turnsAtOnce).default(500),
  }),
  output: z.object({ items: z.array(TurnView), next: z.int().nullable() }),
})

/** Where the words come from: an uploaded file, or what somebody pasted or typed. */
export const TextSource = z
  .object({ file: Id })
  .or(z.object({ pasted: paragraphs(textLimits.pasted, 1), fileName: z.string().max(255).optional() }))

/** What a person says where the guess about speakers was wrong. */
export const ReadingWish = z.object({
  separator: z
    .string()
    .trim()
    .min(1)
    .max(10)
    .optional()
    .describe('What stands between a name and what was said, such as “–” or “|”.'),
  notSpeakers: z
    .array(z.string().max(textLimits.label))
    .max(textLimits.speakers)
    .default([])
    .describe('Labels that name nobody: they stay part of the words.'),
})

/** How sure a label is a speaker, and what told it. */
export const SpeakerSureness = z.object({
  confidence: z.number(),
  why: z.enum(['recorder', 'bold', 'separator', 'colon']),
  named: z.int().describe('How often the name stands in front of words.'),
  carried: z.int().describe('How many passages without a name were given to them.'),
})

const transcriptErrors = {
  unreadable: { status: 422, message: '{reason}' },
} as const

export const previewText = operation({
  name: 'texts.preview',
  summary:
    'Read a transcript or notes without keeping them: format, speakers, first turns, what was left out.',
  method: 'POST',
  path: '/texts/preview',
  allows: 'member',
  onlyReads: true,
  input: z.object({
    source: TextSource,
    format: z.string().max(40).optional(),
    reading: ReadingWish.optional(),
    people: z.array(Id).max(50).default([]).describe('Whom it is with: guessed first.'),
    members: z.array(Id).max(50).default([]).describe('Who of us was there: guessed first.'),
  }),
  output: z.object({
    file: z.enum(['text', 'docx', 'odt', 'pdf']),
    format: z.string(),
    confidence: z.number(),
    turnCount: z.int(),
    characters: z.int(),
    lengthMs: z.int().nullable(),
    speakers: z.array(
      z.object({
        label: z.string(),
        turns: z.int(),
        words: z.int(),
        samples: z.array(z.string()),
        sureness: SpeakerSureness.nullable(),
        guess: z.object({ person: Id.nullable(), member: Id.nullable(), name: z.string() }).nullable(),
      }),
    ),
    firstTurns: z.array(
      z.object({ speaker: z.string().nullable(), startsMs: z.int().nullable(), body: z.string() }),
    ),
    warnings: z.array(z.object({ code: z.string(), message: z.string() })),
    alreadyIn: z
      .object({ textId: Id, title: z.string() })
      .nullable()
      .describe('A text with the same content that is here already.'),
  }),
  errors: transcriptErrors,
})

export const matchSpeakers = operation({
  name: 'texts.matchSpeakers',
  summary: 'Say who the speakers of a text are.',
  method: 'PUT',
  path: '/texts/{text}/speakers',
  allows: 'member',
  input: z.object({
    text: Id,
    speakers: z
      .array(
        z.object({
          speaker: Id,
          label: line(textLimits.label).optional(),
          person: Id.nullable().default(null),
          member: Id.nullable().default(null),
          isObserver: z.boolean().default(false),
        }),
      )
      .max(textLimits.speakers),
  }),
  output: TextView,
  errors: { both: { status: 422, message: 'A speaker is a person or a member, not both.' } },
})

export const removeText = operation({
  name: 'texts.remove',
  summary: 'Take away a text that carries no evidence.',
  method: 'DELETE',
  path: '/texts/{text}',
  allows: 'member',
  input: z.object({ text: Id }),
  output: Nothing,
  errors: {
    has_evidence: {
      status: 409,
      message: '{count} pieces of evidence stand on this text. Withdraw them first.',
    },
  },
})
