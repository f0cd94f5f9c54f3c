import { requestReset, signIn, signUp } from '@firsthand/contract/platform/accounts'
import { expect, test } from 'vitest'
import { openMailSink } from '../../../test/mail-sink.ts'
import { createVisitor } from '../../../test/visitor.ts'
import { type WorldOptions, openWorldForTest } from '../../../test/world.ts'

const password = 'a long password'

async function open(options: WorldOptions = {}) {
  const clock = { now: new Date('2026-05-14T09:00:00Z') }
  const world = await openWorldForTest({ clock: () => clock.now, ...options })
  const visitor = createVisitor(await world.listen())
  const later = (seconds: number) => void (clock.now = new Date(clock.now.getTime() + seconds * 1000))
  const tries = async (count: number, email = 'ada@example.com', from?: string) => {
    const statuses: number[] = []
    for (let index = 0; index < count; index += 1) {
      const headers: Record<string, string> = from ? { 'x-forwarded-for': from } : {}
      statuses.push((await visitor.send(signIn, { email, password: 'a wrong password' }, { headers })).status)
    }
    return statuses
  }
  return { world, visitor, later, tries }
}

test('after ten wrong passwords for one address a caller waits, and is told how long', async () => {
  const { tries, visitor, later } = await open()
  expect(await tries(10)).toEqual(Array(10).fill(403))
  const refused = await visitor.send(signIn, { email: 'ADA@example.com', password })
  expect(refused).toMatchObject({ status: 429, code: 'too_many_requests' })
  expect(refused.headers.get('retry-after')).toBe('300')

  later(299)
  expect(await tries(1)).toEqual([429])
  later(2)
  expect(await tries(1)).toEqual([403])
})

test('the right password in time is let in and forgets the wrong ones', async () => {
  const { tries, visitor, later } = await open({ environment: { SIGN_UP: 'open' } })
  const email = 'ada@example.com'
  await visitor.send(signUp, { name: 'Ada', email, password, workspace: 'Ada’s' })
  for (let round = 0; round < 2; round += 1) {
    expect(await tries(9)).toEqual(Array(9).fill(403))
    expect((await visitor.send(signIn, { email, password })).status).toBe(200)
    later(61)
  }
})

test('one caller gets twenty tries a minute, over all addresses', async () => {
  const { visitor, later } = await open()
  const ask = async (index: number) =>
    (await visitor.send(requestReset, { email: `person${index}@example.com` })).status
  const statuses: number[] = []
  for (let index = 0; index < 22; index += 1) statuses.push(await ask(index))

  expect(statuses.slice(0, 20)).toEqual(Array(20).fill(200))
  expect(statuses.slice(20)).toEqual([429, 429])
  later(61)
  expect(await ask(0)).toBe(200)
})

test('whoever tries from elsewhere does not lock the owner of an address out', async () => {
  const { tries } = await open({ environment: { TRUST_PROXY: 'true' } })
  expect((await tries(11, 'ada@example.com', '203.0.113.1')).at(-1)).toBe(429)

  expect(await tries(1, 'ada@example.com', '203.0.113.2')).toEqual([403])
})

test('an address that is tried from everywhere is guarded all the same', async () => {
  const { tries, world } = await open({ environment: { TRUST_PROXY: 'true' } })
  // What 98 callers did elsewhere, without their 98 slow passwords.
  for (let count = 0; count < 98; count += 1)
    await world.application.services.limits.signInFromAnywhere.count('ada@example.com')
  expect(await tries(2, 'ada@example.com', '203.0.113.199')).toEqual([403, 403])

  expect(await tries(1, 'ada@example.com', '203.0.113.200')).toEqual([429])
})

test('a caller’s own word about where they come from counts for nothing without a proxy', async () => {
  const { tries } = await open()
  const statuses: number[] = []
  for (let index = 0; index < 11; index += 1)
    statuses.push(...(await tries(1, 'ada@example.com', `203.0.113.${index}`)))

  expect(statuses.at(-1)).toBe(429)
})

test('behind a proxy its own entry counts, not those that the caller put before it', async () => {
  const { tries } = await open({ environment: { TRUST_PROXY: 'true' } })
  const statuses: number[] = []
  for (let index = 0; index < 11; index += 1)
    statuses.push(...(await tries(1, 'ada@example.com', `198.51.100.${index}, 203.0.113.9`)))

  expect(statuses.at(-1)).toBe(429)
})

test('one household of IPv6 addresses counts as one caller', async () => {
  const { tries } = await open({ environment: { TRUST_PROXY: 'true' } })
  const statuses: number[] = []
  for (let index = 0; index < 11; index += 1)
    statuses.push(...(await tries(1, 'ada@example.com', `2001:db8:1:2::${index}`)))

  expect(statuses.at(-1)).toBe(429)
  expect(await tries(1, 'ada@example.com', '2001:db8:1:3::1')).toEqual([403])
})

test('one address is sent at most five reset mails an hour', async () => {
  const sink = await openMailSink()
  const { visitor, later } = await open({ environment: { SMTP_URL: sink.url } })
  const statuses: number[] = []
  for (let index = 0; index < 6; index += 1) {
    statuses.push((await visitor.send(requestReset, { email: 'ada@example.com' })).status)
    later(61)
  }
  await sink.close()

  expect(statuses).toEqual([200, 200, 200, 200, 200, 429])
})
