import { z } from 'zod'
import { operation } from '../core/operation.ts'
import { Id, Instant, page, pageInput } from '../core/shapes.ts'
import { EventView } from '../platform/records.ts'

export const codeChanges = [
  'created',
  'updated',
  'moved',
  'merged',
  'unmerged',
  'split',
  'archived',
  'restored',
  'imported',
] as const

export const codeTexts = [
  'name',
  'definition',
  'whenToUse',
  'whenNot',
  'example',
  'colour',
  'isHeading',
  'parent',
] as const

const CodeName = z.object({
  id: Id,
  name: z.string().nullable().describe('Null where nobody knows it any more.'),
})

export const CodeChange = z.object({
  id: Id,
  what: z.enum(codeChanges),
  at: Instant,
  actor: EventView.shape.actor,
  through: EventView.shape.through,
  code: CodeName.nullable().describe('The code that was changed; null when a codebook was brought in.'),
  other: CodeName.nullable().describe(
    'The code that it was merged into or taken out of again, or that was split off, or that it was split from.',
  ),
  texts: z
    .array(
      z.object({
        field: z.enum(codeTexts),
        before: z.string().nullable(),
        after: z.string().nullable(),
      }),
    )
    .describe('What was written anew. Of a place it is the name of the code above; null is on top.'),
  count: z
    .int()
    .nullable()
    .describe('Codings that went over with a merge, pieces that went with a split, codes brought in.'),
})
export type CodeChange = z.output<typeof CodeChange>

export const listCodeHistory = operation({
  name: 'codes.history',
  summary:
    'Show what became of a code, or of the whole codebook: who renamed, moved, merged, split or archived it, and when, newest first.',
  method: 'GET',
  path: '/codes/history',
  allows: 'viewer',
  input: z.object({
    ...pageInput,
    code: Id.optional().describe(
      'Only what happened to this code, in use or not, and what was merged into it.',
    ),
  }),
  output: page(CodeChange),
})
