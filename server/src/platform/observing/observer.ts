import { timingSafeEqual } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { monitorEventLoopDelay } from 'node:perf_hooks'
import type { Logger } from 'pino'
import type { Pools } from '../db/pools.ts'
import type { Domain } from '../domain.ts'
import type { Settings } from '../settings.ts'
import { applicationVersion } from '../version.ts'
import { readBacklog } from '../status/counts.ts'
import { createRequestNames } from './name-request.ts'
import { createRegistry } from './registry.ts'
import { createTracer } from './traces.ts'

/** Measures requests for Prometheus and OpenTelemetry, where the settings ask for it; otherwise does nothing at all. */
export function createObserver({
  settings,
  domains,
  pools,
  log,
}: {
  settings: Settings
  domains: Domain[]
  pools: Pools
  log: Logger
}) {
  const isOn = settings.metrics || settings.tracesTo !== undefined
  const nameOf = isOn ? createRequestNames(domains) : undefined
  const tracer = createTracer(settings.tracesTo, log)
  const registry = createRegistry()
  const count = registry.counter('firsthand_requests_total', 'Requests answered, by operation and status.')
  const time = registry.histogram(
    'firsthand_request_duration_seconds',
    'How long requests take, by operation.',
  )
  const delay = settings.metrics ? monitorEventLoopDelay({ resolution: 20 }) : undefined
  delay?.enable()

  return {
    /** Notes a request when it has been answered. */
    watch(request: IncomingMessage, response: ServerResponse, path: string): void {
      if (!nameOf) return
      const began = performance.now()
      const startedAt = Date.now()
      response.once('close', () => {
        const method = request.method ?? 'GET'
        const { name, route } = nameOf(method, path)
        const seconds = (performance.now() - began) / 1000
        const status = response.statusCode
        count({ operation: name, status: String(status) })
        time({ operation: name }, seconds)
        tracer.record({
          name,
          parent: typeof request.headers.traceparent === 'string' ? request.headers.traceparent : undefined,
          startedAt,
          endedAt: startedAt + seconds * 1000,
          failed: status >= 500,
          attributes: {
            'http.request.method': method,
            'http.route': route,
            'http.response.status_code': status,
          },
        })
      })
    },

    /** Answers /metrics. False when this is another address. */
    async answer(request: IncomingMessage, response: ServerResponse, path: string): Promise<boolean> {
      if (path !== '/metrics') return false
      if (!settings.metrics) {
        response.writeHead(404, { 'content-type': 'text/plain; charset=utf-8' })
        response.end('Metrics are off. Set METRICS=true for them.\n')
        return true
      }
      if (settings.metricsToken && !isBearer(request.headers.authorization, settings.metricsToken)) {
        response.writeHead(401, { 'content-type': 'text/plain; charset=utf-8', 'www-authenticate': 'Bearer' })
        response.end('Send the token of METRICS_TOKEN as Authorization: Bearer.\n')
        return true
      }
      const text = registry.write([...measureProcess(), ...(await measureDatabase())])
      response.writeHead(200, {
        'content-type': 'text/plain; version=0.0.4; charset=utf-8',
        'cache-control': 'no-store',
      })
      response.end(request.method === 'HEAD' ? undefined : text)
      return true
    },

    async close(): Promise<void> {
      delay?.disable()
      await tracer.close()
    },
  }

  function measureProcess() {
    const { rss, heapUsed } = process.memoryUsage()
    const { user, system } = process.cpuUsage()
    const late = delay!.percentile(99) / 1e9
    delay!.reset()
    const plain = (value: number) => [{ labels: {}, value }]
    return [
      {
        name: 'firsthand_info',
        help: 'Which version runs.',
        samples: [{ labels: { version: applicationVersion, node: process.version }, value: 1 }],
      },
      { name: 'process_resident_memory_bytes', help: 'Memory of the process.', samples: plain(rss) },
      { name: 'nodejs_heap_used_bytes', help: 'Memory that JavaScript uses.', samples: plain(heapUsed) },
      {
        name: 'process_cpu_seconds_total',
        kind: 'counter' as const,
        help: 'Processor time.',
        samples: plain((user + system) / 1e6),
      },
      {
        name: 'process_uptime_seconds',
        help: 'How long the process has run.',
        samples: plain(process.uptime()),
      },
      {
        name: 'nodejs_eventloop_delay_p99_seconds',
        help: 'How late the event loop was since the last time of asking.',
        samples: plain(Number.isFinite(late) ? late : 0),
      },
      {
        name: 'firsthand_database_connections',
        help: 'Connections of each pool by state; waiting are requests without one.',
        samples: pools.counts().flatMap(({ role, total, idle, waiting }) => [
          { labels: { role, state: 'busy' }, value: total - idle },
          { labels: { role, state: 'idle' }, value: idle },
          { labels: { role, state: 'waiting' }, value: waiting },
        ]),
      },
    ]
  }

  /** What waits, counted now. A database that does not answer is a measurement too. */
  async function measureDatabase() {
    const backlog = await readBacklog(pools.operator, new Date()).catch((error: unknown) => {
      log.warn({ err: error }, 'The database could not be measured.')
      return undefined
    })
    const up = {
      name: 'firsthand_database_up',
      help: 'Whether the database answered.',
      samples: [{ labels: {}, value: backlog ? 1 : 0 }],
    }
    if (!backlog) return [up]
    return [
      up,
      {
        name: 'firsthand_waiting',
        help: 'What is due and waits to be done, by kind.',
        samples: backlog.map(({ kind, count: waiting }) => ({ labels: { kind }, value: waiting })),
      },
      {
        name: 'firsthand_waiting_oldest_seconds',
        help: 'How long the oldest of these has waited.',
        samples: backlog.map(({ kind, oldestSeconds }) => ({ labels: { kind }, value: oldestSeconds })),
      },
    ]
  }
}

function isBearer(header: string | undefined, token: string): boolean {
  const given = Buffer.from(header ?? '')
  const wanted = Buffer.from(`Bearer ${token}`)
  return given.length === wanted.length && timingSafeEqual(given, wanted)
}
