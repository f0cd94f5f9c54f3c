import { offerHandoff, refuseHandoff, showHandoff } from '@firsthand/contract/crm/pipelines-handoffs'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { openMailSink } from '../../../test/mail-sink.ts'
import { type Actor, type World, openWorld } from '../../../test/world.ts'
import { pipelineIn } from './testing.ts'

const hours = 3_600_000
let now: number
let world: World
let sink: Awaited<ReturnType<typeof openMailSink>>
let kit: Awaited<ReturnType<typeof pipelineIn>>
let ben: Actor

beforeEach(async () => {
  now = Date.parse('2026-05-04T09:00:00.000Z')
  sink = await openMailSink()
})
afterEach(async () => {
  await world.close()
  await sink.close()
})

async function openWith(smtpUrl: string) {
  world = await openWorld({ clock: () => new Date(now), environment: { SMTP_URL: smtpUrl } })
  kit = await pipelineIn(world)
  ben = await world.makeMember({ name: 'Ben', role: 'member' })
  await kit.roles(world.as('member'), 'sales_development')
  await kit.roles(ben, 'account_executive')
}

/** An offer to Ben, or to whoever is an account executive, whose time of four hours will be over after the next `settle`. */
async function offerThatRunsOut(
  { toMember }: { toMember: string | undefined } = { toMember: ben.memberId },
): Promise<string> {
  const entry = (await kit.enter()).id
  const { id } = await world.call(world.as('member'), offerHandoff, {
    entry,
    toRole: 'account_executive',
    toMember,
    answerWithinHours: 4,
  })
  await world.settle()
  now += 5 * hours
  return id
}

const reminderOf = async (handoff: string) =>
  (await world.call(world.as('member'), showHandoff, { handoff })).reminder

test('whoever lets an offer wait is reminded by mail, once, and the offer says so', async () => {
  await openWith(sink.url)
  const handoff = await offerThatRunsOut()
  await world.settle()

  expect(sink.received.map(({ id, to }) => ({ id, to }))).toEqual([
    { id: `${handoff}.${ben.memberId}`, to: [ben.account.email] },
  ])
  expect(await reminderOf(handoff)).toEqual({ state: 'sent', problem: null, sent: 1, of: 1 })
  now += 24 * hours
  await world.settle()
  expect(sink.received).toHaveLength(1)
})

test('of several who are reminded it is said how many a mail left for', async () => {
  await openWith(sink.url)
  for (const name of ['Cem', 'Dana']) {
    const member = await world.makeMember({ name, role: 'member' })
    await kit.roles(member, 'account_executive')
    if (name === 'Dana') sink.refused.add(member.account.email)
  }
  const handoff = await offerThatRunsOut({ toMember: undefined })
  await world.settle()

  expect(new Set(sink.received.map(({ id }) => id)).size).toBe(2)
  expect(sink.received).toHaveLength(2)
  expect(await reminderOf(handoff)).toEqual({
    state: 'failed',
    problem: expect.stringContaining('No such mailbox'),
    sent: 2,
    of: 3,
  })
})

test('a reminder that no mail server took is said to have failed, and why', async () => {
  await openWith('smtp://127.0.0.1:9')
  const handoff = await offerThatRunsOut()
  await world.settle()

  expect(await reminderOf(handoff)).toEqual({
    state: 'failed',
    problem: expect.stringContaining('ECONNREFUSED'),
    sent: 0,
    of: 1,
  })
})

test('a reminder during which the server stopped is not sent again, and the offer says that nobody knows', async () => {
  await openWith(sink.url)
  const handoff = await offerThatRunsOut()
  // As it was written down before the mail left.
  await world.inWorkspace(world.bramble, async ({ db, workspaceId, instant }) => {
    await db
      .updateTable('handoffs')
      .set({ overdueAt: instant, reminderState: 'sending', reminderOf: 2 })
      .where('workspaceId', '=', workspaceId)
      .where('id', '=', handoff)
      .execute()
  })
  await world.settle()

  expect(sink.received).toEqual([])
  expect(await reminderOf(handoff)).toEqual({
    state: 'unknown',
    problem: expect.stringContaining('may have arrived'),
    sent: null,
    of: 2,
  })
})

test('nobody is reminded of an offer that was answered in time', async () => {
  await openWith(sink.url)
  const handoff = await offerThatRunsOut()
  await world.call(ben, refuseHandoff, { handoff, reason: 'Not now' })
  await world.settle()

  expect(sink.received).toEqual([])
  expect(await reminderOf(handoff)).toBeNull()
})
