import { setTimeout as sleep } from 'node:timers/promises'
import { createPerson, showPerson, updatePerson } from '@firsthand/contract/crm/people'
import { signIn, signUp } from '@firsthand/contract/platform/accounts'
import type pg from 'pg'
import { afterEach, beforeEach, expect, inject, test } from 'vitest'
import { startLoad } from '../../test/faults/load.ts'
import { findDamage } from '../../test/faults/proof.ts'
import { type Visitor, createVisitor } from '../../test/visitor.ts'
import { type World, openWorld } from '../../test/world.ts'
import { sortPostgresError } from '../platform/db/errors.ts'
import { connectOwner } from '../platform/db/pools.ts'

/*
 * A connection to the database ends in the middle of what it does, as when a network, a proxy or an administrator cuts it.
 * On a cluster the connections that matter are those between its nodes; there is no way to name them from here.
 */

const { citusUrl, superuser: owner } = inject('postgres')
const ada = { name: 'Ada', email: 'ada@example.com', password: 'a long password', workspace: 'Ada’s' }

let world: World
let superuser: pg.Client
let visitor: Visitor
let workspace: string
beforeEach(async () => {
  world = await openWorld({ environment: { SIGN_UP: 'open' } })
  superuser = await connectOwner({ ...world.address, owner })
  visitor = createVisitor(await world.listen())
  const { body } = await visitor.send(signUp, ada)
  workspace = body.workspaceId!
})
afterEach(async () => {
  await superuser.end()
  await world.close()
})

/** Cuts the connections of the server that fulfil a condition; answers how many. */
async function cut(condition = 'true', atMost = 100): Promise<number> {
  const { rows } = await superuser.query(
    `SELECT pg_terminate_backend(pid) FROM (
       SELECT pid FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()
         AND backend_type = 'client backend' AND (${condition}) ORDER BY random() LIMIT ${atMost}) chosen`,
  )
  return rows.length
}

test.skipIf(citusUrl)(
  'a request whose connection is cut is told so, has changed nothing, and works when it is sent again',
  async () => {
    const { id: person } = (await visitor.send(createPerson, { name: 'Joan' }, { workspace })).body
    const holder = await connectOwner({ ...world.address, owner })
    await holder.query('BEGIN')
    await holder.query('SELECT FROM people WHERE id = $1 FOR UPDATE', [person])
    const asking = visitor.send(updatePerson, { person, name: 'Joan of the north' }, { workspace })
    while ((await cut(`wait_event_type = 'Lock' AND usename = 'firsthand_app'`)) === 0) await sleep(5)
    const answer = await asking
    await holder.query('ROLLBACK')
    await holder.end()

    expect([answer.status, answer.code]).toEqual([503, 'unavailable'])
    expect((await visitor.send(showPerson, { person }, { workspace })).body).toMatchObject({
      name: 'Joan',
      version: 1,
    })
    const again = await visitor.send(updatePerson, { person, name: 'Joan of the north' }, { workspace })
    expect(again.body).toMatchObject({ name: 'Joan of the north', version: 2 })
  },
)

test.skipIf(citusUrl)(
  'a transaction that loses its connection between two statements leaves nothing, and the pool makes a new one',
  async () => {
    const losing = world.inWorkspace(world.bramble, async (ctx) => {
      const wake = { workspaceId: ctx.workspaceId, kind: 'job', dueAt: '2099-01-01T00:00:00Z' }
      await ctx.db
        .insertInto('wakeups')
        .values({ ...wake, id: ctx.newId() })
        .execute()
      await cut(`state = 'idle in transaction'`)
      await sleep(50)
      await ctx.db
        .insertInto('wakeups')
        .values({ ...wake, id: ctx.newId() })
        .execute()
    })
    expect(sortPostgresError(await losing.catch((error: unknown) => error))).toBe('unavailable')
    const { rows } = await superuser.query(`SELECT FROM wakeups WHERE due_at > '2098-01-01'`)
    expect(rows).toHaveLength(0)
    expect((await visitor.send(createPerson, { name: 'Joan' }, { workspace })).status).toBe(200)
  },
)

test.skipIf(citusUrl)(
  'while connections are cut at random under load, every answer is a yes or "try again", and nothing is lost, doubled or half-done',
  async () => {
    const load = startLoad({ visitor, workspace })
    const signedIn = new Map<number, number>()
    let cuts = 0
    const began = performance.now()
    // On a busy machine it takes longer until an import gets through between two cuts.
    const isOver = () => performance.now() - began > (load.acknowledged.imports.size > 0 ? 6_000 : 60_000)
    const cutting = (async () => {
      while (!isOver()) {
        cuts += await cut('true', 2)
        await sleep(40 + Math.random() * 80)
      }
    })()
    const signingIn = (async () => {
      while (!isOver()) {
        const { status } = await createVisitor(await world.listen()).send(signIn, ada)
        signedIn.set(status, (signedIn.get(status) ?? 0) + 1)
        await sleep(200)
      }
    })()
    while (!isOver()) await load.importPeople(300)
    await Promise.all([cutting, signingIn])
    await load.stop()
    await settled()

    expect(cuts).toBeGreaterThan(20)
    expect(load.refusals).toEqual([])
    for (const status of signedIn.keys()) expect([200, 503]).toContain(status)
    expect(load.acknowledged.people.size).toBeGreaterThan(0)
    expect(load.acknowledged.imports.size).toBeGreaterThan(0)
    expect(await findDamage(superuser, load.acknowledged)).toEqual([])
  },
  180_000,
)

/** Waits for the next tries of what was cut off, too. */
async function settled(): Promise<void> {
  const deadline = performance.now() + 120_000
  for (;;) {
    await world.settle()
    const { rows } = await superuser.query('SELECT kind, due_at FROM wakeups')
    if (rows.length === 0) return
    if (performance.now() > deadline) throw new Error(`Work is left: ${JSON.stringify(rows)}`)
    await sleep(100)
  }
}
