import { z } from 'zod'
import { operation } from '../core/operation.ts'
import { Id, Instant, line, page, pageInput, paragraphs } from '../core/shapes.ts'

export const suggestionLimits = { agent: 120, reason: 1_000, waiting: 1_000, inputCharacters: 200_000 }

export const SuggestionView = z.object({
  id: Id,
  operation: z.string().describe('What would be done, such as `people.create`.'),
  summary: z.string(),
  input: z.record(z.string(), z.unknown()).describe('With what it would be done.'),
  state: z.enum(['waiting', 'accepted', 'rejected']),
  agent: z.string().nullable().describe('The program that suggested it, as it names itself.'),
  key: z.object({ id: Id, name: z.string() }).nullable().describe('The API key that it used.'),
  suggestedBy: z.object({ id: Id, name: z.string() }).describe('The member for whom it acted.'),
  createdAt: Instant,
  decidedBy: z.object({ id: Id, name: z.string() }).nullable(),
  decidedAt: Instant.nullable(),
  reason: z.string().nullable().describe('Why it was rejected.'),
  result: z.unknown().describe('What the operation answered when it was accepted.'),
})
export type SuggestionView = z.output<typeof SuggestionView>

export const listSuggestions = operation({
  name: 'suggestions.list',
  summary: 'List what programs and members suggest, newest first.',
  method: 'GET',
  path: '/suggestions',
  allows: 'viewer',
  input: z.object({ ...pageInput, state: z.enum(['waiting', 'accepted', 'rejected']).default('waiting') }),
  output: page(SuggestionView),
})

export const showSuggestion = operation({
  name: 'suggestions.show',
  summary: 'Show a suggestion and what became of it.',
  method: 'GET',
  path: '/suggestions/{suggestion}',
  allows: 'viewer',
  input: z.object({ suggestion: Id }),
  output: SuggestionView,
})

export const createSuggestion = operation({
  name: 'suggestions.create',
  summary: 'Suggest a change: any operation with its input. Nothing happens until a member accepts it.',
  method: 'POST',
  path: '/suggestions',
  allows: 'viewer',
  onlySuggests: true,
  input: z.object({
    operation: z.string().max(120).describe('The name of an operation, such as `people.create`.'),
    input: z
      .record(z.string(), z.unknown())
      .describe('What that operation takes, ids of its address included.'),
    agent: line(suggestionLimits.agent)
      .optional()
      .describe('Who suggests it, such as the name of a program.'),
  }),
  output: SuggestionView,
  errors: {
    not_suggestible: {
      status: 422,
      message:
        '{operation} cannot be suggested. Suggest an operation that changes something in the workspace; /docs lists them.',
    },
    too_many: {
      status: 429,
      message: '{limit} suggestions wait already. Ask a member to decide about them first.',
    },
  },
})

const decisionErrors = {
  decided: { status: 409, message: 'Somebody has decided about this suggestion already. Look at it again.' },
} as const

export const acceptSuggestion = operation({
  name: 'suggestions.accept',
  summary: 'Accept a suggestion: do, as yourself, what it says.',
  method: 'POST',
  path: '/suggestions/{suggestion}/accept',
  allows: 'member',
  onlyInPerson: true,
  input: z.object({ suggestion: Id }),
  output: SuggestionView,
  errors: {
    ...decisionErrors,
    outdated: { status: 422, message: 'Firsthand cannot do this any more. Reject it, and do it by hand.' },
  },
})

export const rejectSuggestion = operation({
  name: 'suggestions.reject',
  summary: 'Reject a suggestion; say why, so that the next is better.',
  method: 'POST',
  path: '/suggestions/{suggestion}/reject',
  allows: 'member',
  onlyInPerson: true,
  input: z.object({ suggestion: Id, reason: paragraphs(suggestionLimits.reason).optional() }),
  output: SuggestionView,
  errors: decisionErrors,
})
