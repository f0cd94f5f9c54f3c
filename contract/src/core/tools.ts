import { type Failure } from './failure.ts'
import { type JsonSchema, inputSchema } from './json-schema.ts'
import { type Operation, type Role, isInWorkspace, isRead, pathParameters, roles } from './operation.ts'
import { snake } from './words-of-name.ts'

/** A tool of MCP, made from an operation. */
export type Tool = {
  name: string
  title: string
  description: string
  inputSchema: JsonSchema & { type: 'object' }
  annotations: { readOnlyHint: boolean; destructiveHint: boolean; openWorldHint: boolean }
}

/** What a tool answers. */
export type ToolAnswer = {
  content: { type: 'text'; text: string }[]
  structuredContent?: Record<string, unknown>
  isError?: boolean
}

/** How far whoever holds a key reaches. */
export type Reach = { role: Role; access: 'read' | 'suggest' | 'write' }

/** Whether an operation can be proposed and performed later, when a member agrees. */
export function isSuggestible(operation: Operation): boolean {
  return isInWorkspace(operation) && !isRead(operation) && !operation.onlyInPerson && !operation.onlySuggests
}

/** The operations that machines have as tools: what they may read, and what they may suggest. */
export function operationsForMachines(operations: Operation[], { role, access }: Reach): Operation[] {
  return operations.filter((operation) => {
    if (!isInWorkspace(operation)) return false
    if (isRead(operation)) return roles.indexOf(role) >= roles.indexOf(operation.allows as Role)
    return access !== 'read' && isSuggestible(operation)
  })
}

/** `people.updateEmail` is the tool `people_update_email`. */
export function toolName({ name }: Operation): string {
  return name.split('.').map(snake).join('_')
}

export function toolOf(operation: Operation): Tool {
  const reads = isRead(operation)
  return {
    name: toolName(operation),
    title: operation.summary,
    description: reads ? operation.summary : `${operation.summary} ${onlyASuggestion}`,
    inputSchema: { ...inputSchema(operation), type: 'object' },
    annotations: { readOnlyHint: reads, destructiveHint: false, openWorldHint: false },
  }
}

/** Operations that show one thing, as resources: `people.show` is `firsthand://people/{person}`. */
export function resourceOperations(operations: Operation[]): { operation: Operation; address: string }[] {
  return operations
    .filter(({ name, method }) => method === 'GET' && name.endsWith('.show'))
    .map((operation) => ({ operation, parameters: pathParameters(operation.path) }))
    .filter(({ operation, parameters }) => Object.keys(operation.input.shape).length === parameters.length)
    .filter(({ parameters }) => parameters.length <= 1)
    .map(({ operation, parameters: [id] }) => ({
      operation,
      address: `firsthand://${operation.name.split('.')[0]}${id ? `/{${id}}` : ''}`,
    }))
}

/** What to tell a machine before it begins. */
export const instructions = `Firsthand keeps what customers said, did and are worth. Three nouns matter: a person, evidence (one person, one moment, verbatim or measured) and a claim (a sentence we believe about customers, which is worth what its evidence is worth).
Reading answers at once. Whatever would change something becomes a suggestion: it counts for nothing until a member accepts it, so never say that it is done.
Quote evidence word for word and name its id. Where numbers come with an interval or with too few people, say so.`

const onlyASuggestion =
  'Changes nothing by itself: it is kept as a suggestion, and a member accepts or rejects it.'

export function answerWith(output: unknown): ToolAnswer {
  const isThing = typeof output === 'object' && output !== null && !Array.isArray(output)
  return {
    content: [{ type: 'text', text: JSON.stringify(output) }],
    ...(isThing && { structuredContent: output as Record<string, unknown> }),
  }
}

export function answerSuggested(suggestion: { id: string; state: string }, where: string): ToolAnswer {
  const text = `Nothing is changed yet. This is kept as the suggestion ${suggestion.id} and waits for a member to accept or reject it at ${where}. Do not repeat it; suggestions_show says what became of it.`
  return {
    content: [{ type: 'text', text }],
    structuredContent: { suggestion: suggestion.id, state: suggestion.state },
  }
}

export function answerRefused({
  code,
  message,
  problems,
}: Pick<Failure, 'code' | 'message' | 'problems'>): ToolAnswer {
  const lines = [message, ...problems.map((problem) => `${problem.path}: ${problem.message}`)]
  return { content: [{ type: 'text', text: `${lines.join('\n')} (${code})` }], isError: true }
}
