import { operations } from '@firsthand/contract'
import { Failure } from '@firsthand/contract/core/failure'
import { NotInToolbox, agentName, createToolbox } from '@firsthand/contract/core/toolbox'
import { instructions } from '@firsthand/contract/core/tools'
import type { Operation } from '@firsthand/contract/core/operation'
import { createSuggestion } from '@firsthand/contract/platform/suggestions'
import { ProtocolError, ProtocolErrorCode, Server, type Tool } from '@modelcontextprotocol/server'
import type { KeyGrant } from '../../platform/context.ts'

/** Who speaks: the key, what it names itself, how its calls are performed, and where its suggestions are decided. */
export type Speaker = {
  key: KeyGrant
  /** The name that came with an earlier request, for clients of older protocols. */
  agent: string | undefined
  perform: (operation: Operation, sent: Record<string, unknown>) => Promise<unknown>
  suggestionsAt: string
}

/** An MCP server for one request: reading runs as the key's member, writing becomes a suggestion. */
export function createMcpServer({ key, agent, perform, suggestionsAt }: Speaker): Server {
  const toolbox = createToolbox({
    operations,
    reach: key,
    read: perform,
    suggest: async (proposal) => (await perform(createSuggestion, proposal)) as { id: string; state: string },
    refusal: (error) => (error instanceof Failure ? error : undefined),
    suggestionsAt,
  })
  const server = new Server(
    { name: 'firsthand', title: 'Firsthand', version: '1' },
    { capabilities: { tools: {}, resources: {} }, instructions },
  )
  // Newer protocols name the client with each request, older ones once at the beginning.
  const whoAsks = () => agentName(server.getClientVersion() ?? {}) ?? agent
  server.setRequestHandler('tools/list', () => ({ tools: toolbox.tools() as unknown as Tool[] }))
  server.setRequestHandler('tools/call', ({ params }) =>
    toolbox.call(params.name, params.arguments ?? {}, whoAsks()).catch(asProtocolError),
  )
  server.setRequestHandler('resources/list', () => ({ resources: toolbox.resources() }))
  server.setRequestHandler('resources/templates/list', () => ({ resourceTemplates: toolbox.templates() }))
  server.setRequestHandler('resources/read', async ({ params }) => ({
    contents: [await toolbox.read(params.uri).catch(asProtocolError)],
  }))
  return server
}

function asProtocolError(error: unknown): never {
  if (error instanceof NotInToolbox) throw new ProtocolError(ProtocolErrorCode.InvalidParams, error.message)
  throw error
}
