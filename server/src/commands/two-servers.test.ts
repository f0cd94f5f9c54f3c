import { setTimeout as sleep } from 'node:timers/promises'
import { signIn } from '@firsthand/contract/platform/accounts'
import { expect, onTestFinished, test } from 'vitest'
import { beginInstallation, lookInto, mara, settled } from '../../test/faults/installation.ts'
import { startLoad } from '../../test/faults/load.ts'
import { findDamage } from '../../test/faults/proof.ts'
import { createServerProcess } from '../../test/faults/server-process.ts'
import { createVisitor } from '../../test/visitor.ts'

test.skipIf(process.env.TEST_POSTGRES === '15')(
  'two servers on one PostgreSQL share the work: each job is done once, also those of one that is killed',
  async () => {
    const { server: one, folder, visitor, workspace } = await beginInstallation()
    const two = await createServerProcess(folder)
    onTestFinished(() => two.kill())
    await two.start()
    const other = createVisitor(two.base)
    expect((await other.send(signIn, { email: mara.email, password: mara.password })).status).toBe(200)

    const loads = [
      startLoad({ visitor, workspace, team: 'a' }),
      startLoad({ visitor: other, workspace, team: 'b' }),
    ]
    // More at once than one server works on, so that both have to take some.
    await Promise.all(loads.flatMap((load) => [1, 2, 3].map(() => load.importPeople(400))))
    const rounds = loads.map(async (load) => {
      for (let round = 0; round < 3; round += 1) await load.importPeople(1_000)
    })
    await sleep(300)
    await two.kill()
    await sleep(1_500)
    await two.start()
    await Promise.all(rounds)
    await Promise.all(loads.map((load) => load.importPeople(400)))
    await Promise.all(loads.map((load) => load.stop()))
    await settled(one, folder)

    for (const { acknowledged, refusals } of loads) {
      expect(refusals).toEqual([])
      expect(acknowledged.people.size).toBeGreaterThan(0)
      expect(acknowledged.imports.size).toBeGreaterThan(1)
      expect(await lookInto(folder, (superuser) => findDamage(superuser, acknowledged))).toEqual([])
    }
    expect(await two.stop()).toBe(0)
    expect(await one.stop()).toBe(0)
  },
  300_000,
)
