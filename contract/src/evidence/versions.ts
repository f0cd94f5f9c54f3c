import { z } from 'zod'
import { operation } from '../core/operation.ts'
import { Id, Instant, line, paragraphs } from '../core/shapes.ts'
import { EvidenceKind } from './kinds.ts'
import { RangeShape, ReadingWish, TextSource, TextView, textLimits } from './texts.ts'

export const correctionLimits = { steps: 1_000, words: 20_000, between: 10, note: 500 }

const turn = z.int().min(0).max(1_000_000).describe('The position of the turn when this step comes.')
const offset = z.int().min(0).max(10_000_000)
const moment = z.int().min(0).max(2_000_000_000).nullable()
const speaker = Id.nullable()

/** One step of a correction; see `corrections.ts` for what it does to turns and ranges. */
export const CorrectionStepShape = z.discriminatedUnion('does', [
  z.object({
    does: z.literal('replace'),
    turn,
    from: offset,
    to: offset,
    words: paragraphs(correctionLimits.words),
  }),
  z.object({ does: z.literal('split'), turn, at: offset }),
  z.object({
    does: z.literal('join'),
    turn: turn.describe('It is joined with the one after it.'),
    between: paragraphs(correctionLimits.between).default(' '),
  }),
  z.object({ does: z.literal('assign'), turn, speaker }),
  z.object({ does: z.literal('time'), turn, startsMs: moment, endsMs: moment }),
  z.object({
    does: z.literal('insert'),
    turn,
    words: paragraphs(correctionLimits.words, 1),
    speaker: speaker.default(null),
    startsMs: moment.default(null),
    endsMs: moment.default(null),
  }),
  z.object({ does: z.literal('remove'), turn }),
])

export const VersionOrigin = z.enum(['added', 'corrected', 'replaced', 'restored'])

/** A step as it is kept: where, and how much, without the words. */
export const StepTaken = z.object({
  does: z.enum(['replace', 'split', 'join', 'assign', 'time', 'insert', 'remove']),
  turn: z.int(),
  from: z.int().optional(),
  to: z.int().optional(),
  length: z.int().optional(),
})

export const VersionView = z.object({
  id: Id,
  number: z.int(),
  origin: VersionOrigin,
  note: z.string(),
  restoredNumber: z.int().nullable(),
  by: z.object({ id: Id, name: z.string() }).nullable(),
  createdAt: Instant,
  turnCount: z.int(),
  characters: z.int(),
  isCurrent: z.boolean(),
  steps: z.array(StepTaken).describe('What was done; the words stand in the versions.'),
})
export type VersionView = z.output<typeof VersionView>

export const CarriedWhy = z
  .enum(['words', 'speaker', 'unsure'])
  .describe(
    'words: other words stand there now. speaker: somebody else says them. unsure: perhaps it is elsewhere.',
  )

/** A highlight whose words are no longer in the current version as they were. */
export const CarriedView = z.object({
  highlightId: Id,
  evidenceId: Id,
  kind: EvidenceKind,
  words: z.string().describe('As they stood when the evidence was made.'),
  version: z.object({ id: Id, number: z.int() }).describe('The version that has these words.'),
  outcome: z.enum(['changed', 'orphan']),
  now: z
    .object({ range: RangeShape, words: z.string(), why: CarriedWhy })
    .nullable()
    .describe('Where it would stand in the current version, and what stands there.'),
  keptAt: Instant.nullable().describe('Somebody looked and kept the old words.'),
  speakerNow: z.object({ id: Id, name: z.string() }).nullable().describe('Who says the words now.'),
})
export type CarriedView = z.output<typeof CarriedView>

export const CarryCount = z.object({ found: z.int(), changed: z.int(), orphans: z.int() })

const versionErrors = {
  moved_on: {
    status: 409,
    message:
      '{name} corrected this text at the same time: it is at version {number} now. Nothing of yours is lost: compare, and save again on top of it.',
  },
  same: { status: 422, message: 'Nothing would change. Correct something first.' },
} as const

const baseVersion = Id.describe(
  'The version that this was made from; refused when it is not the current one.',
)

const outcome = z.object({ version: VersionView, carried: CarryCount })

