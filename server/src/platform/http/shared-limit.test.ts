import { randomBytes } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { Failure } from '@firsthand/contract/core/failure'
import fc from 'fast-check'
import { pino } from 'pino'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { testSecret } from '../../../test/global-setup.ts'
import { createTestDatabase, dropTestDatabase } from '../../../test/test-database.ts'
import { type Pools, openPools } from '../db/pools.ts'
import { type SharedLimit, createSharedLimit } from './shared-limit.ts'
import { createTally } from './tally.ts'

const log = pino({ level: 'silent' })
const database = `test_${randomBytes(6).toString('hex')}`
const begin = Date.parse('2026-05-14T09:00:00Z')
const window = 60
const most = 3

let servers: Pools[]
let seconds = 0
beforeAll(async () => {
  const address = await createTestDatabase(database)
  servers = [1, 2].map(() => openPools({ address, secret: testSecret, log }))
})
beforeEach(() => void (seconds = 0))
afterAll(async () => {
  await Promise.all(servers.map((pools) => pools.close()))
  await dropTestDatabase(database)
})

/** The limit of one server that has just been started. */
function startServer(name: string, { auth }: Pools = servers[0]!, secret = testSecret): SharedLimit {
  const tally = createTally({ pool: auth, secret, log })
  return createSharedLimit({ name, tries: most, seconds: window, tally, clock })
}

function clock(): Date {
  return new Date(begin + seconds * 1_000)
}

/** Tries once: 0 when let through, otherwise the seconds to wait. */
async function waitOf(limit: SharedLimit, key = 'Ada'): Promise<number> {
  try {
    await limit.count(key)
    return 0
  } catch (error) {
    if (error instanceof Failure && error.code === 'too_many_requests') return Number(error.params.seconds)
    throw error
  }
}

async function rows(): Promise<{ key: string; version: string }[]> {
  return (await servers[0]!.auth.query('SELECT "key", xmin::text AS version FROM auth.tries')).rows
}

const step = fc.record({
  server: fc.nat({ max: 1 }),
  key: fc.constantFrom('Ada', 'Bea'),
  what: fc.constantFrom('try', 'try', 'try', 'try and succeed', 'start anew'),
  after: fc.oneof(fc.constant(0), fc.nat({ max: window + 5 })),
})

test('two servers, started anew at any time, let through exactly what one would that never forgets', async () => {
  let run = 0
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 40 }), async (steps) => {
      const name = `run ${(run += 1)}`
      const limits = servers.map((pools) => startServer(name, pools))
      const windows = new Map<string, { until: number; count: number }>()
      for (const { server, key, what, after } of steps) {
        seconds += after
        if (what === 'start anew') {
          limits[server] = startServer(name, servers[server])
          continue
        }
        let known = windows.get(key)
        if (!known || known.until <= seconds)
          windows.set(key, (known = { until: seconds + window, count: 0 }))
        const isFull = known.count >= most
        expect(await waitOf(limits[server]!, key)).toBe(isFull ? known.until - seconds : 0)
        known.count += 1
        if (what === 'try' || isFull) continue
        await limits[server]!.forgive(key)
        windows.delete(key)
      }
    }),
    { numRuns: 60 },
  )
})

test('however the clock is set, nobody waits longer than a window, nor longer than they were told, but once where it is set back', async () => {
  let run = 0
  const set = fc.record({ server: fc.nat({ max: 1 }), by: fc.integer({ min: -200, max: 200 }) })
  const sets = fc.array(
    fc.oneof(
      set,
      set.map(({ server }) => ({ server, by: 0 })),
    ),
    { maxLength: 30 },
  )
  await fc.assert(
    fc.asyncProperty(sets, fc.nat({ max: 1 }), async (steps, last) => {
      const name = `clock ${(run += 1)}`
      const limits = servers.map((pools) => startServer(name, pools))
      for (const { server, by } of steps) {
        seconds += by
        expect(await waitOf(limits[server]!)).toBeLessThanOrEqual(window)
      }
      let wait = await waitOf(limits[last]!)
      // As long as they were told; once more only where the other server began its window before the clock was set back.
      const times = steps.some(({ by }) => by < 0) ? [window, 0] : [0]
      for (const longest of times) {
        seconds += wait
        if (wait > 0) wait = await waitOf(limits[last]!)
        expect(wait).toBeLessThanOrEqual(longest)
      }
    }),
    { numRuns: 60 },
  )
})

test('of many tries at the same moment as many get through as of tries one after the other, and few reach the database', async () => {
  let asked = 0
  for (const { auth } of servers) auth.on('acquire', () => (asked += 1))
  const limits = servers.map((pools) => startServer('at once', pools))
  const waits = await Promise.all(Array.from({ length: 60 }, (_, index) => waitOf(limits[index % 2]!)))

  expect(waits.filter((wait) => wait === 0)).toHaveLength(most)
  expect(new Set(waits)).toEqual(new Set([0, window]))
  // Of each server those let through, the first refused, and one deletion of what is over.
  expect(asked).toBeLessThanOrEqual(2 * (most + 2))
})

test('whoever is refused is refused without the database until the window ends', async () => {
  const limit = startServer('flood')
  for (let tries = 0; tries <= most; tries += 1) await waitOf(limit)
  const before = await rows()
  expect(await Promise.all(Array.from({ length: 50 }, () => waitOf(limit)))).toEqual(Array(50).fill(window))
  expect(await rows()).toEqual(before)

  seconds += window
  expect(await waitOf(limit)).toBe(0)
})

test('neither what is limited nor for whom can be read from the database, nor be hashed without the secret', async () => {
  await startServer('signIn').count('203.0.113.7 ada@example.com')
  const one = await rows()
  await startServer('signIn', servers[0], 'another secret').count('203.0.113.7 ada@example.com')
  const both = await rows()

  for (const { key } of both) expect(key).toMatch(/^[\w-]{43}$/)
  expect(both.length).toBe(one.length + 1)
})

test('tries whose window is over are deleted, and no others', async () => {
  seconds = 100_000
  const limit = startServer('old')
  await limit.count('early')
  const others = await rows()
  seconds += 590
  await limit.count('later')
  expect((await rows()).length).toBe(others.length + 1)
  seconds += 10
  await limit.count('last')
  expect((await rows()).length).toBe(2)
})

test('without the database nobody is let through, and nobody waits behind others to hear so', async () => {
  const address = servers[0]!.auth.options
  const gone = openPools({
    address: { socket: address.host!, port: address.port!, database, owner: 'firsthand_owner' },
    secret: testSecret,
    log,
  })
  const limit = startServer('gone', gone)
  await limit.count('Ada')
  await gone.close()
  const outcomes = Promise.allSettled(Array.from({ length: 20 }, () => waitOf(limit)))
  const first = await Promise.race([outcomes, sleep(2_000)])

  expect(first?.map(({ status }) => status)).toEqual(Array(20).fill('rejected'))
})
