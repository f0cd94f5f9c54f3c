import { randomBytes } from 'node:crypto'
import { chmodSync, existsSync, mkdtempSync, openSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { claimInstallation, showInstallation } from '@firsthand/contract/platform/accounts'
import { createPerson, listPeople, showPerson } from '@firsthand/contract/crm/people'
import type pg from 'pg'
import { expect, onTestFinished, test } from 'vitest'
import { runToEnd } from '../../test/faults/command.ts'
import { type ServerProcess, createServerProcess } from '../../test/faults/server-process.ts'
import { mountSmallDisk, noSmallDisk } from '../../test/faults/small-disk.ts'
import { connectOwner } from '../platform/db/pools.ts'
import { launchPostgres } from '../platform/postgres/launch.ts'
import { createVisitor } from '../../test/visitor.ts'

const mara = { name: 'Mara', email: 'mara@example.com', password: 'a long password', workspace: 'Bramble' }
const megabyte = 1024 * 1024

async function claim(server: ServerProcess) {
  const token = (await server.start())!
  onTestFinished(() => server.kill())
  const visitor = createVisitor(server.base)
  const { body } = await visitor.send(claimInstallation, { ...mara, token })
  return { visitor, workspace: body.workspaceId }
}

async function isReady(server: ServerProcess): Promise<boolean> {
  return (await fetch(`${server.base}/readyz`)).status === 200
}

test('a disk with too little room for a database is named at the start, with what to do', async ({
  skip,
}) => {
  const { folder } = mountSmallDisk(24) ?? skip(noSmallDisk)
  const { code, complained } = await runToEnd(['migrate'], { FIRSTHAND_DATA_DIR: join(folder, 'data') })

  expect(code).toBe(78)
  expect(complained).toMatch(
    /^The disk that holds \S+ is full, so PostgreSQL cannot write there\. Free some space/,
  )
  expect(complained).not.toMatch(/\n\s+at /)
})

/** What PostgreSQL says to whom it serves when it stops for what happened to another process; a cut connection says nothing. */
const crashOfAnother = '57P02'

test('when the disk fills up under work everybody is told so, nothing acknowledged is lost, and with room work goes on', async ({
  skip,
}) => {
  const disk = mountSmallDisk(256) ?? skip(noSmallDisk)
  const data = join(disk.folder, 'data')
  const server = await createServerProcess(data, { LOG_LEVEL: 'silent' })
  const { visitor, workspace } = await claim(server)
  const superuser = await superuserOf(data)
  const acknowledged = new Map<string, string>()
  const add = async (name: string) => {
    const note = randomBytes(4_000).toString('hex')
    const { status, code, body } = await visitor.send(createPerson, { name, note }, { workspace })
    if (status === 200) acknowledged.set(body.id, name)
    return code ?? status
  }

  disk.fill(2 * megabyte)
  let count = 0
  while ((await add(`Person ${(count += 1)}`)) === 200);
  expect(acknowledged.size).toBeGreaterThan(10)
  expect(await add('No room')).toBe('disk_full')
  disk.fill()
  const upload = await visitor.fetch(`/api/v1/workspaces/${workspace}/files?name=a.bin`, {
    method: 'POST',
    body: new Uint8Array(32 * megabyte),
  })
  expect(upload).toMatchObject({ status: 507, body: { error: { code: 'disk_full' } } })
  expect(readdirSync(join(data, 'files', workspace))).toEqual([])

  // Even the log of what PostgreSQL is about to do has no room now: it stops rather than lose anything. Whichever of its
  // processes meets that first says so to whoever it serves, and the others are cut off: what counts is that it stops.
  await superuser.query('SELECT pg_switch_wal()').catch(({ code, message }: pg.DatabaseError) => {
    if (code !== undefined && code !== crashOfAnother) expect(message).toMatch(/No space left/)
  })
  const codes = new Set<unknown>()
  while (await isReady(server)) codes.add(await add('Nobody'))
  for (const code of codes) expect(['disk_full', 'unavailable']).toContain(code)
  expect(await add('Nobody')).toBe('unavailable')
  await expect(superuser.query('SELECT 1')).rejects.toThrow()
  while (!server.said.join('').includes('PostgreSQL could not be started again: The disk')) await sleep(50)
  expect(server.isRunning()).toBe(true)
  const again = await runToEnd(['migrate'], { FIRSTHAND_DATA_DIR: data })
  expect([again.code, again.complained]).toEqual([78, expect.stringContaining(' is full')])

  disk.empty()
  const deadline = performance.now() + 60_000
  while (!(await isReady(server)) && performance.now() < deadline) await sleep(50)
  expect(await add('With room again')).toBe(200)
  for (const [person, name] of acknowledged)
    expect((await visitor.send(showPerson, { person }, { workspace })).body).toMatchObject({ name })
  const { items } = (await visitor.send(listPeople, { limit: 200 }, { workspace })).body
  expect(items.map(({ id }) => id).toSorted()).toEqual([...acknowledged.keys()].toSorted())
  expect(await server.stop()).toBe(0)
}, 180_000)

test('a back-up onto a full disk ends with a sentence and leaves nothing behind', async ({ skip }) => {
  const disk = mountSmallDisk(1) ?? skip(noSmallDisk)
  const environment = { FIRSTHAND_DATA_DIR: join(makeFolder(), 'data') }
  await runToEnd(['migrate'], environment)
  disk.fill()
  const { code, complained } = await runToEnd(['backup', join(disk.folder, 'monday.zip')], environment)

  expect(code).toBe(78)
  expect(complained).toMatch(/The disk is full, so this was not finished\. Make room, then run it again\.$/)
  expect(readdirSync(disk.folder)).toEqual(['ballast'])
})

test.skipIf(!existsSync('/dev/full'))(
  'a server whose log has no room serves on, and stops when it is asked',
  async () => {
    const server = await createServerProcess(join(makeFolder(), 'data'), {
      LOG_LEVEL: 'info',
      PUBLIC_URL: 'http://localhost:3000',
    })
    onTestFinished(() => server.kill())
    await server.startUnheard(openSync('/dev/full', 'w'))
    for (let count = 0; count < 20; count += 1) expect(await isReady(server)).toBe(true)
    const visitor = createVisitor(server.base)
    for (let count = 0; count < 20; count += 1)
      expect((await visitor.send(showInstallation, {})).status).toBe(200)
    expect(await server.stop()).toBe(0)
  },
)

async function superuserOf(data: string) {
  const postgres = await launchPostgres({ dataDirectory: join(data, 'postgres') })
  const { host: socket, port, superuser: owner } = postgres
  const superuser = await connectOwner({ socket, port, database: 'firsthand', owner })
  onTestFinished(async () => {
    await superuser.end().catch(() => undefined)
    await postgres.stop()
  })
  return superuser
}

function makeFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'firsthand-full-'))
  chmodSync(folder, 0o711)
  onTestFinished(() => rmSync(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 }))
  return folder
}