export const correctText = operation({
  name: 'texts.correct',
  summary:
    'Correct a text, step by step: a new version, with every highlight carried along or put up for a look.',
  method: 'POST',
  path: '/texts/{text}/corrections',
  allows: 'member',
  input: z.object({
    text: Id,
    version: baseVersion,
    steps: z.array(CorrectionStepShape).min(1).max(correctionLimits.steps),
    note: line(correctionLimits.note, 0).default(''),
  }),
  output: outcome,
  errors: {
    ...versionErrors,
    step_impossible: { status: 422, message: 'Step {step} cannot be done: {problem}' },
    speaker_missing: { status: 404, message: 'One of the speakers is not in this text. Choose another.' },
    empty: { status: 422, message: 'A text keeps at least one turn. Remove the text itself instead.' },
  },
})

export const replaceText = operation({
  name: 'texts.replace',
  summary:
    'Put a better transcript in place of a text: compared word by word, and every highlight that is not surely found is put up for a look.',
  method: 'POST',
  path: '/texts/{text}/replacements',
  allows: 'member',
  input: z.object({
    text: Id,
    version: baseVersion,
    source: TextSource,
    format: z.string().max(40).optional(),
    reading: ReadingWish.optional(),
    note: line(correctionLimits.note, 0).default(''),
  }),
  output: outcome,
  errors: {
    ...versionErrors,
    unreadable: { status: 422, message: '{reason}' },
    too_many_speakers: {
      status: 422,
      message: `A text has at most ${textLimits.speakers} speakers. Join some before you upload it.`,
    },
  },
})

export const restoreVersion = operation({
  name: 'texts.restore',
  summary: 'Bring back an older version of a text, as a new one: also how a correction is undone.',
  method: 'POST',
  path: '/texts/{text}/restore',
  allows: 'member',
  input: z.object({ text: Id, version: baseVersion, restores: Id.describe('The version that comes back.') }),
  output: outcome,
  errors: {
    ...versionErrors,
    version_missing: { status: 404, message: 'This text has no such version. Choose one from its list.' },
  },
})

export const listVersions = operation({
  name: 'texts.versions',
  summary: 'List the versions of a text, newest first: who made each, when, and what was done.',
  method: 'GET',
  path: '/texts/{text}/versions',
  allows: 'viewer',
  input: z.object({ text: Id }),
  output: z.object({ items: z.array(VersionView) }),
})

export const listCarried = operation({
  name: 'texts.carried',
  summary: 'List the highlights of a text that a correction changed, or that lost their words.',
  method: 'GET',
  path: '/texts/{text}/carried',
  allows: 'viewer',
  input: z.object({ text: Id }),
  output: z.object({ items: z.array(CarriedView) }),
})

export const acceptCarried = operation({
  name: 'highlights.accept',
  summary: 'Let a highlight have the words that stand there now: its evidence says them from now on.',
  method: 'POST',
  path: '/highlights/{highlight}/accept',
  allows: 'member',
  input: z.object({ highlight: Id, version: Id.describe('The current version, as you saw it.') }),
  output: TextView,
  errors: {
    nothing_there: {
      status: 422,
      message: 'Nothing stands there any more. Select its words in the text, or withdraw the evidence.',
    },
  },
})

export const keepCarried = operation({
  name: 'highlights.keep',
  summary: 'Keep the words of a highlight as they were, on the version that has them.',
  method: 'POST',
  path: '/highlights/{highlight}/keep',
  allows: 'member',
  input: z.object({ highlight: Id }),
  output: TextView,
})

export const anchorHighlight = operation({
  name: 'highlights.anchor',
  summary:
    'Say by hand where a highlight stands in the current version: its evidence says these words from now on.',
  method: 'POST',
  path: '/highlights/{highlight}/anchor',
  allows: 'member',
  input: z.object({ highlight: Id, version: Id, range: RangeShape }),
  output: TextView,
  errors: {
    range_outside: {
      status: 422,
      message: 'These words are not in the current version of the text. Select them again.',
    },
    too_long: { status: 422, message: 'That is too much for one piece of evidence. Select less.' },
  },
})
