import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { claimInstallation, showInstallation } from '@firsthand/contract/platform/accounts'
import { pino } from 'pino'
import { expect, onTestFinished, test } from 'vitest'
import { createVisitor } from '../../test/visitor.ts'
import { openWorldForTest } from '../../test/world.ts'
import { createApplication } from '../application.ts'
import { openDatabase } from '../commands/database.ts'
import { createSetupToken } from '../platform/accounts/setup-link.ts'
import { postmasterOf } from '../platform/postgres/testing/processes.ts'
import { readSettings } from '../platform/settings.ts'

test('a server whose database is gone says so, keeps running, and is ready again when it is back', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'firsthand-health-'))
  chmodSync(folder, 0o711)
  onTestFinished(() => rmSync(folder, { recursive: true, force: true, maxRetries: 5 }))
  const settings = readSettings({ FIRSTHAND_DATA_DIR: folder, PORT: '0' })
  const database = await openDatabase(settings, () => undefined)
  onTestFinished(() => database.close())
  const application = createApplication({
    settings,
    address: database.address,
    log: pino({ level: 'silent' }),
  })
  await new Promise<void>((resolve) => application.server.listen(0, '127.0.0.1', resolve))
  application.startWorker()
  onTestFinished(() => application.close())
  const { port } = application.server.address() as { port: number }
  const visitor = createVisitor(`http://127.0.0.1:${port}`)
  expect((await visitor.fetch('/readyz')).status).toBe(200)

  process.kill(postmasterOf(join(folder, 'postgres')), 'SIGKILL')
  const gone = await seen(503, () => visitor.fetch('/readyz'))
  expect(gone.text).toBe('The database cannot be reached.\n')
  expect((await visitor.fetch('/healthz')).status).toBe(200)

  expect((await seen(200, () => visitor.fetch('/readyz'))).status).toBe(200)
  const token = (await createSetupToken(application.services.app))!
  const person = { name: 'Ada', email: 'ada@example.com', password: 'a long password', workspace: 'Ada’s' }
  expect((await visitor.send(claimInstallation, { ...person, token })).status).toBe(200)
}, 120_000)

test('a request that is under way when the server stops is answered, and no other is taken', async () => {
  const world = await openWorldForTest()
  const base = await world.listen()
  const { hostname, port } = new URL(base)
  const socket = connect(Number(port), hostname)
  const body = JSON.stringify({ email: 'ada@example.com', password: createHash('sha256').digest('hex') })
  socket.write(
    `POST /api/v1/account/sign-in HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\ncontent-length: ${body.length}\r\n\r\n${body.slice(0, 5)}`,
  )
  await sleep(50)
  const { server } = world.application
  const stopped = world.application.close()
  await sleep(50)
  await expect(fetch(`${base}/healthz`)).rejects.toThrow()
  socket.write(body.slice(5))
  const [answer] = (await once(socket, 'data')) as [Buffer]

  expect(answer.toString()).toMatch(/^HTTP\/1\.1 403 /)
  await stopped
  expect(server.listening).toBe(false)
})

test('a stop does not wait for connections that only stand open', async () => {
  const world = await openWorldForTest()
  const base = await world.listen()
  await createVisitor(base).send(showInstallation, {})
  const began = performance.now()
  await world.application.close()

  expect(performance.now() - began).toBeLessThan(3_000)
})

async function seen<Answer extends { status: number }>(
  status: number,
  ask: () => Promise<Answer>,
): Promise<Answer> {
  const deadline = Date.now() + 60_000
  for (;;) {
    const answer = await ask()
    if (answer.status === status || Date.now() > deadline) return answer
    await sleep(20)
  }
}
