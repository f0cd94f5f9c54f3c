import type { IncomingMessage, ServerResponse } from 'node:http'
import { operations } from '@firsthand/contract'
import type { Domain } from '../platform/domain.ts'
import { type Asset, compress, sendAsset } from '../platform/http/asset.ts'
import type { Settings } from '../platform/settings.ts'
import { describeApi } from './openapi.ts'
import { referencePage, referenceStyle } from './reference-page.ts'

/**
 * `/openapi.json` and the readable reference at `/docs`, both made from the contract when first asked for, and kept as
 * they are sent: anybody may ask for them, and they are long.
 */
export function createReference({ domains, settings }: { domains: Domain[]; settings: Settings }) {
  const routes = domains.flatMap((domain) => domain.routes ?? [])
  const describe = () => describeApi({ operations, routes, publicUrl: settings.publicUrl })
  const made = new Map<string, Asset>()
  const answers: Record<string, { type: string; body: () => string }> = {
    '/openapi.json': { type: 'application/json; charset=utf-8', body: () => JSON.stringify(describe()) },
    '/docs': { type: 'text/html; charset=utf-8', body: () => referencePage(operations, routes) },
    '/docs/reference.css': { type: 'text/css; charset=utf-8', body: () => referenceStyle },
  }

  return function reference(request: IncomingMessage, response: ServerResponse, path: string): boolean {
    const answer = answers[path]
    if (!answer || (request.method !== 'GET' && request.method !== 'HEAD')) return false
    const asset = made.get(path) ?? compress(Buffer.from(answer.body()), answer.type, 5)
    made.set(path, asset)
    return sendAsset(request, response, { asset, immutable: false })
  }
}
