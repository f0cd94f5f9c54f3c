import { z } from 'zod'
import { Id } from '../core/shapes.ts'

/** A code on a piece of evidence, with every coder who gave it. */
export const CodeOnEvidence = z.object({
  id: Id,
  name: z.string(),
  path: z.string().describe('The names from the top of the tree down to it, joined by “ › ”.'),
  colour: z.int(),
  coders: z.array(z.object({ id: Id, name: z.string(), memo: z.string() })),
})
export type CodeOnEvidence = z.output<typeof CodeOnEvidence>
