import { previewDigest, showDigest, updateDigest } from '@firsthand/contract/crm/digest'
import { createPerson, showPerson } from '@firsthand/contract/crm/people'
import { createTask, showTask } from '@firsthand/contract/crm/tasks'
import { logTouchpoint } from '@firsthand/contract/crm/touchpoints'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { openMailSink } from '../../../test/mail-sink.ts'
import { type World, openWorld } from '../../../test/world.ts'
import { digestKind } from './schedule.ts'

// The links of a digest are good for some days from when it was written: real time, so that they still are.
const start = Date.now()
let now = start
let world: World
let sink: Awaited<ReturnType<typeof openMailSink>>

beforeEach(async () => {
  now = start
  sink = await openMailSink()
  world = await openWorld({ clock: () => new Date(now), environment: { SMTP_URL: sink.url } })
})
afterEach(async () => {
  await world.close()
  await sink.close()
})

const you = () => world.as('member')
const hour = 3_600_000
const day = 24 * hour

async function somebodyWaits(): Promise<string> {
  const { id } = await world.call(you(), createPerson, { name: 'Nele <Brandt>', cadenceDays: 7 })
  const at = new Date(now - 9 * day).toISOString()
  await world.call(you(), logTouchpoint, { person: id, channel: 'coffee', at })
  return id
}

/** Lets the planned moment come, and waits until all that is due is done. */
async function letItCome() {
  const { nextAt } = await world.call(you(), showDigest)
  now = Date.parse(nextAt!) + 1000
  await world.settle()
  return nextAt!
}

test('a digest leaves at its hour, says who waits and why, and the next one is planned', async () => {
  await somebodyWaits()
  const { nextAt } = await world.call(you(), updateDigest, {
    every: 'day',
    hour: 8,
    timeZone: 'Europe/Berlin',
  })
  await world.settle()
  expect(sink.received).toEqual([])

  await letItCome()

  expect(sink.received).toHaveLength(1)
  expect(sink.received[0]!.to).toEqual([you().account.email])
  expect(sink.received[0]!.text).toContain('Nele <Brandt>: Due since')
  expect(sink.received[0]!.text).toContain('Nele &#60;Brandt&#62;')
  const shown = await world.call(you(), showDigest)
  expect(shown.sent).toMatchObject([{ state: 'sent', items: 1, problem: null }])
  expect(Date.parse(shown.nextAt!)).toBeGreaterThan(Date.parse(nextAt!))
})

test('a mail whose fate nobody knows is shown as unknown, and not sent again', async () => {
  await somebodyWaits()
  await world.call(you(), updateDigest, { every: 'day', hour: 8, timeZone: 'UTC' })
  const { nextAt } = await world.call(you(), showDigest)
  // What a killed server leaves behind: it was about to send.
  await world.inWorkspace(world.bramble, (ctx) =>
    ctx.db
      .insertInto('digests')
      .values({
        workspaceId: ctx.workspaceId,
        id: ctx.newId(),
        memberId: you().memberId,
        day: nextAt!.slice(0, 10),
        state: 'sending',
        items: 1,
        createdAt: ctx.instant,
      })
      .execute(),
  )
  await letItCome()

  expect(sink.received).toEqual([])
  const shown = await world.call(you(), showDigest)
  expect(shown.sent).toMatchObject([{ state: 'unknown' }])
  expect(shown.nextAt).not.toBeNull()
})

test('asking for the same day twice sends once', async () => {
  await somebodyWaits()
  await world.call(you(), updateDigest, { every: 'day', hour: 8, timeZone: 'UTC' })
  await letItCome()
  await world.inWorkspace(world.bramble, (ctx) => ctx.ask(digestKind, { member: you().memberId }))
  await world.settle()

  expect(sink.received).toHaveLength(1)
})

test('when nobody waits no mail leaves, and the page says so', async () => {
  await world.call(you(), updateDigest, { every: 'day', hour: 8, timeZone: 'UTC' })
  await letItCome()

  expect(sink.received).toEqual([])
  expect((await world.call(you(), showDigest)).sent).toMatchObject([{ state: 'empty', items: 0 }])
})

