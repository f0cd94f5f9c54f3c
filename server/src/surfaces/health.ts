import { sql } from 'kysely'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Logger } from 'pino'
import type { Pools } from '../platform/db/pools.ts'

/** `/healthz`: the process answers. `/readyz`: it also reaches its database. */
export function createHealth({ pools, log }: { pools: Pools; log: Logger }) {
  return async function health(
    request: IncomingMessage,
    response: ServerResponse,
    path: string,
  ): Promise<boolean> {
    if (path !== '/healthz' && path !== '/readyz') return false
    const ready = path === '/healthz' || (await reachesDatabase())
    response.writeHead(ready ? 200 : 503, {
      'content-type': 'text/plain; charset=utf-8',
      'cache-control': 'no-store',
    })
    response.end(request.method === 'HEAD' ? undefined : ready ? 'ok\n' : 'The database cannot be reached.\n')
    return true
  }

  async function reachesDatabase(): Promise<boolean> {
    try {
      await Promise.race([sql`SELECT 1`.execute(pools.app), patience()])
      return true
    } catch (error) {
      log.warn({ err: error }, 'Not ready: the database cannot be reached.')
      return false
    }
  }
}

/** Whoever asks wants to know now: a database that hangs is not ready. */
async function patience(): Promise<never> {
  await sleep(3_000, undefined, { ref: false })
  throw new Error('The database has not answered for 3 seconds.')
}
