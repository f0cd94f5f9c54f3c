import { z } from 'zod'
import { operation } from '../core/operation.ts'
import { Id } from '../core/shapes.ts'
import { EvidenceKind } from './kinds.ts'

export const askedLabels = ['leading', 'hypothetical'] as const

/** A fault of the question before an answer, and why it matters to the answer. */
export const AskedFault = z.object({ label: z.enum(askedLabels), why: z.string() })
export type AskedFault = z.output<typeof AskedFault>

/** How the question just before an answer was asked. */
export const AskedView = z.object({
  faults: z.array(AskedFault),
  isWeak: z
    .boolean()
    .describe('The question led, and nobody who heard it says otherwise: they may only have agreed.'),
  isFair: z.boolean().describe('Somebody said that the question did not lead after all.'),
})
export type AskedView = z.output<typeof AskedView>

export const showAsked = operation({
  name: 'texts.asked',
  summary:
    'Show the question just before a passage of a text, its faults, and the kind that an answer to it has.',
  method: 'GET',
  path: '/text-versions/{version}/asked',
  allows: 'viewer',
  input: z.object({
    version: Id,
    turn: z.int().min(0).max(1_000_000).describe('The position of the turn in which the passage begins.'),
  }),
  output: z.object({
    question: z.object({ turn: z.int(), words: z.string(), faults: z.array(AskedFault) }).nullable(),
    kind: EvidenceKind.describe('What evidence made of the passage is, unless somebody says otherwise.'),
  }),
})
