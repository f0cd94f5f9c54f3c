import { noteConsents } from '@firsthand/contract/crm/consents'
import { listFollowUps, losingTouch } from '@firsthand/contract/crm/follow-ups'
import { moveIntroduction, updateIntroduction, wishIntroduction } from '@firsthand/contract/crm/introductions'
import { createPerson, showPerson } from '@firsthand/contract/crm/people'
import { createTask, listTasks } from '@firsthand/contract/crm/tasks'
import { createClaim } from '@firsthand/contract/evidence/claims'
import { createPromise } from '@firsthand/contract/evidence/promises'
import { showToday } from '@firsthand/contract/discovery/today'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type World, openWorld } from '../../../test/world.ts'
import { writeDigest } from '../digest/write-digest.ts'
import { followUps } from './follow-ups.ts'

let world: World
let ida: string
let otto: string
beforeAll(async () => {
  world = await openWorld()
  await world.call(member(), createClaim, { sentence: 'Bakers start early.', kind: 'insight', stakes: 3 })
  ida = await waiting('Ida No-More')
  otto = await waiting('Otto Still')
})
afterAll(() => world.close())

const member = () => world.as('member')
const answer = (person: string, state: 'given' | 'withdrawn') =>
  world.call(member(), noteConsents, { person, answers: [{ purpose: 'contact', state }] })

/** Somebody whose turn was long ago. */
async function waiting(name: string): Promise<string> {
  const { id } = await world.call(member(), createPerson, { name, cadenceDays: 7 })
  await world.inWorkspace(world.bramble, (ctx) =>
    sql`UPDATE people SET last_touch_at = now() - interval '90 days', next_touch_at = now() - interval '83 days'
      WHERE workspace_id = ${world.bramble} AND id = ${id}`.execute(ctx.db),
  )
  return id
}

async function namedAnywhere(): Promise<Record<string, string[]>> {
  const due = (await world.call(member(), listFollowUps)).items
  const losing = (await world.call(member(), losingTouch)).items
  const { talkToNext } = await world.call(member(), showToday)
  const names = (items: { person: { name: string } | null }[]) =>
    items.map(({ person }) => person?.name ?? '')
  return { due: names(due), losing: names(losing), today: names(talkToNext) }
}

test('who takes back being contacted has no turn any more on any list at once, and has one again when they say yes', async () => {
  const both = ['Ida No-More', 'Otto Still']
  for (const names of Object.values(await namedAnywhere()))
    expect(names).toEqual(expect.arrayContaining(both))

  await answer(ida, 'withdrawn')
  const after = await namedAnywhere()
  for (const names of Object.values(after)) {
    expect(names).toContain('Otto Still')
    expect(names).not.toContain('Ida No-More')
  }
  expect(await world.call(member(), showPerson, { person: ida })).toMatchObject({ mayContact: false })

  await answer(ida, 'given')
  for (const names of Object.values(await namedAnywhere())) expect(names).toContain('Ida No-More')
})

test('a task and a promise for somebody who wants no contact stay on the list and say so, also in the digest', async () => {
  await answer(ida, 'withdrawn')
  await world.call(member(), createTask, { title: 'Ring about the oven', person: ida })
  await world.call(member(), createTask, { title: 'Bring the book', person: otto })
  await world.call(member(), createPromise, { person: ida, words: 'A new oven.', dueOn: '2026-01-01' })
  await world.inWorkspace(world.bramble, (ctx) =>
    ctx.db.updateTable('tasks').set({ sortAt: '2026-01-01T00:00:00.000Z' }).execute(),
  )

  const { items } = await world.call(member(), listFollowUps)
  const ofIda = items.filter(({ person }) => person?.id === ida)
  expect(ofIda.map(({ kind }) => kind).toSorted()).toEqual(['promise', 'task'])
  expect(ofIda.every(({ mayContact }) => !mayContact)).toBe(true)
  expect(items.filter(({ person }) => person?.id === otto).every(({ mayContact }) => mayContact)).toBe(true)
  const { items: tasks } = await world.call(member(), listTasks)
  expect(tasks.find(({ title }) => title === 'Ring about the oven')).toMatchObject({ mayContact: false })
  expect((await namedAnywhere()).today).not.toContain('Ida No-More')

  const mail = await world.inWorkspace(world.bramble, async (ctx) => {
    const who = { memberId: member().memberId, timeZone: 'UTC' }
    const due = await followUps(ctx, world.application.domains, { ...who, limit: 20 })
    return writeDigest(ctx, { name: 'Milo', ...who, items: due, day: null })
  })
  expect(mail.text).toContain('Ida No-More: Ring about the oven (They do not wish to be contacted.)')
  expect(mail.text).not.toContain('Bring the book (')
})

test('nobody wishes for an introduction to somebody who wants no contact, or asks them for one', async () => {
  const { id: wish } = await world.call(member(), wishIntroduction, { person: otto, introducer: null })
  await answer(ida, 'withdrawn')
  const refused = {
    status: 409,
    code: 'consent_refused',
    message: expect.stringContaining('Ida No-More does not agree to being contacted'),
  }
  await expect(world.call(member(), wishIntroduction, { person: ida })).rejects.toMatchObject(refused)
  const asking = { wanted: 'A miller', introducer: ida }
  await expect(world.call(member(), wishIntroduction, asking)).rejects.toMatchObject(refused)
  const change = { introduction: wish, introducer: ida }
  await expect(world.call(member(), updateIntroduction, change)).rejects.toMatchObject(refused)
  await expect(
    world.call(member(), moveIntroduction, { ...change, to: 'asked' as const }),
  ).rejects.toMatchObject(refused)
})