test('a refusal of the mail server is shown, and the next day is tried', async () => {
  await somebodyWaits()
  await world.call(you(), updateDigest, { every: 'day', hour: 8, timeZone: 'UTC' })
  await sink.close()
  await letItCome()
  const shown = await world.call(you(), showDigest)

  expect(shown.sent).toMatchObject([{ state: 'failed' }])
  expect(shown.nextAt).not.toBeNull()
  sink = await openMailSink()
})

test('changing the hour leaves one digest planned, and never none', async () => {
  for (const chosen of [6, 7, 8]) await world.call(you(), updateDigest, { every: 'day', hour: chosen })
  const planned = () =>
    world.inWorkspace(world.bramble, (ctx) =>
      ctx.db
        .selectFrom('jobs')
        .select('id')
        .where('workspaceId', '=', ctx.workspaceId)
        .where('kind', '=', digestKind)
        .execute(),
    )
  expect(await planned()).toHaveLength(1)
  await world.call(you(), updateDigest, { every: 'never' })
  expect(await planned()).toHaveLength(0)
})

test('a link of a digest asks first: opening it changes nothing, pressing the button puts the person off', async () => {
  const person = await somebodyWaits()
  await world.call(you(), updateDigest, { every: 'day', hour: 8, timeZone: 'UTC' })
  await letItCome()
  const base = await world.listen()
  const path = /http:\/\/localhost:3000(\/digest-links\/\S+)/.exec(sink.received[0]!.text)![1]!
  const before = await world.call(you(), showPerson, { person })

  const asked = await fetch(base + path)
  expect(await asked.text()).toContain('Put Nele &#60;Brandt&#62; off until')
  expect(await world.call(you(), showPerson, { person })).toEqual(before)

  const done = await fetch(base + path, { method: 'POST' })
  expect(done.status).toBe(200)
  const after = await world.call(you(), showPerson, { person })
  expect(Date.parse(after.nextTouchAt!)).toBeGreaterThan(now + 5 * day)
  // What is signed cannot be bent into something else.
  expect((await fetch(`${base}${path.slice(0, -1)}${path.endsWith('A') ? 'B' : 'A'}`)).status).toBe(404)
  expect((await fetch(`${base}/digest-links/x.y`)).status).toBe(404)
})

test('a link names the day of the member whose mail it is, also east of UTC', async () => {
  await somebodyWaits()
  const timeZone = 'Australia/Sydney'
  await world.call(you(), updateDigest, { every: 'day', hour: 8, timeZone })
  const came = await letItCome()
  const base = await world.listen()
  const path = /http:\/\/localhost:3000(\/digest-links\/\S+)/.exec(sink.received[0]!.text)![1]!
  const inAWeek = new Date(Date.parse(came) + 7 * day)
  const there = new Intl.DateTimeFormat('en-CA', { timeZone }).format(inAWeek)
  expect(await (await fetch(base + path)).text()).toContain(`off until ${there}?`)
})

test('the link at the end stops the mails, also when a mail program presses it by itself', async () => {
  await somebodyWaits()
  await world.call(you(), updateDigest, { every: 'day', hour: 8, timeZone: 'UTC' })
  await letItCome()
  const base = await world.listen()
  const path = /No more of these mails: http:\/\/localhost:3000(\S+)/.exec(sink.received[0]!.text)![1]!
  await fetch(base + path, {
    method: 'POST',
    body: 'List-Unsubscribe=One-Click',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
  })

  expect(await world.call(you(), showDigest)).toMatchObject({ every: 'never', nextAt: null })
})

test('a task in a digest can be done by its link', async () => {
  const { id: task } = await world.call(you(), createTask, {
    title: 'Ring Ines',
    dueDay: new Date(now).toISOString().slice(0, 10),
  })
  await world.call(you(), updateDigest, { every: 'day', hour: 8, timeZone: 'UTC' })
  await letItCome()
  const base = await world.listen()
  const path = /Done: http:\/\/localhost:3000(\S+)/.exec(sink.received[0]!.text)![1]!
  await fetch(base + path, { method: 'POST' })

  expect(await world.call(you(), showTask, { task })).toMatchObject({ doneBy: { name: 'Milo' } })
})

test('the preview shows the same words without links that act', async () => {
  await somebodyWaits()
  const { text, items } = await world.call(you(), previewDigest)

  expect(items).toBe(1)
  expect(text).toContain('Nele <Brandt>')
  expect(text).not.toContain('digest-links')
})
