import { failCommon } from '@firsthand/contract/core/failure'
import { agentName } from '@firsthand/contract/core/toolbox'
import { toNodeHandler } from '@modelcontextprotocol/node'
import { createMcpHandler } from '@modelcontextprotocol/server'
import type { Account } from '../../platform/context.ts'
import type { Domain } from '../../platform/domain.ts'
import type { Handler } from '../../platform/handle.ts'
import { readJson } from '../../platform/http/body.ts'
import type { PlainRoute, RouteCall } from '../../platform/http/routes.ts'
import { createPerformer } from '../../platform/perform.ts'
import { type Speaker, createMcpServer } from './mcp-server.ts'

/**
 * MCP over streamable HTTP, without a state of its own: any server answers any request. Clients of older protocols say
 * who they are once, at the beginning; the session id that they are given carries that name, and nothing else.
 */
export function mcpRoute(domains: () => Domain[]): PlainRoute {
  let handlers: Map<string, Handler> | undefined
  const handlerOf = (name: string) =>
    (handlers ??= new Map(
      domains()
        .flatMap((domain) => domain.handlers)
        .map((handler) => [handler.operation.name, handler]),
    )).get(name)!

  return {
    method: 'POST',
    path: '/mcp',
    allows: 'account',
    forMachines: true,
    onlyReads: true, // What a tool writes becomes a suggestion, which `perform` checks against the key.
    summary: 'Speak MCP (streamable HTTP) with an API key; see the guide.',
    async run(call) {
      const { request, response, account } = call
      if (!account?.key) return failCommon('not_signed_in')
      const body = await readJson(request)
      const agent = agentOfBeginning(body) ?? readSession(request.headers['mcp-session-id'])
      if (body.method === 'initialize' && agent) response.setHeader('mcp-session-id', writeSession(agent))
      delete request.headers['mcp-session-id']
      const handler = createMcpHandler(
        () => createMcpServer(speakerOf(call, { account, agent, handlerOf })),
        {
          onerror: (error) => call.services.log.debug({ err: error }, 'An MCP request was refused.'),
        },
      )
      await toNodeHandler(handler)(request, response as never, body)
    },
  }
}

type Speaking = { account: Account; agent: string | undefined; handlerOf: (name: string) => Handler }

function speakerOf({ services, transactor }: RouteCall, { account, agent, handlerOf }: Speaking): Speaker {
  const perform = createPerformer({ services, transactor })
  const key = account.key!
  return {
    key,
    agent,
    suggestionsAt: `${services.settings.publicUrl}/w/${key.workspaceId}/suggestions`,
    perform: async (operation, sent) => {
      const output = await perform({
        handler: handlerOf(operation.name),
        sent,
        workspaceId: key.workspaceId,
        account: { ...account, reader: 'ai' },
        headers: () => new Headers(),
        answerHeaders: new Headers(),
        caller: key.id,
      })
      return output
    },
  }
}

function agentOfBeginning(body: Record<string, unknown>): string | undefined {
  if (body.method !== 'initialize') return undefined
  const { clientInfo } = (body.params ?? {}) as { clientInfo?: { name?: unknown; version?: unknown } }
  return clientInfo ? agentName(clientInfo) : undefined
}

const sessionMark = 'agent.'

function writeSession(agent: string): string {
  return sessionMark + Buffer.from(agent).toString('base64url')
}

function readSession(text: string | string[] | undefined): string | undefined {
  if (typeof text !== 'string' || !text.startsWith(sessionMark)) return undefined
  return agentName({ name: Buffer.from(text.slice(sessionMark.length), 'base64url').toString('utf8') })
}
