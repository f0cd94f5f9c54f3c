import type { Failure } from './failure.ts'
import { type Operation, isRead } from './operation.ts'
import {
  type Reach,
  type Tool,
  type ToolAnswer,
  answerRefused,
  answerSuggested,
  answerWith,
  operationsForMachines,
  resourceOperations,
  toolName,
  toolOf,
} from './tools.ts'

type Refusal = Pick<Failure, 'code' | 'message' | 'problems'>

/** How a machine reaches Firsthand: in the same process, or over HTTP from a terminal. */
export type Access = {
  operations: Operation[]
  reach: Reach
  read(operation: Operation, input: Record<string, unknown>): Promise<unknown>
  suggest(proposal: Proposal): Promise<{ id: string; state: string }>
  /** What an error says to whoever called, or undefined when it is none of theirs. */
  refusal(error: unknown): Refusal | undefined
  /** Where members decide. */
  suggestionsAt: string
}

export type Proposal = { operation: string; input: Record<string, unknown>; agent?: string }

/** Asked for something that is not there; the words are for the machine. */
export class NotInToolbox extends Error {}

type Resource = { name: string; description: string; mimeType: string }

export type Toolbox = ReturnType<typeof createToolbox>

/** Everything that a machine may use, whichever way MCP comes in. */
export function createToolbox(access: Access) {
  const allowed = operationsForMachines(access.operations, access.reach)
  const readable = resourceOperations(allowed)
  const described = (isTemplate: boolean): ({ address: string } & Resource)[] =>
    readable
      .filter(({ address }) => address.includes('{') === isTemplate)
      .map(({ operation, address }) => ({
        address,
        name: operation.name.split('.')[0]!,
        description: operation.summary,
        mimeType: 'application/json',
      }))

  return {
    tools: (): Tool[] => allowed.map(toolOf),
    resources: () => described(false).map(({ address, ...rest }) => ({ uri: address, ...rest })),
    templates: () => described(true).map(({ address, ...rest }) => ({ uriTemplate: address, ...rest })),

    /** Reads, or suggests what would write. What is refused is an answer; only a tool that is not there throws. */
    async call(name: string, input: Record<string, unknown>, agent: string | undefined): Promise<ToolAnswer> {
      const operation = allowed.find((each) => toolName(each) === name)
      if (!operation) throw new NotInToolbox(`There is no tool ${name} for this key.`)
      try {
        if (isRead(operation)) return answerWith(await access.read(operation, input))
        const proposal = { operation: operation.name, input, ...(agent && { agent }) }
        return answerSuggested(await access.suggest(proposal), access.suggestionsAt)
      } catch (error) {
        const refusal = access.refusal(error)
        if (refusal) return answerRefused(refusal)
        throw error
      }
    },

    async read(uri: string): Promise<{ uri: string; mimeType: string; text: string }> {
      const found = findResource(readable, uri)
      if (!found) throw new NotInToolbox(`There is nothing at ${uri}.`)
      try {
        const text = JSON.stringify(await access.read(found.operation, found.input))
        return { uri, mimeType: 'application/json', text }
      } catch (error) {
        const refusal = access.refusal(error)
        throw refusal ? new NotInToolbox(refusal.message) : error
      }
    },
  }
}

/** A client's name as it is kept: one short line. */
export function agentName({ name, version }: { name?: unknown; version?: unknown }): string | undefined {
  const words = [name, version].filter((word) => typeof word === 'string').join(' ')
  const line = words.replace(/[\p{C}\u2028\u2029]+/gu, ' ').trim()
  return line.slice(0, 100) || undefined
}

function findResource(readable: { operation: Operation; address: string }[], uri: string) {
  for (const { operation, address } of readable) {
    const name = /\{(\w+)\}/.exec(address)?.[1]
    if (!name && uri === address) return { operation, input: {} }
    const base = address.slice(0, address.indexOf('{'))
    if (name && uri.startsWith(base)) return { operation, input: { [name]: uri.slice(base.length) } }
  }
  return undefined
}
