import { signIn } from '@firsthand/contract/platform/accounts'
import { createApiKey } from '@firsthand/contract/platform/api-keys'
import { showWorkspace } from '@firsthand/contract/platform/members'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { type Visitor, createVisitor } from '../../../test/visitor.ts'
import { type World, openWorld } from '../../../test/world.ts'
import type { Application } from '../../application.ts'
import { connectOwner } from '../db/pools.ts'
import { joinAs, password } from './testing.ts'

/* Several servers of one database count tries together; how is in platform/http/shared-limit.test.ts. */

const clock = { now: new Date('2026-05-14T09:00:00Z') }
const later = (seconds: number) => void (clock.now = new Date(clock.now.getTime() + seconds * 1000))

let world: World
let other: Application
let visitors: Visitor[]
beforeAll(async () => {
  world = await openWorld({ clock: () => clock.now })
  other = world.anotherServer()
  visitors = [createVisitor(await world.listen()), createVisitor(await world.listen(other))]
})
beforeEach(() => later(7_200))
afterAll(() => world.close())

async function countRows(): Promise<number> {
  const owner = await connectOwner(world.address)
  const { rowCount } = await owner.query('SELECT 1 FROM auth.tries')
  await owner.end()
  return rowCount!
}

const wrong = (visitor: Visitor, email: string) =>
  visitor.send(signIn, { email, password: 'a wrong password' })

test.each([
  ['signInFromOnePlace', 10, 300],
  ['signInFromAnywhere', 100, 3600],
  ['proof', 10, 300],
  ['codes', 30, 300],
  ['resetMail', 5, 3600],
  ['wrongKeys', 20, 60],
] as const)('%s holds for both servers together', async (name, most, seconds) => {
  const limits = [world.application, other].map(({ services }) => services.limits[name])
  for (let tries = 0; tries < most; tries += 1) await limits[tries % 2]!.count('somebody')

  for (const limit of limits)
    await expect(limit.count('somebody')).rejects.toMatchObject({
      code: 'too_many_requests',
      params: { seconds },
    })
  await limits[0]!.count('somebody else')
})

test('of twenty wrong passwords at once, half on each server, ten are tried', async () => {
  const answers = await Promise.all(
    Array.from({ length: 20 }, (_, index) => wrong(visitors[index % 2]!, 'ada@example.com')),
  )

  expect(answers.map(({ status }) => status).toSorted((one, two) => one - two)).toEqual([
    ...Array(10).fill(403),
    ...Array(10).fill(429),
  ])
})

test('a server that was started anew knows who has to wait', async () => {
  for (let tries = 0; tries < 10; tries += 1) await wrong(visitors[tries % 2]!, 'bea@example.com')
  later(100)
  const again = world.anotherServer()
  const refused = await wrong(createVisitor(await world.listen(again)), 'bea@example.com')
  await again.close()

  expect(refused).toMatchObject({ status: 429, code: 'too_many_requests' })
  expect(refused.headers.get('retry-after')).toBe('200')
})

test('the right password on one server forgets the wrong ones on all', async () => {
  const { email } = await joinAs(world, 'Cleo')
  for (let round = 0; round < 2; round += 1) {
    for (let tries = 0; tries < 9; tries += 1) expect((await wrong(visitors[0]!, email)).status).toBe(403)
    expect((await visitors[1]!.send(signIn, { email, password })).status).toBe(200)
    later(61)
  }
})

test('wrong keys are counted on all servers, and a right one costs nothing', async () => {
  const { key } = await world.call(world.as('member'), createApiKey, { name: 'counted', role: 'viewer' })
  const ask = (visitor: Visitor, bearer: string) =>
    visitor.send(
      showWorkspace,
      {},
      { workspace: world.bramble, headers: { authorization: `Bearer ${bearer}` } },
    )
  const mistyped = key.slice(0, -1) + (key.endsWith('0') ? '1' : '0')
  const before = await countRows()
  for (let tries = 0; tries < 30; tries += 1) expect((await ask(visitors[tries % 2]!, key)).status).toBe(200)
  expect(await countRows()).toBe(before)
  for (let tries = 0; tries < 20; tries += 1)
    expect((await ask(visitors[tries % 2]!, mistyped)).status).toBe(401)

  for (const visitor of visitors) expect((await ask(visitor, mistyped)).status).toBe(429)
  for (const visitor of visitors) expect((await ask(visitor, key)).status).toBe(200)
})
