import { z } from 'zod'
import { Id, line, paragraphs } from '../core/shapes.ts'
import { codeLimits } from './code-ref.ts'

const memo = paragraphs(codeLimits.memo).default('').describe('Why, for whoever reads it later.')

/** What new evidence is coded with at once: a code that is there, or a name that becomes one. */
export const CodeWish = z.object({ code: Id, memo }).or(
  z.object({
    name: line(codeLimits.name).describe('The code on top by that name; a new one where there is none.'),
    memo,
  }),
)
export type CodeWish = z.output<typeof CodeWish>

export const codeWishErrors = {
  code_missing: { status: 404, message: 'This code is not there any more. Choose another.' },
  only_heading: { status: 422, message: '“{name}” is only a heading. Choose a code below it.' },
  too_many_codes: {
    status: 422,
    message: 'A codebook holds {limit} codes at the most. Archive or merge some first.',
  },
} as const
