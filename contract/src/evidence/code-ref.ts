import { z } from 'zod'
import { Id } from '../core/shapes.ts'

export const codeLimits = {
  name: 120,
  text: 2_000,
  memo: 2_000,
  file: 2_000_000,
  codes: 2_000,
  depth: 12,
  colours: 8,
  judged: 500,
}

/** A code on a piece of evidence, with every coder who gave it. */
export const CodeOnEvidence = z.object({
  id: Id,
  name: z.string(),
  path: z.string().describe('The names from the top of the tree down to it, joined by “ › ”.'),
  colour: z.int(),
  coders: z.array(z.object({ id: Id, name: z.string(), memo: z.string() })),
})
export type CodeOnEvidence = z.output<typeof CodeOnEvidence>

/** The same where there is no room for who gave it: beside the words of a text. */
export const CodeLabel = CodeOnEvidence.omit({ coders: true })
export type CodeLabel = z.output<typeof CodeLabel>
