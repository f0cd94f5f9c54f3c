import { Failure, commonErrors, failCommon } from '@firsthand/contract/core/failure'
import { fullPath } from '@firsthand/contract/core/operation'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { sortPostgresError } from '../platform/db/errors.ts'
import { newId } from '../platform/db/ids.ts'
import type { Domain } from '../platform/domain.ts'
import type { Handler } from '../platform/handle.ts'
import type { Account, Services } from '../platform/context.ts'
import { readJson } from '../platform/http/body.ts'
import { refuseCrossSite } from '../platform/http/cross-site.ts'
import { readQuery } from '../platform/http/query.ts'
import { callerAddress } from '../platform/http/address.ts'
import { createRouter } from '../platform/http/router.ts'
import type { PlainRoute } from '../platform/http/routes.ts'
import { bearerOf, recogniseKey } from '../platform/api-keys/recognise-key.ts'
import { createPerformer, isUuid, mayDo, refuseKeyWrites } from '../platform/perform.ts'
import type { Transactor } from '../platform/transact.ts'

type Target = { handler: Handler } | { route: PlainRoute }

/** Answers operations and plain routes over HTTP. Returns false when the address belongs to neither. */
export function createRest({
  domains,
  services,
  transactor,
}: {
  domains: Domain[]
  services: Services
  transactor: Transactor
}) {
  const perform = createPerformer({ services, transactor })
  const router = createRouter<Target>([
    ...domains
      .flatMap((domain) => domain.handlers)
      .map((handler) => ({
        method: handler.operation.method,
        path: fullPath(handler.operation),
        target: { handler },
      })),
    ...domains
      .flatMap((domain) => domain.routes ?? [])
      .map((route) => ({ method: route.method, path: route.path, target: { route } })),
  ])

  return async function answer(
    request: IncomingMessage,
    response: ServerResponse,
    url: URL,
  ): Promise<boolean> {
    const found = router.find(request.method === 'HEAD' ? 'GET' : (request.method ?? 'GET'), url.pathname)
    if (found === undefined && !url.pathname.startsWith('/api/')) return false
    try {
      if (found === undefined) failCommon('not_found')
      if ('otherMethods' in found) return refuseMethod(response, found.otherMethods)
      const key = bearerOf(request)
      // Browsers send no key by themselves, so another site's page cannot misuse one.
      if (key === undefined) refuseCrossSite(request, services.settings)
      const account =
        key === undefined
          ? await services.identity.recognise(request.headers.cookie)
          : readAs(await recogniseKey(key, request, { services, transactor }), request)
      if ('route' in found.target)
        await runRoute(found.target.route, { request, response, url, params: found.params, account })
      else await runOperation(found.target.handler, { request, response, url, params: found.params, account })
    } catch (error) {
      sendFailure(response, error, services)
    }
    return true
  }

  type Arrived = {
    request: IncomingMessage
    response: ServerResponse
    url: URL
    params: Record<string, string>
    account: Account | null
  }

  async function runOperation(handler: Handler, { request, response, url, params, account }: Arrived) {
    const { operation } = handler
    const caller = callerAddress(request, services.settings)
    if (operation.allows === 'anyone' && operation.method !== 'GET')
      services.limits.perCaller.count(`${caller} ${operation.name}`)
    const takesBody = operation.method !== 'GET' && operation.method !== 'DELETE'
    const body = takesBody ? await readJson(request) : readQuery(operation.input, url.searchParams)
    const { workspace, ...named } = params
    const answerHeaders = new Headers()
    const output = await perform({
      handler,
      sent: {
        ...body,
        ...(operation.allows === 'account' || operation.allows === 'anyone' ? params : named),
      },
      workspaceId: workspace,
      account,
      headers: () =>
        new Headers(
          Object.entries(request.headers).flatMap(([name, value]) =>
            typeof value === 'string' ? [[name, value]] : [],
          ),
        ),
      answerHeaders,
      caller,
    })
    const cookies = answerHeaders.getSetCookie()
    if (cookies.length > 0) response.setHeader('set-cookie', cookies)
    sendJson(response, 200, output)
  }

  async function runRoute(route: PlainRoute, arrived: Arrived) {
    const { allows } = route
    const { params, account } = arrived
    if (allows !== 'anyone' && !account) failCommon('not_signed_in')
    if (isMachine(account) && !route.forMachines) failCommon('only_in_person')
    if (account?.key) refuseKeyWrites(account.key, route.method === 'GET' || route.onlyReads === true)
    if (allows !== 'anyone' && allows !== 'account') {
      const workspaceId = isUuid(params.workspace) ? params.workspace.toLowerCase() : failCommon('not_found')
      params.workspace = workspaceId
      await transactor.inWorkspace({ workspaceId, as: account! }, async (ctx) => {
        if (!ctx.member || !mayDo(ctx.member.role, allows)) failCommon('not_allowed')
      })
    }
    await route.run({ ...arrived, services, transactor })
  }
}

/** Says that an AI reads, for clients that bring one; nobody gains anything by leaving it out with a key for machines. */
const readerHeader = 'x-firsthand-reader'

function readAs(account: Account | null, request: IncomingMessage): Account | null {
  return account?.key && request.headers[readerHeader] === 'ai' ? { ...account, reader: 'ai' } : account
}

function isMachine(account: Account | null): boolean {
  return account?.reader === 'ai' || account?.key?.access === 'suggest'
}

function refuseMethod(response: ServerResponse, methods: string[]): true {
  response.setHeader('allow', [...methods, ...(methods.includes('GET') ? ['HEAD'] : [])].join(', '))
  const failure = new Failure({ code: 'method_not_allowed', ...commonErrors.method_not_allowed })
  sendJson(response, failure.status, failure.toJSON())
  return true
}

/** Answers any error: what the caller can act on as it is, everything else as one sentence with a number to look up. */
export function sendFailure(response: ServerResponse, error: unknown, services: Services): void {
  const failure = asFailure(error)
  if (failure.status >= 500)
    services.log.error({ err: error, request: failure.params.request }, 'A request failed.')
  if (response.headersSent) return void response.destroy()
  // What is left of a refused body is not waited for.
  if (!response.req.complete) response.setHeader('connection', 'close')
  if (failure.status === 401) response.setHeader('www-authenticate', 'Bearer realm="Firsthand"')
  if (failure.status === 429) response.setHeader('retry-after', String(failure.params.seconds ?? 60))
  sendJson(response, failure.status, failure.toJSON())
}

function asFailure(error: unknown): Failure {
  if (error instanceof Failure) return error
  const sorted = sortPostgresError(error)
  if (sorted) return new Failure({ code: sorted, ...commonErrors[sorted] })
  return new Failure({ code: 'internal', ...commonErrors.internal, params: { request: newId() } })
}

function sendJson(response: ServerResponse, status: number, body: unknown): void {
  const text = JSON.stringify(body)
  response.writeHead(status, {
    'content-type': 'application/json; charset=utf-8',
    'content-length': Buffer.byteLength(text),
    'cache-control': 'no-store',
  })
  response.end(text)
}
