import { noteConsents } from '@firsthand/contract/crm/consents'
import { createPerson } from '@firsthand/contract/crm/people'
import { addProspects, listProspects } from '@firsthand/contract/crm/pipelines'
import { listEntries, showEntry } from '@firsthand/contract/crm/pipelines-entries'
import { createErasure } from '@firsthand/contract/crm/rights'
import { logTouchpoint } from '@firsthand/contract/crm/touchpoints'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type World, openWorld } from '../../../test/world.ts'
import { pipelineIn } from './testing.ts'

let world: World
beforeAll(async () => void (world = await openWorld()))
afterAll(() => world.close())

const member = () => world.as('member')
const person = async (name: string, more: object = {}) =>
  (await world.call(member(), createPerson, { name, ...more })).id
const answer = (somebody: string, state: 'given' | 'refused' | 'withdrawn', more: object = {}) =>
  world.call(member(), noteConsents, { person: somebody, answers: [{ purpose: 'contact', state }], ...more })
const refused = (name: string) => ({
  status: 409,
  code: 'consent_refused',
  message: expect.stringContaining(`${name} does not agree to being contacted`),
})

test('nobody is put into a pipeline or its pool who does not wish to be contacted, until they say yes', async () => {
  const { pipeline, enter } = await pipelineIn(world)
  const ida = await person('Ida No-More')
  const add = () => world.call(member(), addProspects, { pipeline: pipeline.id, people: [ida] })
  for (const state of ['refused', 'withdrawn'] as const) {
    await answer(ida, state)
    await expect(enter({ person: ida })).rejects.toMatchObject(refused('Ida No-More'))
    await expect(add()).rejects.toMatchObject(refused('Ida No-More'))
  }
  expect((await world.call(member(), listEntries, { person: ida })).items).toEqual([])

  await answer(ida, 'given')
  expect(await add()).toEqual({ added: 1, alreadyThere: 0, refused: [] })
  expect(await enter({ person: ida })).toMatchObject({ mayContact: true })
})

test('what happened may be written down: a talk, and what was won', async () => {
  const { stage, enter } = await pipelineIn(world)
  const jo = await person('Jo Done')
  await answer(jo, 'refused')

  expect(await enter({ person: jo, stage: stage('Won') })).toMatchObject({
    stage: { goal: 'won' },
    mayContact: false,
  })
  await world.call(member(), logTouchpoint, { person: jo, channel: 'call', direction: 'theirs' })
})

test('of many, those who do not wish to be contacted are named with the reason and the rest goes in', async () => {
  const { pipeline } = await pipelineIn(world)
  const [ann, bea, cem] = [await person('Ann Yes'), await person('Bea No'), await person('Cem Once')]
  await answer(bea, 'refused')
  await answer(cem, 'given', { answeredAt: '2026-01-01T00:00:00.000Z', expiresAt: soon() })
  await world.inWorkspace(world.bramble, (ctx) =>
    ctx.db
      .updateTable('consents')
      .set({ expiresAt: '2026-02-01T00:00:00.000Z' })
      .where('personId', '=', cem)
      .execute(),
  )

  const people = [ann, bea, cem]
  expect(await world.call(member(), addProspects, { pipeline: pipeline.id, people })).toEqual({
    added: 1,
    alreadyThere: 0,
    refused: [
      {
        person: { id: bea, name: 'Bea No' },
        code: 'consent_refused',
        reason: 'refused',
        message: 'Bea No does not wish to be contacted.',
      },
      {
        person: { id: cem, name: 'Cem Once' },
        code: 'consent_refused',
        reason: 'expired',
        message: 'Cem Once agreed to be contacted for a time, and it is over. Ask them again.',
      },
    ],
  })
  const all = await world.call(member(), addProspects, { pipeline: pipeline.id, people: [bea, cem] })
  expect(all).toMatchObject({ added: 0, alreadyThere: 0 })
  const { items } = await world.call(member(), listProspects, { pipeline: pipeline.id })
  expect(items.map((each) => each.person.name)).toEqual(['Ann Yes'])
})

test('whoever takes it back while they are in the pool or on the way stays there, and both say so', async () => {
  const { pipeline, enter } = await pipelineIn(world)
  const dan = await person('Dan Later')
  await world.call(member(), addProspects, { pipeline: pipeline.id, people: [dan] })
  const eva = await person('Eva Later')
  const { id } = await enter({ person: eva })
  await answer(dan, 'withdrawn')
  await answer(eva, 'withdrawn')

  const pool = await world.call(member(), listProspects, { pipeline: pipeline.id })
  expect(pool.items).toMatchObject([{ person: { name: 'Dan Later' }, mayContact: false }])
  expect(await world.call(member(), showEntry, { entry: id })).toMatchObject({ mayContact: false })
})

test('a second entry of somebody who was erased is not put into a pool, until they say yes themselves', async () => {
  const { pipeline } = await pipelineIn(world)
  const shared = { emails: [{ email: 'info@twice.example' }] }
  const [gone, twin, other] = [
    await person('Uwe Twice', shared),
    await person('Uwe Twice', shared),
    await person('Vera Else', shared),
  ]
  await world.call(world.as('admin'), createErasure, { person: gone, name: 'Uwe Twice' })

  const people = [twin, other]
  const { added, refused: left } = await world.call(member(), addProspects, { pipeline: pipeline.id, people })
  expect({ added, left }).toMatchObject({
    added: 1,
    left: [{ person: { id: twin }, reason: 'erased_before' }],
  })
  await answer(twin, 'given')
  expect(await world.call(member(), addProspects, { pipeline: pipeline.id, people: [twin] })).toMatchObject({
    added: 1,
  })
})

const soon = () => new Date(Date.now() + 86_400_000).toISOString()
