// A Firsthand of its own for the benchmarks of the CRM: embedded PostgreSQL as people get it, one workspace, one session.
import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { Agent, request } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { pino } from 'pino'
import { createApplication } from '../../server/src/application.ts'
import { openDatabase } from '../../server/src/commands/database.ts'
import { newId } from '../../server/src/platform/db/ids.ts'
import { fillWorkspace } from '../../server/src/platform/members/found-workspace.ts'
import { readSettings } from '../../server/src/platform/settings.ts'

export { type Row, machine } from './measure.ts'

export type BenchServer = Awaited<ReturnType<typeof startCrmServer>>

const secret = 'a secret of benchmarks alone, of more than 32 characters'

export async function startCrmServer() {
  const dataDirectory = mkdtempSync(join(tmpdir(), 'firsthand-bench-'))
  // Started as root, PostgreSQL runs as another user, who must be able to enter.
  chmodSync(dataDirectory, 0o711)
  const settings = readSettings({
    FIRSTHAND_DATA_DIR: dataDirectory,
    FIRSTHAND_SECRET: secret,
    PUBLIC_URL: 'http://localhost:3000',
  })
  const database = await openDatabase(settings, () => undefined)
  const application = createApplication({ settings, address: database.address, log: pino({ level: 'warn' }) })
  const worker = application.startWorker()
  const signedUp = await application.services.identity.signUp({
    name: 'Mara',
    email: 'mara@example.com',
    password: 'a long password',
  })
  if (signedUp === 'email_taken') throw new Error('The new database knows this address already.')
  const { account, headers } = signedUp
  const workspaceId = newId()
  const inWorkspace: <Result>(
    run: Parameters<typeof application.transactor.inWorkspace<Result>>[1],
  ) => Promise<Result> = (run) => application.transactor.inWorkspace({ workspaceId, as: 'system' }, run)
  await inWorkspace((ctx) => fillWorkspace(ctx, { account, name: 'Bench' }))
  await new Promise<void>((resolve) => application.server.listen(0, '127.0.0.1', resolve))
  const origin = `http://127.0.0.1:${(application.server.address() as AddressInfo).port}`
  const base = `${origin}/api/v1/workspaces/${workspaceId}`
  const cookie = headers
    .getSetCookie()
    .map((each) => each.split(';')[0])
    .join('; ')

  const agent = new Agent({ keepAlive: true })

  /** Reading goes through the plainest client there is, whose own work is counted with the server's. */
  function read(url: string): Promise<unknown> {
    return new Promise((resolve, reject) => {
      const asking = request(url, { agent, headers: { cookie } }, (response) => {
        let text = ''
        response.setEncoding('utf8')
        response.on('data', (part: string) => (text += part))
        response.on('end', () => {
          if (response.statusCode === 200) resolve(JSON.parse(text))
          else reject(new Error(`GET ${url}: ${response.statusCode} ${text}`))
        })
      })
      asking.on('error', reject)
      asking.end()
    })
  }

  async function call(method: string, path: string, body?: unknown): Promise<unknown> {
    if (method === 'GET') return read(base + path)
    const isFile = body instanceof Uint8Array || body instanceof Blob
    const sent = isFile ? body : body === undefined ? undefined : JSON.stringify(body)
    const type = isFile ? 'text/csv' : 'application/json'
    const response = await fetch(base + path, {
      method,
      headers: { cookie, origin: 'http://localhost:3000', 'content-type': type },
      ...(sent !== undefined && { body: sent as string }),
    })
    if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${await response.text()}`)
    return response.json()
  }

  if ('url' in database.address) throw new Error('Benchmarks of the CRM use the embedded PostgreSQL.')
  const { socket, port, database: name } = database.address
  const connect = async (user: string) => {
    const client = new pg.Client({ host: socket, port, database: name, user })
    client.on('error', () => undefined)
    await client.connect()
    return client
  }
  return {
    call,
    read,
    connect,
    /** For whoever speaks HTTP, or PostgreSQL, itself. */
    origin,
    cookie,
    embedded: { socket, port, database: name, secret },
    workspaceId,
    account,
    inWorkspace,
    dataDirectory,
    settle: () => worker.idle(),
    async stop() {
      agent.destroy()
      await application.close()
      await database.close()
      rmSync(dataDirectory, { recursive: true, force: true })
    },
  }
}
