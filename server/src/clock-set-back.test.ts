import { noteConsents, showConsents } from '@firsthand/contract/crm/consents'
import { createPerson, listPeople, showPerson, updatePerson } from '@firsthand/contract/crm/people'
import { createTask, listTasks } from '@firsthand/contract/crm/tasks'
import { listTouchpoints, logTouchpoint } from '@firsthand/contract/crm/touchpoints'
import { showAccount, signIn, signOut, signUp } from '@firsthand/contract/platform/accounts'
import { listEvents } from '@firsthand/contract/platform/records'
import { beforeEach, expect, test, vi } from 'vitest'
import { createVisitor } from '../test/visitor.ts'
import { type World, openWorld } from '../test/world.ts'

/*
 * The clock of the machine is set back by an hour, as happens when a wrong one is put right. What waits for its time is in
 * platform/jobs/clock-watch.test.ts.
 */

const minute = 60_000
const begin = Date.parse('2026-05-14T09:00:00Z')

let world: World
beforeEach(async () => {
  // Time is taken from nothing but Date; timers and the patience of pools go on as they are.
  vi.useFakeTimers({ toFake: ['Date'], now: begin })
  world = await openWorld({ environment: { SIGN_UP: 'open' } })
  return async () => {
    vi.useRealTimers()
    await world.close()
  }
})

const setTo = (minutes: number) => vi.setSystemTime(begin + minutes * minute)
const call: World['call'] = (...words) => world.call(...words)

async function everyPage<Item>(
  read: (after: string | undefined) => Promise<{ items: Item[]; next: string | null }>,
  between: () => Promise<unknown>,
): Promise<Item[]> {
  const all: Item[] = []
  for (let after: string | undefined; ;) {
    const { items, next } = await read(after)
    all.push(...items)
    if (next === null) return all
    after = next
    await between()
  }
}

test('whoever is signed in stays so, and others sign in as ever', async () => {
  const visitor = createVisitor(await world.listen())
  const ada = { email: 'ada@example.com', password: 'a long password' }
  expect((await visitor.send(signUp, { ...ada, name: 'Ada', workspace: 'Ada’s' })).status).toBe(200)
  setTo(-60)
  expect((await visitor.send(showAccount, {})).body.email).toBe(ada.email)
  expect((await visitor.send(signOut, {})).status).toBe(200)
  expect((await visitor.send(showAccount, {})).code).toBe('not_signed_in')
  expect((await visitor.send(signIn, ada)).status).toBe(200)
  expect((await visitor.send(showAccount, {})).body.email).toBe(ada.email)
})

test('nobody who tried too often waits longer than they would have', async () => {
  const visitor = createVisitor(await world.listen())
  const wrong = { email: 'ada@example.com', password: 'not this one' }
  const trying = async () => {
    for (let tries = 0; tries < 40; tries += 1) {
      const answer = await visitor.send(signIn, wrong)
      if (answer.status === 429) return Number(answer.headers.get('retry-after'))
    }
    throw new Error('Nobody was told to wait.')
  }
  expect(await trying()).toBeLessThanOrEqual(300)
  setTo(-60)
  expect(await trying()).toBeLessThanOrEqual(300)
  setTo(-54)
  expect((await visitor.send(signIn, wrong)).status).not.toBe(429)
})

test('a list that is read page by page has everything once, while more is added at an earlier time', async () => {
  const member = world.as('member')
  const add = (name: string) => call(member, createPerson, { name })
  const there: string[] = []
  for (const [index, minutes] of [0, 30, -60, -30, -90, 0, -60].entries()) {
    setTo(minutes)
    const { id } = await add(`Person ${index}`)
    there.push(id)
    await call(member, createTask, { title: `Task ${index}`, person: id })
  }
  let more = 0
  const meanwhile = async () => {
    setTo(-45)
    await add(`Later ${(more += 1)}`)
  }
  for (const sort of ['newest', 'name', 'lastTouch'] as const) {
    const listed = await everyPage(
      (after) => call(member, listPeople, { sort, limit: 2, ...(after && { after }) }),
      meanwhile,
    )
    const ids = listed.map(({ id }) => id)
    expect(new Set(ids).size, sort).toBe(ids.length)
    expect(ids, sort).toEqual(expect.arrayContaining(there))
  }
  const tasks = await everyPage(
    (after) => call(member, listTasks, { limit: 2, ...(after && { after }) }),
    meanwhile,
  )
  expect(tasks.map(({ title }) => title).toSorted()).toEqual(there.map((_, index) => `Task ${index}`))
  const events = await everyPage(
    (after) => call(world.as('admin'), listEvents, { limit: 3, ...(after && { after }) }),
    async () => undefined,
  )
  const created = events.filter(({ name }) => name === 'person.created').map(({ subject }) => subject.id)
  expect(new Set(created).size).toBe(created.length)
  expect(created).toHaveLength(there.length + more)
})

test('the last touch is the latest one, and a person can be changed and touched before it', async () => {
  const member = world.as('member')
  const { id } = await call(member, createPerson, { name: 'Joan', cadenceDays: 7 })
  await call(member, logTouchpoint, { person: id, channel: 'call' })
  setTo(-60)
  await call(member, logTouchpoint, { person: id, channel: 'call' })
  await call(member, updatePerson, { person: id, note: 'Asked twice.' })

  const person = await call(member, showPerson, { person: id })
  expect(person).toMatchObject({ note: 'Asked twice.', lastTouchAt: new Date(begin).toISOString() })
  expect((await call(member, listTouchpoints, { person: id })).items).toHaveLength(2)
})

test('the answer that came last holds, though its hour is earlier', async () => {
  const member = world.as('member')
  const { id } = await call(member, createPerson, { name: 'Joan' })
  const note = (state: 'given' | 'withdrawn') =>
    call(member, noteConsents, { person: id, answers: [{ purpose: 'record', state }] })
  await note('given')
  setTo(-60)
  await note('withdrawn')
  const { standings } = await call(member, showConsents, { person: id })
  expect(standings.find(({ purpose }) => purpose === 'record')).toMatchObject({
    standing: 'withdrawn',
    may: false,
  })
})
