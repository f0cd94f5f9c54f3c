import { z } from 'zod'
import { operation } from '../core/operation.ts'
import { Id, Instant, Nothing, line, paragraphs } from '../core/shapes.ts'
import { CodeOnEvidence, codeLimits } from './code-ref.ts'

export { codeLimits }

/** One entry of the codebook. The tree is flat here: parents come before their children. */
export const CodeView = z.object({
  id: Id,
  parent: Id.nullable(),
  depth: z.int(),
  name: z.string(),
  definition: z.string(),
  whenToUse: z.string(),
  whenNot: z.string(),
  example: z.string(),
  colour: z.int().min(0).max(7).describe('Its place in the palette of eight.'),
  isHeading: z.boolean().describe('Holds codes and is given to no evidence itself.'),
  evidence: z.int().describe('Pieces of evidence with this code or one below it.'),
  people: z.int().describe('People behind that evidence.'),
  createdAt: Instant,
  archivedAt: Instant.nullable(),
  mergedInto: Id.nullable(),
  version: z.int(),
})
export type CodeView = z.output<typeof CodeView>

const fields = {
  definition: paragraphs(codeLimits.text).optional(),
  whenToUse: paragraphs(codeLimits.text).optional(),
  whenNot: paragraphs(codeLimits.text).optional(),
  example: paragraphs(codeLimits.text).optional(),
  colour: z
    .int()
    .min(0)
    .max(codeLimits.colours - 1)
    .optional(),
  isHeading: z.boolean().optional(),
}

const nameTaken = {
  status: 409,
  message: 'There is a code “{name}” at this place already. Choose another name, or merge the two.',
} as const
const parentMissing = {
  status: 404,
  message: 'The code above it is not there any more. Choose another.',
} as const
const tooDeep = {
  status: 422,
  message: 'A codebook goes {limit} levels deep at the most. Put it further up.',
} as const
const tooMany = {
  status: 422,
  message: 'A codebook holds {limit} codes at the most. Archive or merge some first.',
} as const
const usedAsCode = {
  status: 409,
  message: 'Evidence carries this code. Move that to other codes before making it a heading only.',
} as const

export const listCodes = operation({
  name: 'codes.list',
  summary:
    'Show the codebook: the tree of codes, with how much evidence and how many people stand behind each.',
  method: 'GET',
  path: '/codes',
  allows: 'viewer',
  input: z.object({
    archived: z.boolean().default(false).describe('Those that were archived or merged away instead.'),
    counted: z.boolean().default(true).describe('Without counts it answers faster.'),
  }),
  output: z.object({ items: z.array(CodeView) }),
})

export const createCode = operation({
  name: 'codes.create',
  summary: 'Add a code to the codebook, on top or below another.',
  method: 'POST',
  path: '/codes',
  allows: 'member',
  input: z.object({ name: line(codeLimits.name), parent: Id.nullable().default(null), ...fields }),
  output: CodeView,
  errors: {
    name_taken: nameTaken,
    parent_missing: parentMissing,
    too_deep: tooDeep,
    too_many: tooMany,
  },
})

export const updateCode = operation({
  name: 'codes.update',
  summary: 'Rename a code, or say better what it means and when it fits.',
  method: 'PATCH',
  path: '/codes/{code}',
  allows: 'member',
  input: z.object({
    code: Id,
    name: line(codeLimits.name).optional(),
    ...fields,
    version: z.int().optional(),
  }),
  output: CodeView,
  errors: { name_taken: nameTaken, used_as_code: usedAsCode },
})

export const moveCode = operation({
  name: 'codes.move',
  summary: 'Put a code, with all below it, under another code or on top.',
  method: 'POST',
  path: '/codes/{code}/move',
  allows: 'member',
  input: z.object({
    code: Id,
    parent: Id.nullable(),
    from: Id.nullable()
      .optional()
      .describe('Where it stands, null for on top. Refuses when somebody else moved it since.'),
  }),
  output: CodeView,
  errors: {
    name_taken: nameTaken,
    parent_missing: parentMissing,
    below_itself: { status: 422, message: 'A code cannot stand below itself. Choose another place.' },
    too_deep: tooDeep,
  },
})

