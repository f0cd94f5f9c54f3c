import { z } from 'zod'
import { operation } from '../core/operation.ts'
import { Id, Instant, page, pageInput } from '../core/shapes.ts'
import { fieldLimits } from './fields.ts'
import { DuplicateReason } from './duplicates.ts'
import { PersonRef } from './person-ref.ts'
import { PersonView } from './people.ts'

/** What a merge asks about, where both people say something. Everything else is joined. */
export const pickedFields = [
  'name',
  'organisation',
  'roleTitle',
  'pronouns',
  'timeZone',
  'language',
  'cadenceDays',
  'note',
] as const
export type PickedField = (typeof pickedFields)[number]

const Pick = z.enum(['kept', 'other'])

export const MergePicks = z
  .object(
    Object.fromEntries(pickedFields.map((field) => [field, Pick.optional()])) as Record<
      PickedField,
      z.ZodOptional<typeof Pick>
    >,
  )
  .extend({
    note: z.enum(['kept', 'other', 'both']).optional(),
    fields: z
      .record(z.string().max(fieldLimits.key), Pick)
      .optional()
      .describe('Fields of the workspace’s own, by their keys.'),
  })
export type MergePicks = z.output<typeof MergePicks>

/** What moves: the table in plain words, and how many rows. */
const Moved = z.object({ what: z.string(), count: z.int() })

export const MergeOutcome = z.object({
  merge: Id.nullable().describe('Null in a rehearsal.'),
  person: PersonView.describe('The person as they are then.'),
  moved: z.array(Moved).describe('What comes over from the other person.'),
  setAside: z.array(Moved).describe('What would stand twice; it comes back when the merge is undone.'),
})
export type MergeOutcome = z.output<typeof MergeOutcome>

export const mergePeople = operation({
  name: 'people.merge',
  summary: 'Make one person of two. Everything of the other moves to this one; it can be undone.',
  method: 'POST',
  path: '/people/{person}/merge',
  allows: 'member',
  input: z.object({
    person: Id.describe('Who stays.'),
    other: Id.describe('Who becomes a part of them. Their old address leads to who stays.'),
    picks: MergePicks.default({}).describe('Whose value counts; who stays, where nothing is said.'),
    dryRun: z.boolean().default(false).describe('Shows what would happen and changes nothing.'),
  }),
  output: MergeOutcome,
  errors: {
    same_person: { status: 422, message: 'This is one and the same person already. Choose two.' },
    merged: {
      status: 410,
      message: 'One of the two was merged into {name} already. Use the id {person} instead.',
    },
    archived: { status: 409, message: '{name} is archived. Bring them back first, then merge.' },
    erased: { status: 409, message: 'One of the two was erased. What is left of them cannot be merged.' },
  },
})

export const UnmergeOutcome = z.object({
  one: PersonRef,
  other: PersonRef,
  restored: z.array(Moved).describe('What goes back to the other person.'),
  added: z.array(Moved).describe('What was added since the merge, and stays unless it is sent along.'),
  kept: z
    .array(z.string())
    .describe('What was changed since and cannot be divided: sentences that say what stays.'),
})
export type UnmergeOutcome = z.output<typeof UnmergeOutcome>

export const unmergePeople = operation({
  name: 'people.unmerge',
  summary: 'Undo a merge: both people are as they were before.',
  method: 'POST',
  path: '/merges/{merge}/undo',
  allows: 'member',
  input: z.object({
    merge: Id,
    added: z
      .enum(['stay', 'go'])
      .default('stay')
      .describe('What was added since the merge: stays with this person, or goes to the other.'),
    dryRun: z.boolean().default(false).describe('Shows what would happen and changes nothing.'),
  }),
  output: UnmergeOutcome,
  errors: {
    undone: { status: 409, message: 'This merge was undone already.' },
    later_first: {
      status: 409,
      message: 'A later merge stands on this one: that with {name}. Undo that one first.',
    },
    erased: { status: 409, message: 'This person was erased, and their merges with them.' },
  },
})

export const MergeView = z.object({
  id: Id,
  person: PersonRef.nullable(),
  other: z.object({ id: Id, name: z.string() }),
  reasons: z.array(DuplicateReason),
  mergedAt: Instant,
  mergedBy: z.string().nullable().describe('Null: by the rule for exact duplicates.'),
  undoneAt: Instant.nullable(),
  undoneBy: z.string().nullable(),
})
export type MergeView = z.output<typeof MergeView>

export const listMerges = operation({
  name: 'merges.list',
  summary: 'List past merges, newest first, with who merged and when.',
  method: 'GET',
  path: '/merges',
  allows: 'viewer',
  input: z.object({ ...pageInput, person: Id.optional().describe('Only those of one person.') }),
  output: page(MergeView),
})
