import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { claimInstallation } from '@firsthand/contract/platform/accounts'
import { onTestFinished } from 'vitest'
import { connectOwner } from '../../src/platform/db/pools.ts'
import { launchPostgres } from '../../src/platform/postgres/launch.ts'
import { createVisitor } from '../visitor.ts'
import { type ServerProcess, createServerProcess } from './server-process.ts'

export const mara = {
  name: 'Mara',
  email: 'mara@example.com',
  password: 'a long password',
  workspace: 'Bramble',
}

/** A running server on a folder of its own, claimed by Mara. Both go when the test ends. */
export async function beginInstallation(environment: Record<string, string> = {}) {
  const folder = mkdtempSync(join(tmpdir(), 'firsthand-faults-'))
  chmodSync(folder, 0o711)
  const server = await createServerProcess(join(folder, 'data'), environment)
  onTestFinished(async () => {
    await server.kill()
    await sleep(500) // PostgreSQL goes by itself after its last holder.
    rmSync(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 })
  })
  const token = (await server.start())!
  const visitor = createVisitor(server.base)
  const { body } = await visitor.send(claimInstallation, { ...mara, token })
  return { server, folder: join(folder, 'data'), visitor, workspace: body.workspaceId }
}

/** Looks from outside, past all policies, as somebody who holds the database too. */
export async function lookInto<Result>(
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

/** Waits until no job and no news is left: what was killed several times is tried again after a minute and more. */
export async function settled(server: ServerProcess, folder: string): Promise<void> {
  const deadline = Date.now() + 240_000
  await lookInto(folder, async (superuser) => {
    for (;;) {
      const { rows } = await superuser.query('SELECT kind, due_at FROM wakeups')
      if (rows.length === 0) return
      if (Date.now() > deadline)
        throw new Error(`Work is left: ${JSON.stringify(rows)}\n${server.said.join('')}`)
      await sleep(50)
    }
  })
}
