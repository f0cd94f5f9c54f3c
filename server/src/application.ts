import { type IncomingMessage, type Server, type ServerResponse, createServer } from 'node:http'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Logger } from 'pino'
import { domains as allDomains } from './domains.ts'
import { createIdentity } from './platform/auth/identity.ts'
import { createOidc } from './platform/auth/oidc/oidc.ts'
import type { Services } from './platform/context.ts'
import { createClusterCheck } from './platform/db/cluster/is-cluster.ts'
import { type DatabaseAddress, type OnStatement, openPools } from './platform/db/pools.ts'
import type { Domain } from './platform/domain.ts'
import { createDiskStore } from './platform/files/store.ts'
import { setSecurityHeaders } from './platform/http/headers.ts'
import { createLimits } from './platform/http/limits.ts'
import { createPages } from './platform/http/pages.ts'
import { createObserver } from './platform/observing/observer.ts'
import { startWorker } from './platform/jobs/worker.ts'
import { countingMailer, createMailer } from './platform/mail/mailer.ts'
import type { Settings } from './platform/settings.ts'
import { createTransactor } from './platform/transact.ts'
import { createHealth } from './surfaces/health.ts'
import { createReference } from './surfaces/reference.ts'
import { createRest } from './surfaces/rest.ts'

const patienceWithRequestsMs = 10_000

const builtWeb = fileURLToPath(new URL('../../web/dist', import.meta.url))

export type Application = ReturnType<typeof createApplication>

/** Puts a server together from its settings and the address of a migrated database. Nothing listens yet. */
export function createApplication(options: {
  settings: Settings
  address: DatabaseAddress
  log: Logger
  clock?: () => Date
  domains?: Domain[]
  webDirectory?: string
  /** Sees the text of every statement, for checks. */
  onStatement?: OnStatement
  /** Writes as on a cluster, for tests without one. */
  asCluster?: boolean
}) {
  const {
    settings,
    address,
    log,
    clock = () => new Date(),
    domains = allDomains,
    webDirectory = builtWeb,
    onStatement,
    asCluster,
  } = options
  const pools = openPools({ address, secret: settings.secret, log, ...(onStatement && { onStatement }) })
  const identityParts = { pool: pools.auth, settings, log }
  const identity = createIdentity(identityParts)
  const { mailer, tally } = countingMailer(createMailer(settings), clock)
  const services: Services = {
    settings,
    log,
    files: createDiskStore(join(settings.dataDirectory, 'files')),
    mailer,
    mailTally: tally,
    identity,
    oidc: createOidc({ ...identityParts, identity }),
    limits: createLimits({ clock, pool: pools.auth, secret: settings.secret, log }),
    withheld: async (ctx, ids) => {
      const found: string[] = []
      if (ids.length > 0)
        for (const domain of domains) found.push(...((await domain.withheld?.(ctx, ids)) ?? []))
      return found
    },
    hidden: async (ctx, written) => {
      const hides: ((words: string) => string)[][] = []
      for (const domain of domains) if (domain.hidden) hides.push(await domain.hidden(ctx, written))
      return written.map((_, at) => (words) => hides.reduce((shown, hide) => hide[at]!(shown), words))
    },
    readableRows: async (ctx, table) => {
      const readable = domains
        .map((domain) => domain.readableRows?.[table])
        .find((each) => each !== undefined)
      if (readable) for (const domain of domains) if (await domain.hidesWords?.(ctx)) return readable
      return undefined
    },
    rehidden: async (ctx, where) => {
      for (const domain of domains) await domain.rehidden?.(ctx, where)
    },
    jobKinds: domains.flatMap((domain) => domain.jobs ?? []),
    search: pools.search,
    app: pools.app,
    isCluster: asCluster ? async () => true : createClusterCheck(),
    operator: pools.operator,
  }
  let worker: ReturnType<typeof startWorker> | undefined
  const transactor = createTransactor({
    services,
    consumers: domains.flatMap((domain) => domain.consumers ?? []),
    clock,
    wake: () => worker?.wake(),
  })
  const rest = createRest({ domains, services, transactor })
  const health = createHealth({ pools, log })
  const observer = createObserver({ settings, domains, pools, log })
  const reference = createReference({ domains, settings })
  const pages = createPages(webDirectory)
  const secure = settings.publicUrl.startsWith('https:')

  const server = createServer((request, response) => {
    const nonce = setSecurityHeaders(response, secure)
    const url = readUrl(request.url)
    noteRequest(log, request, response, url?.pathname)
    observer.watch(request, response, url?.pathname ?? '')
    if (!url)
      return void response
        .writeHead(400, { 'content-type': 'text/plain; charset=utf-8' })
        .end('This is no address here.\n')
    answer().catch((error: unknown) => {
      log.error({ err: error }, 'A request failed outside the operations.')
      response.destroy()
    })

    async function answer() {
      if (await health(request, response, url!.pathname)) return
      if (await observer.answer(request, response, url!.pathname)) return
      if (reference(request, response, url!.pathname)) return
      if (await rest(request, response, url!)) return
      if (pages.send(request, response, url!.pathname, nonce)) return
      response.writeHead(404, { 'content-type': 'text/plain; charset=utf-8' })
      response.end(
        pages.isBuilt
          ? 'There is nothing at this address.'
          : 'The pages are not built yet. Run `npm run build`, then reload.',
      )
    }
  })
  // Headers must come at once and JSON within half a minute (see body.ts); a large upload over a thin line takes longer.
  server.headersTimeout = 20_000
  server.requestTimeout = 3_600_000
  // Longer than proxies keep theirs, so that none sends a request into a connection that we are closing.
  server.keepAliveTimeout = 75_000

  async function close(): Promise<void> {
    await Promise.all([stopListening(server), worker?.stop()])
    await observer.close()
    await pools.close()
  }

  let closed: Promise<void> | undefined
  return {
    server,
    services,
    transactor,
    domains,
    startWorker() {
      worker = startWorker({ services, transactor, domains, pool: pools.worker })
      return worker
    },
    /** Takes no more requests, finishes those under way and the current steps of jobs, and lets go of the database. */
    close: () => (closed ??= close()),
  }
}

/** One line a request, without its query: people search for names. */
function noteRequest(
  log: Logger,
  { method }: IncomingMessage,
  response: ServerResponse,
  path: string | undefined,
): void {
  if (!log.isLevelEnabled('info')) return
  const began = performance.now()
  response.once('close', () => {
    const ms = Math.round(performance.now() - began)
    log[path?.startsWith('/api/') ? 'info' : 'debug'](
      {
        method,
        path,
        status: response.statusCode,
        ms,
        ...(!response.writableFinished && { cutShort: true }),
      },
      'request',
    )
  })
}

/** The path and query of a request. Its Host is never used: links are built from PUBLIC_URL. */
function readUrl(path: string | undefined): URL | undefined {
  if (!path?.startsWith('/')) return undefined
  return URL.parse(`http://host.invalid${path}`) ?? undefined
}

async function stopListening(server: Server): Promise<void> {
  if (!server.listening) return
  // A connection that answers its last request after this would stay open for the next one.
  server.prependListener('request', (_, response: ServerResponse) =>
    response.setHeader('connection', 'close'),
  )
  const closed = new Promise<void>((resolve) => server.close(() => resolve()))
  const idle = setInterval(() => server.closeIdleConnections(), 50)
  const patience = setTimeout(() => server.closeAllConnections(), patienceWithRequestsMs)
  await closed
  clearInterval(idle)
  clearTimeout(patience)
}