export const mergeCode = operation({
  name: 'codes.merge',
  summary: 'Merge a code into another: its codings and the codes below it go there, and it is archived.',
  method: 'POST',
  path: '/codes/{code}/merge',
  allows: 'member',
  input: z.object({ code: Id, into: Id }),
  output: CodeView,
  errors: {
    into_missing: { status: 404, message: 'The code to merge into is not there any more. Choose another.' },
    into_itself: {
      status: 422,
      message: 'A code cannot be merged into itself or into one below it. Move that one out first.',
    },
    into_heading: {
      status: 422,
      message: '“{name}” is only a heading and takes no evidence. Choose a code, or make it one first.',
    },
    name_taken: {
      status: 409,
      message: 'Both have a code “{name}” below them. Merge or rename these first.',
    },
    too_deep: tooDeep,
  },
})

export const unmergeCode = operation({
  name: 'codes.unmerge',
  summary: 'Take a merge back: the code returns with the codings and the codes below it that it brought.',
  method: 'POST',
  path: '/codes/{code}/unmerge',
  allows: 'member',
  input: z.object({ code: Id }),
  output: CodeView,
  errors: {
    not_merged: {
      status: 409,
      message: 'This code was not merged into another, so there is nothing to take back.',
    },
    name_taken: nameTaken,
  },
})

export const splitCode = operation({
  name: 'codes.split',
  summary: 'Split a code: chosen evidence goes, with everybody’s codings, to a new code beside it.',
  method: 'POST',
  path: '/codes/{code}/split',
  allows: 'member',
  input: z.object({
    code: Id,
    name: line(codeLimits.name).describe('Of the new code.'),
    definition: paragraphs(codeLimits.text).optional(),
    evidence: z.array(Id).min(1).max(codeLimits.judged),
  }),
  output: z.object({ code: CodeView.describe('The new code.'), from: CodeView, moved: z.int() }),
  errors: {
    name_taken: nameTaken,
    too_many: tooMany,
    none_carry: {
      status: 422,
      message: 'None of this evidence carries the code itself. Choose evidence that does.',
    },
  },
})

export const archiveCode = operation({
  name: 'codes.archive',
  summary: 'Archive a code and all below it: their codings are kept and not shown.',
  method: 'POST',
  path: '/codes/{code}/archive',
  allows: 'member',
  input: z.object({ code: Id }),
  output: Nothing,
})

export const restoreCode = operation({
  name: 'codes.restore',
  summary: 'Bring an archived code back, with all that was archived together with it.',
  method: 'POST',
  path: '/codes/{code}/restore',
  allows: 'member',
  input: z.object({ code: Id }),
  output: CodeView,
  errors: {
    name_taken: nameTaken,
    was_merged: { status: 409, message: 'This code was merged into another. Take the merge back instead.' },
  },
})

export const setCoding = operation({
  name: 'codings.set',
  summary: 'Give a piece of evidence a code, as your own judgement, with a memo or without.',
  method: 'PUT',
  path: '/evidence/{evidence}/codings/{code}',
  allows: 'member',
  input: z.object({ evidence: Id, code: Id, memo: paragraphs(codeLimits.memo).optional() }),
  output: z.object({ codes: z.array(CodeOnEvidence) }),
  errors: {
    code_missing: { status: 404, message: 'This code is not there any more. Choose another.' },
    only_heading: { status: 422, message: '“{name}” is only a heading. Choose a code below it.' },
    blind: {
      status: 409,
      message: 'You code this blind in “{round}” until all coders have finished. Give your codes there.',
    },
  },
})

export const removeCoding = operation({
  name: 'codings.remove',
  summary: 'Take a code off a piece of evidence: your own judgement, or the one of the member you name.',
  method: 'DELETE',
  path: '/evidence/{evidence}/codings/{code}',
  allows: 'member',
  input: z.object({ evidence: Id, code: Id, coder: Id.optional() }),
  output: z.object({ codes: z.array(CodeOnEvidence) }),
})
