import { z } from 'zod'
import { operation } from '../core/operation.ts'
import { Id, Instant, line } from '../core/shapes.ts'
import { RangeShape, TextView } from './texts.ts'

export const redactionLimits = { words: 300, replacement: 60, reason: 500, pseudonym: 60, listed: 500 }

export const RedactionKind = z.enum(['name', 'place', 'organisation', 'number', 'other'])
export type RedactionKind = z.output<typeof RedactionKind>

/** What stands in place of hidden words when nobody says otherwise. */
export const replacements: Record<RedactionKind, string> = {
  name: '[name]',
  place: '[place]',
  organisation: '[organisation]',
  number: '[number]',
  other: '[hidden]',
}

const MemberRef = z.object({ id: Id, name: z.string() })

export const RedactionView = z.object({
  id: Id,
  kind: RedactionKind,
  replacement: z.string(),
  isEverywhere: z.boolean().describe('Also where these words are added later.'),
  places: z.int().describe('In how many places words are hidden, over all versions.'),
  text: z.object({ id: Id, title: z.string() }).nullable(),
  person: z.object({ id: Id, name: z.string() }).nullable(),
  by: MemberRef.nullable(),
  createdAt: Instant,
  liftedBy: MemberRef.nullable(),
  liftedAt: Instant.nullable(),
  firstPlace: z
    .object({ turn: z.int(), offset: z.int() })
    .nullable()
    .describe('Where it is in the current version of its text.'),
})
export type RedactionView = z.output<typeof RedactionView>

const replacement = line(redactionLimits.replacement)
  .optional()
  .describe('What stands there instead; by its kind when left out.')

const hideErrors = {
  told_again: {
    status: 422,
    message: 'What stands there instead would tell what is hidden. Choose other words for it.',
  },
} as const

export const hideWords = operation({
  name: 'redactions.hide',
  summary: 'Hide words of a text, in every version and in every quote made of it, wherever it is shown.',
  method: 'POST',
  path: '/texts/{text}/redactions',
  allows: 'member',
  input: z.object({
    text: Id,
    version: Id.describe('The current version, in which the range is given.'),
    range: RangeShape,
    kind: RedactionKind.default('name'),
    replacement,
    everywhere: z
      .boolean()
      .default(false)
      .describe('Everywhere in this text where the same words stand, now and later.'),
  }),
  output: z.object({ redaction: RedactionView, text: TextView }),
  errors: {
    ...hideErrors,
    range_outside: {
      status: 422,
      message: 'These words are not in the current version of the text. Select them again.',
    },
    hidden_already: {
      status: 409,
      message: 'Some of these words are hidden already. Show those first, then hide all of them together.',
    },
    too_long: {
      status: 422,
      message: 'Only a few words can be hidden everywhere. Select less, or hide them here alone.',
    },
  },
})

export const hideName = operation({
  name: 'redactions.hideName',
  summary:
    'Hide a name, or other words, in everything that a person says: in all their texts and evidence, now and later.',
  method: 'POST',
  path: '/people/{person}/redactions',
  allows: 'member',
  input: z.object({
    person: Id,
    words: line(redactionLimits.words, 2),
    kind: RedactionKind.default('name'),
    replacement,
  }),
  output: RedactionView,
  errors: hideErrors,
})

export const liftRedaction = operation({
  name: 'redactions.lift',
  summary: 'Show hidden words again, as they were. Whoever hid them may, or an administrator.',
  method: 'POST',
  path: '/redactions/{redaction}/lift',
  allows: 'member',
  input: z.object({ redaction: Id }),
  output: RedactionView,
})

export const revealRedaction = operation({
  name: 'redactions.reveal',
  summary: 'Look beneath a redaction, with a reason that is recorded. Nobody else sees more for it.',
  method: 'POST',
  path: '/redactions/{redaction}/reveal',
  allows: 'admin',
  onlyInPerson: true,
  input: z.object({ redaction: Id, reason: line(redactionLimits.reason, 5) }),
  output: z.object({ words: z.array(z.string()).describe('Each wording that is hidden, once.') }),
})

export const listRedactions = operation({
  name: 'redactions.list',
  summary:
    'List what is hidden in a text, for a person, or in the whole workspace; never the words themselves.',
  method: 'GET',
  path: '/redactions',
  allows: 'viewer',
  input: z.object({ text: Id.optional(), person: Id.optional() }),
  output: z.object({ items: z.array(RedactionView) }),
})

export const PseudonymView = z.object({
  person: Id,
  pseudonym: z.string().describe('The chosen name, or P and a number that stays theirs.'),
  isChosen: z.boolean(),
  isUsed: z
    .boolean()
    .describe('Whether quotes say it instead of the name, for everybody in the workspace too.'),
})

export type PseudonymView = z.output<typeof PseudonymView>

export const showPseudonym = operation({
  name: 'pseudonyms.show',
  summary: 'Show what a person is called where their words are shown without their name.',
  method: 'GET',
  path: '/people/{person}/pseudonym',
  allows: 'member',
  input: z.object({ person: Id }),
  output: PseudonymView.nullable(),
})

export const setPseudonym = operation({
  name: 'pseudonyms.set',
  summary: 'Give a person a pseudonym, and say whether quotes use it instead of the name.',
  method: 'PUT',
  path: '/people/{person}/pseudonym',
  allows: 'member',
  input: z.object({
    person: Id,
    name: line(redactionLimits.pseudonym)
      .nullable()
      .default(null)
      .describe('A chosen name; P and a number when left out.'),
    isUsed: z.boolean().default(true),
    from: z
      .object({ name: z.string().nullable(), isUsed: z.boolean() })
      .optional()
      .describe('What was set before. Refuses when somebody else set another since.'),
  }),
  output: PseudonymView,
  errors: {
    same_name: { status: 422, message: 'This is their real name. Choose another one.' },
    taken: { status: 409, message: 'Somebody else has this pseudonym. Choose another one.' },
  },
})
