import { createHmac } from 'node:crypto'
import { type IncomingHttpHeaders, createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { createPerson } from '@firsthand/contract/crm/people'
import { listEvents, listJobs } from '@firsthand/contract/platform/records'
import {
  createWebhook,
  listDeliveries,
  listWebhooks,
  removeWebhook,
  replayDelivery,
  testWebhook,
  updateWebhook,
} from '@firsthand/contract/platform/webhooks'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type World, openWorld, openWorldForTest } from '../../../test/world.ts'
import { patienceMs, waitsMs } from './send.ts'

type Got = {
  headers: IncomingHttpHeaders
  body: string
  event: { id: string; name: string; after: { name?: string } }
}

let now = new Date('2026-05-14T09:00:00Z')
let world: World
let url: string
let got: Got[] = []
let answers: number[] = []
const receiver = createServer((request, response) => {
  const parts: Buffer[] = []
  request.on('data', (part: Buffer) => parts.push(part))
  request.on('end', () => {
    const body = Buffer.concat(parts).toString('utf8')
    got.push({ headers: request.headers, body, event: JSON.parse(body) })
    response.writeHead(answers.shift() ?? 200).end()
  })
})

beforeAll(async () => {
  world = await openWorld({ clock: () => now, environment: { WEBHOOKS_ALLOW_PRIVATE: 'yes' } })
  await new Promise<void>((resolve) => receiver.listen(0, '127.0.0.1', resolve))
  url = `http://127.0.0.1:${(receiver.address() as AddressInfo).port}/hear`
})
afterAll(async () => {
  receiver.close()
  await world.close()
})

async function hook(events: string[] = ['person.*']) {
  for (const { id } of (await world.call(world.as('admin'), listWebhooks)).items)
    await world.call(world.as('admin'), removeWebhook, { webhook: id })
  await world.settle()
  got = []
  answers = []
  const made = await world.call(world.as('admin'), createWebhook, { name: 'Shop', url, events })
  return { ...made, id: made.webhook.id }
}

async function deliveriesOf(webhook: string) {
  return (await world.call(world.as('admin'), listDeliveries, { webhook })).items
}

const add = (name: string) => world.call(world.as('member'), createPerson, { name })

test('a change arrives as a signed message that names the event, once', async () => {
  const { id, secret } = await hook()
  const person = await add('Ada')
  await world.settle()

  expect(got.length).toBe(1)
  const [{ headers, body, event }] = got as [Got]
  expect(event).toMatchObject({
    name: 'person.created',
    workspace: world.bramble,
    subject: { kind: 'person', id: person.id },
    actor: { kind: 'member', id: world.as('member').memberId },
  })
  expect(headers).toMatchObject({ 'firsthand-event': 'person.created', 'firsthand-event-id': event.id })
  const [, seconds, signature] = /^t=(\d+),v1=([0-9a-f]{64})$/.exec(String(headers['firsthand-signature']))!
  expect(createHmac('sha256', secret).update(`${seconds}.${body}`).digest('hex')).toBe(signature)
  expect(Math.abs(Number(seconds) - Date.now() / 1000)).toBeLessThan(60)
  expect(await deliveriesOf(id)).toMatchObject([
    { state: 'delivered', attempts: 1, status: 200, problem: null },
  ])
})

test('only what a webhook wants to hear arrives, and nothing of another workspace', async () => {
  const { id } = await hook(['organisation.*', 'person.archived'])
  await add('Bo')
  await world.call(world.as('rival'), createPerson, { name: 'Theirs' })
  await world.settle()

  expect(got).toEqual([])
  await world.call(world.as('admin'), updateWebhook, { webhook: id, events: ['*'] })
  await world.call(world.as('rival'), createPerson, { name: 'Theirs too' })
  await add('Cy')
  await world.settle()
  expect(got.map(({ event }) => event.name)).toContain('person.created')
  expect(got.map(({ body }) => body).join()).not.toContain('Theirs')
})

