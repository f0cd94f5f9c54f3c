import { operations } from '@firsthand/contract'
import { NotInToolbox, type Toolbox, agentName, createToolbox } from '@firsthand/contract/core/toolbox'
import { instructions } from '@firsthand/contract/core/tools'
import { showCurrentKey } from '@firsthand/contract/platform/api-keys'
import { createSuggestion } from '@firsthand/contract/platform/suggestions'
import {
  CLIENT_INFO_META_KEY,
  ProtocolError,
  ProtocolErrorCode,
  Server,
  type Tool,
} from '@modelcontextprotocol/server'
import { StdioServerTransport, serveStdio } from '@modelcontextprotocol/server/stdio'
import { ApiRefused, createApi } from './api.ts'
import { CommandEnded, refuseUse } from './exit.ts'
import { currentPlace } from './place.ts'
import type { Terminal } from './terminal.ts'

/** Speaks MCP on standard input and output, until they are closed; every call goes to Firsthand with the key. */
export async function serveMcp(terminal: Terminal): Promise<void> {
  const toolbox = await openToolbox(terminal)
  const transport = new StdioServerTransport()
  const ended = new Promise<void>((resolve) => {
    process.stdin.once('end', resolve).once('close', resolve)
  })
  const serving = serveStdio(() => createServer(toolbox), {
    transport,
    onerror: (error) => terminal.note(`${error.message}\n`),
  })
  await ended
  await serving.close()
}

async function openToolbox(terminal: Terminal): Promise<Toolbox> {
  const api = createApi(currentPlace(terminal.environment), 'ai')
  const { apiKey } = await api.call(showCurrentKey, {})
  if (!apiKey) return refuseUse('notAllowed', 'This key is not known any more. Sign in again.')
  return createToolbox({
    operations,
    reach: apiKey,
    read: (operation, input) => api.call(operation, input),
    suggest: (proposal) => api.call(createSuggestion, proposal),
    refusal: (error) => {
      if (error instanceof ApiRefused) return error
      return error instanceof CommandEnded
        ? { code: error.ending, message: error.message, problems: [] }
        : undefined
    },
    suggestionsAt: `${api.url}/w/${api.workspace}/suggestions`,
  })
}

function createServer(toolbox: Toolbox): Server {
  const server = new Server(
    { name: 'firsthand', title: 'Firsthand', version: '1' },
    { capabilities: { tools: {}, resources: {} }, instructions },
  )
  server.setRequestHandler('tools/list', () => ({ tools: toolbox.tools() as unknown as Tool[] }))
  // Newer protocols name the client with each request, older ones once at the beginning.
  server.setRequestHandler('tools/call', ({ params }, { mcpReq }) => {
    const said = (mcpReq.envelope as Record<string, object> | undefined)?.[CLIENT_INFO_META_KEY]
    const agent = agentName(said ?? server.getClientVersion() ?? {})
    return toolbox.call(params.name, params.arguments ?? {}, agent).catch(asProtocolError)
  })
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
