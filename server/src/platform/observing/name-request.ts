import { fullPath } from '@firsthand/contract/core/operation'
import type { Domain } from '../domain.ts'
import { createRouter } from '../http/router.ts'

export type RequestName = { name: string; route: string }

/** What a request is about, as one of few names: never its address, which holds ids and has no end of values. */
export function createRequestNames(domains: Domain[]) {
  const router = createRouter<RequestName>([
    ...domains
      .flatMap((domain) => domain.handlers)
      .map(({ operation }) => ({
        method: operation.method,
        path: fullPath(operation),
        target: { name: operation.name, route: fullPath(operation) },
      })),
    ...domains
      .flatMap((domain) => domain.routes ?? [])
      .map(({ method, path }) => ({ method, path, target: { name: `${method} ${path}`, route: path } })),
  ])
  return function nameOf(method: string, path: string): RequestName {
    const found = router.find(method === 'HEAD' ? 'GET' : method, path)
    if (found && 'target' in found) return found.target
    if (path === '/healthz' || path === '/readyz' || path === '/metrics')
      return { name: path.slice(1), route: path }
    return path.startsWith('/api/') ? { name: 'unknown', route: '/api/' } : { name: 'page', route: '/' }
  }
}
