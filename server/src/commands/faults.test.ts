import { setTimeout as sleep } from 'node:timers/promises'
import { createWebhook } from '@firsthand/contract/platform/webhooks'
import { expect, test } from 'vitest'
import { beginInstallation, lookInto, settled } from '../../test/faults/installation.ts'
import { startLoad } from '../../test/faults/load.ts'
import { outsideEvents, openOutside } from '../../test/faults/outside.ts'
import { findDamageOutside } from '../../test/faults/proof-outside.ts'
import { findDamage } from '../../test/faults/proof.ts'
import type { ServerProcess } from '../../test/faults/server-process.ts'
import { newId } from '../platform/db/ids.ts'

/** Each with an import under way. FAULT_KILLS=120 is the nightly form. */
const kills = Number(process.env.FAULT_KILLS ?? 24)

// The embedded PostgreSQL is the only one that is ours to kill, so once is enough.
test.skipIf(process.env.TEST_POSTGRES === '15' || process.platform === 'win32')(
  `after ${kills} kills of the server and of PostgreSQL under load, everything acknowledged is there, once, nothing is half-done, and nothing that went outside is lost or repeated unseen`,
  async () => {
    const outside = await openOutside()
    const { server, folder, workspace, visitor } = await beginInstallation(outside.environment)
    const webhook = { name: 'receiver', url: outside.url, events: outsideEvents }
    expect(await visitor.send(createWebhook, webhook, { workspace })).toMatchObject({ status: 200 })
    const load = startLoad({ visitor, workspace, invites: true })
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
    expect(acknowledged.invitations.size).toBeGreaterThan(kills)
    expect(acknowledged.imports.size).toBeGreaterThanOrEqual(Math.floor(kills / 2))
    await lookInto(folder, async (superuser) => {
      expect(await findDamage(superuser, acknowledged)).toEqual([])
      expect(await findDamageOutside(superuser, acknowledged, outside)).toEqual([])
      // And the proof itself notices what is lost, and what comes twice.
      acknowledged.claims.set(newId(), 'Never said.')
      expect(await findDamage(superuser, acknowledged)).toHaveLength(1)
      const [lost, again] = [outside.messages.pop()!, outside.mails[0]!]
      const others = outside.messages.filter(({ delivery }) => delivery !== lost.delivery)
      const wrong = { messages: others, mails: [...outside.mails, again] }
      expect(await findDamageOutside(superuser, acknowledged, wrong)).toEqual([
        expect.stringContaining(lost.delivery),
        expect.stringContaining(again.to[0]!),
      ])
    })
  },
  60_000 + kills * 30_000,
)

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
