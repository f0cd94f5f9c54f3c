import type { IncomingMessage, ServerResponse } from 'node:http'
import { operations } from '@firsthand/contract'
import type { Domain } from '../platform/domain.ts'
import type { Settings } from '../platform/settings.ts'
import { describeApi } from './openapi.ts'
import { referencePage, referenceStyle } from './reference-page.ts'

/** `/openapi.json` and the readable reference at `/docs`, both made from the contract when first asked for. */
export function createReference({ domains, settings }: { domains: Domain[]; settings: Settings }) {
  const routes = domains.flatMap((domain) => domain.routes ?? [])
  let description: Record<string, unknown> | undefined
  const describe = () => (description ??= describeApi({ operations, routes, publicUrl: settings.publicUrl }))
  const answers: Record<string, { type: string; body: () => string }> = {
    '/openapi.json': { type: 'application/json; charset=utf-8', body: () => JSON.stringify(describe()) },
    '/docs': { type: 'text/html; charset=utf-8', body: () => referencePage(operations, routes) },
    '/docs/reference.css': { type: 'text/css; charset=utf-8', body: () => referenceStyle },
  }

  return function reference(request: IncomingMessage, response: ServerResponse, path: string): boolean {
    const answer = answers[path]
    if (!answer || (request.method !== 'GET' && request.method !== 'HEAD')) return false
    const body = answer.body()
    response.writeHead(200, {
      'content-type': answer.type,
      'content-length': Buffer.byteLength(body),
      'cache-control': 'no-cache',
    })
    response.end(request.method === 'HEAD' ? undefined : body)
    return true
  }
}