test('a message that is not taken is sent again later, each time later, with the same ids', async () => {
  const { id } = await hook()
  answers = [500, 503, 200]
  await add('Di')
  await world.settle()
  expect(await deliveriesOf(id)).toMatchObject([{ state: 'waiting', attempts: 1, status: 500 }])
  await world.settle()
  expect(got.length).toBe(1)

  for (const wait of waitsMs.slice(0, 2)) {
    now = new Date(now.getTime() + wait)
    await world.settle()
  }
  expect(got.length).toBe(3)
  expect(new Set(got.map(({ headers }) => headers['firsthand-event-id'])).size).toBe(1)
  expect(new Set(got.map(({ headers }) => headers['firsthand-delivery'])).size).toBe(1)
  expect(await deliveriesOf(id)).toMatchObject([{ state: 'delivered', attempts: 3, nextTryAt: null }])
})

test('after the last try a delivery is given up, and can be sent again by hand', async () => {
  const { id } = await hook()
  answers = Array(20).fill(500)
  await add('Ed')
  await world.settle()
  for (const wait of waitsMs) {
    now = new Date(now.getTime() + wait)
    await world.settle()
  }
  const [failed] = await deliveriesOf(id)
  expect(failed).toMatchObject({ state: 'failed', attempts: waitsMs.length + 1, status: 500 })

  answers = []
  const before = got.at(-1)!
  await world.call(world.as('admin'), replayDelivery, { webhook: id, delivery: failed!.id })
  await world.settle()
  expect(got.at(-1)!.event).toEqual(before.event)
  expect((await deliveriesOf(id))[0]).toMatchObject({ state: 'delivered', replayOf: failed!.id })
})

test('a webhook that takes nothing for days is switched off with a note, and can be switched on again', async () => {
  const { id } = await hook()
  answers = Array(50).fill(410)
  await add('Flo')
  await world.settle()
  now = new Date(now.getTime() + patienceMs)
  await add('Gil')
  await world.settle()

  const [off] = (await world.call(world.as('admin'), listWebhooks)).items
  expect(off).toMatchObject({
    disabledAt: now.toISOString(),
    note: expect.stringMatching(/took nothing since .* 410/s),
  })
  const { items } = await world.call(world.as('admin'), listEvents)
  expect(items.map(({ name }) => name)).toContain('webhook.disabled')
  answers = []
  got = []
  await add('Hal')
  await world.settle()
  expect(got).toEqual([])

  await world.call(world.as('admin'), updateWebhook, { webhook: id, enabled: true })
  await add('Ina')
  await world.settle()
  expect(got.some(({ body }) => body.includes('Ina'))).toBe(true)
})

test('a test message says so, and deliveries leave no trace among jobs and changes', async () => {
  const { id } = await hook(['*'])
  await world.settle()
  const count = async () => (await world.call(world.as('admin'), listEvents, { limit: 200 })).items.length
  const before = await count()
  await world.call(world.as('admin'), testWebhook, { webhook: id })
  await world.settle()

  expect(got.at(-1)!.event).toMatchObject({ name: 'webhook.test', after: { name: 'Shop' } })
  expect(await count()).toBe(before)
  expect((await world.call(world.as('admin'), listJobs)).items).toEqual([])
})

test('a redirect is no delivery', async () => {
  const { id } = await hook()
  answers = [302]
  await add('Jo')
  await world.settle()

  expect(await deliveriesOf(id)).toMatchObject([
    { state: 'waiting', problem: expect.stringContaining('redirect') },
  ])
})

test('addresses inside the network are refused, when they are written and when they are sent to', async () => {
  const closed = await openWorldForTest()
  const make = (address: string) =>
    closed.call(closed.as('admin'), createWebhook, { name: 'In', url: address, events: ['*'] })
  for (const address of [url, 'http://169.254.169.254/', 'http://[::ffff:10.0.0.1]/', 'http://2130706433/'])
    await expect(make(address)).rejects.toMatchObject({ code: 'webhooks.address_private' })
  for (const address of ['ftp://example.com/', 'javascript:alert(1)', 'http://a:b@example.com/', 'nowhere'])
    await expect(make(address)).rejects.toMatchObject({ code: 'input_invalid' })

  got = []
  const { webhook } = await make(url.replace('127.0.0.1', 'localhost'))
  await closed.call(closed.as('member'), createPerson, { name: 'Kim' })
  await closed.settle()
  const { items } = await closed.call(closed.as('admin'), listDeliveries, { webhook: webhook.id })
  expect(items.length).toBeGreaterThan(0)
  for (const delivery of items)
    expect(delivery).toMatchObject({
      state: 'waiting',
      problem: expect.stringContaining('inside the network'),
    })
  expect(got).toEqual([])
})
