import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { claimInstallation } from '@firsthand/contract/platform/accounts'
import { expect, onTestFinished, test } from 'vitest'
import { startLoad } from '../../test/faults/load.ts'
import { findDamage } from '../../test/faults/proof.ts'
import { type ServerProcess, createServerProcess } from '../../test/faults/server-process.ts'
import { createVisitor } from '../../test/visitor.ts'
import { newId } from '../platform/db/ids.ts'
import { connectOwner } from '../platform/db/pools.ts'
import { launchPostgres } from '../platform/postgres/launch.ts'

/** Each with an import under way. FAULT_KILLS=120 is the nightly form. */
const kills = Number(process.env.FAULT_KILLS ?? 24)

// The embedded PostgreSQL is the only one that is ours to kill, so once is enough.
test.skipIf(process.env.TEST_POSTGRES === '15' || process.platform === 'win32')(
  `after ${kills} kills of the server and of PostgreSQL under load, everything acknowledged is there, once, and nothing is half-done`,
  async () => {
    const { server, folder, workspace, visitor } = await begin()
    const load = startLoad({ visitor, workspace })
    for (let kill = 1; kill <= kills; kill += 1) {
      await load.importPeople(1_000)
      // Anywhere: in a request, in a step of an import, in the delivery of news, in the start before this was through.
      await sleep(20 + Math.random() * 500)
      await (kill % 6 === 0 ? killPostgres(server) : killServer(server))
    }
    await load.stop()
    await settled(server, folder)
    await server.stop()

    const { acknowledged, refusals } = load
    expect(refusals).toEqual([])
    expect(acknowledged.people.size).toBeGreaterThan(kills)
    expect(acknowledged.imports.size).toBeGreaterThanOrEqual(Math.floor(kills / 2))
    await damageIn(folder, async (superuser) => {
      expect(await findDamage(superuser, acknowledged)).toEqual([])
      // And the proof itself notices what is lost.
      acknowledged.claims.set(newId(), 'Never said.')
      expect(await findDamage(superuser, acknowledged)).toHaveLength(1)
    })
  },
  60_000 + kills * 30_000,
)

async function begin() {
  const folder = mkdtempSync(join(tmpdir(), 'firsthand-faults-'))
  chmodSync(folder, 0o711)
  const server = await createServerProcess(join(folder, 'data'))
  onTestFinished(async () => {
    await server.kill()
    await sleep(500) // PostgreSQL goes by itself after its last holder.
    rmSync(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 })
  })
  const token = (await server.start())!
  const visitor = createVisitor(server.base)
  const mara = { name: 'Mara', email: 'mara@example.com', password: 'a long password', workspace: 'Bramble' }
  const { body } = await visitor.send(claimInstallation, { ...mara, token })
  return { server, folder: join(folder, 'data'), visitor, workspace: body.workspaceId }
}

async function killServer(server: ServerProcess): Promise<void> {
  await server.kill()
  await server.start()
}

/** The server must outlive its database and bring it back. */
async function killPostgres(server: ServerProcess): Promise<void> {
  const before = server.postmaster()
  if (before !== undefined) process.kill(before, 'SIGKILL')
  const deadline = Date.now() + 60_000
  while (server.postmaster() === before || (await fetch(`${server.base}/readyz`)).status !== 200) {
    if (Date.now() > deadline) throw new Error(`PostgreSQL did not come back.\n${server.said.join('')}`)
    await sleep(20)
  }
  expect(server.isRunning()).toBe(true)
}

/** Waits until no job and no news is left: what was killed several times is tried again after a minute and more. */
async function settled(server: ServerProcess, folder: string): Promise<void> {
  const deadline = Date.now() + 240_000
  await damageIn(folder, async (superuser) => {
    for (;;) {
      const { rows } = await superuser.query('SELECT kind, due_at FROM wakeups')
      if (rows.length === 0) return
      if (Date.now() > deadline)
        throw new Error(`Work is left: ${JSON.stringify(rows)}\n${server.said.join('')}`)
      await sleep(50)
    }
  })
}

/** Looks from outside, past all policies, as somebody who holds the database too. */
async function damageIn<Result>(
  folder: string,
  look: (superuser: Awaited<ReturnType<typeof connectOwner>>) => Promise<Result>,
): Promise<Result> {
  const postgres = await launchPostgres({ dataDirectory: join(folder, 'postgres') })
  const superuser = await connectOwner({
    socket: postgres.host,
    port: postgres.port,
    database: 'firsthand',
    owner: postgres.superuser,
  })
  try {
    return await look(superuser)
  } finally {
    await superuser.end()
    await postgres.stop()
  }
}
