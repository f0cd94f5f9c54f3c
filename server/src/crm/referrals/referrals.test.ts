import { createPerson, showPerson, updatePerson } from '@firsthand/contract/crm/people'
import { listReferrals, removeReferral, setReferral } from '@firsthand/contract/crm/referrals'
import { listEvents } from '@firsthand/contract/platform/records'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type World, openWorld } from '../../../test/world.ts'

let world: World
beforeAll(async () => void (world = await openWorld()))
afterAll(() => world.close())

async function somebody(name: string, fields: object = {}): Promise<string> {
  return (await world.call(world.as('member'), createPerson, { name, ...fields })).id
}
const set = (person: string, introducer: string, stage?: 'asked' | 'made' | 'met' | 'thanked') =>
  world.call(world.as('member'), setReferral, { person, introducer, ...(stage && { stage }) })

test('an introduction goes from asked to thanked and keeps the day of each stage', async () => {
  const [ada, ben] = [await somebody('Ada'), await somebody('Ben')]
  const asked = await set(ben, ada, 'asked')
  expect(asked).toMatchObject({ madeAt: null, metAt: null, thankedAt: null })
  const thanked = await set(ben, ada, 'thanked')

  expect(thanked.askedAt).toBe(asked.askedAt)
  expect(thanked.thankedAt).not.toBeNull()
})

test('both people show the introduction', async () => {
  const ada = await somebody('Ada')
  const ben = await somebody('Ben', { introducedBy: ada })

  expect(await world.call(world.as('viewer'), showPerson, { person: ben })).toMatchObject({
    introducedBy: { introducer: { id: ada } },
  })
  expect(await world.call(world.as('viewer'), showPerson, { person: ada })).toMatchObject({
    introduced: [{ person: { id: ben } }],
  })
})

test('nobody comes through somebody who came through them, near or far', async () => {
  const ada = await somebody('Ada')
  const ben = await somebody('Ben', { introducedBy: ada })
  const cid = await somebody('Cid', { introducedBy: ben })

  await expect(set(ada, cid)).rejects.toMatchObject({ code: 'referrals.introducer_circle' })
  await expect(set(ada, ada)).rejects.toMatchObject({ code: 'referrals.introducer_circle' })
})

test('another introducer takes the place of the first, and forgetting leaves nobody', async () => {
  const [ada, ben] = [await somebody('Ada'), await somebody('Ben')]
  const cid = await somebody('Cid', { introducedBy: ada })
  await world.call(world.as('member'), updatePerson, { person: cid, introducedBy: ben })
  expect(
    (await world.call(world.as('viewer'), listReferrals)).items.filter((each) => each.person.id === cid),
  ).toMatchObject([{ introducer: { id: ben } }])
  await world.call(world.as('member'), removeReferral, { person: cid })

  expect(await world.call(world.as('viewer'), showPerson, { person: cid })).toMatchObject({
    introducedBy: null,
  })
  await expect(world.call(world.as('member'), removeReferral, { person: cid })).rejects.toMatchObject({
    code: 'not_found',
  })
})

test('the history says who was said to have introduced them before, and how far it had come', async () => {
  const [ada, ben, cid] = [await somebody('Ada'), await somebody('Ben'), await somebody('Cid')]
  await set(cid, ada, 'asked')
  await world.call(world.as('member'), updatePerson, { person: cid, introducedBy: ben })
  await world.call(world.as('member'), updatePerson, { person: cid, introducedBy: null })

  const { items } = await world.call(world.as('owner'), listEvents, { kind: 'person' })
  expect(items.filter(({ name }) => name.startsWith('referral.')).slice(0, 3)).toMatchObject([
    { name: 'referral.removed', before: { introducerId: ben, stage: 'made' } },
    {
      before: { introducerId: ada, stage: 'asked' },
      after: { introducerId: ben, stage: 'made' },
    },
    { name: 'referral.set', before: null, after: { introducerId: ada, stage: 'asked' } },
  ])
})

test('somebody of another workspace introduces nobody here', async () => {
  const stranger = await world.call(world.as('rival'), createPerson, { name: 'Stranger' })

  await expect(set(await somebody('Ada'), stranger.id)).rejects.toMatchObject({
    code: 'referrals.introducer_missing',
  })
})
