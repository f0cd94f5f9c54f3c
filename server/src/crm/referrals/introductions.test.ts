import {
  listIntroductions,
  listThanksDue,
  moveIntroduction,
  updateIntroduction,
  wishIntroduction,
} from '@firsthand/contract/crm/introductions'
import { createPerson, showPerson } from '@firsthand/contract/crm/people'
import { setReferral } from '@firsthand/contract/crm/referrals'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type World, openWorld } from '../../../test/world.ts'

let world: World
let today = new Date('2026-11-21T09:00:00.000Z')
beforeAll(async () => void (world = await openWorld({ clock: () => today })))
afterAll(() => world.close())

const member = () => world.as('member')
async function somebody(name: string, fields: object = {}): Promise<string> {
  return (await world.call(member(), createPerson, { name, ...fields })).id
}
const wish = (sent: Parameters<typeof world.call<typeof wishIntroduction>>[2]) =>
  world.call(member(), wishIntroduction, sent)
const move = (
  introduction: string,
  to: 'asked' | 'made' | 'met' | 'thanked' | 'declined' | 'silent' | 'wished',
  more: object = {},
) => world.call(member(), moveIntroduction, { introduction, to, ...more })
const thanks = async () => (await world.call(world.as('viewer'), listThanksDue, { limit: 200 })).items

test('a wish may have no name yet; once made, it says through whom the person came', async () => {
  const sam = await somebody('Sam')
  const wished = await wish({ wanted: 'Somebody who plans harvests' })
  expect(wished).toMatchObject({ state: 'wished', person: null, member: { name: 'Milo' } })

  await expect(move(wished.id, 'asked')).rejects.toMatchObject({ code: 'introductions.nobody_asked' })
  const asked = await move(wished.id, 'asked', { introducer: sam, wording: 'Could you introduce us?' })
  expect(asked.introduction).toMatchObject({ state: 'asked', introducer: { name: 'Sam' }, isDue: false })
  await expect(move(wished.id, 'made')).rejects.toMatchObject({ code: 'introductions.nobody_met' })

  const paul = await somebody('Paul')
  await move(wished.id, 'made', { person: paul })
  expect(await world.call(world.as('viewer'), showPerson, { person: paul })).toMatchObject({
    introducedBy: { introducer: { id: sam } },
  })
})

test('an ask that nobody answers is due after a week, and not before', async () => {
  const { id } = await wish({ wanted: 'A buyer', introducer: await somebody('Ada'), asked: true })
  const due = async () =>
    (await world.call(world.as('viewer'), listIntroductions, { of: 'due' })).items.map((each) => each.id)
  const before = today
  today = new Date(before.getTime() + 6.9 * 86_400_000)
  expect(await due()).not.toContain(id)
  today = new Date(before.getTime() + 7 * 86_400_000)
  expect(await due()).toContain(id)
  await world.call(member(), updateIntroduction, {
    introduction: id,
    remindAt: new Date(today.getTime() + 86_400_000).toISOString(),
  })
  expect(await due()).not.toContain(id)
  today = before
})

test('several may be asked for one person; the first that is made counts, the second is thanked too', async () => {
  const [ida, jon, kit] = [await somebody('Ida'), await somebody('Jon'), await somebody('Kit')]
  const first = await wish({ person: kit, introducer: ida, asked: true })
  const second = await wish({ person: kit, introducer: jon, asked: true })

  expect((await move(second.id, 'met')).cameThrough).toBeNull()
  expect((await move(first.id, 'met')).cameThrough).toEqual({ id: jon, name: 'Jon' })
  expect(await world.call(world.as('viewer'), showPerson, { person: kit })).toMatchObject({
    introducedBy: { introducer: { id: jon } },
  })
  const due = (await thanks()).filter((each) => each.person.id === kit)
  expect(due.map((each) => each.introducer.name).toSorted()).toEqual(['Ida', 'Jon'])

  for (const each of due) await move(each.introduction!, 'thanked')
  expect((await thanks()).filter((each) => each.person.id === kit)).toEqual([])
})

test('taking the first back lets the second count', async () => {
  const [ida, jon, lou] = [await somebody('Ida'), await somebody('Jon'), await somebody('Lou')]
  const first = await wish({ person: lou, introducer: ida, asked: true })
  const second = await wish({ person: lou, introducer: jon, asked: true })
  await move(first.id, 'made')
  await move(second.id, 'made')
  await move(first.id, 'asked')

  expect(await world.call(world.as('viewer'), showPerson, { person: lou })).toMatchObject({
    introducedBy: { introducer: { id: jon } },
  })
})

test('what is said on the person’s page holds for the wish, so that nobody is thanked twice', async () => {
  const [ida, mia] = [await somebody('Ida'), await somebody('Mia')]
  const { id } = await wish({ person: mia, introducer: ida, asked: true })
  await world.call(member(), setReferral, { person: mia, introducer: ida, stage: 'met' })
  expect((await thanks()).filter((each) => each.person.id === mia)).toMatchObject([{ introduction: id }])
  await world.call(member(), setReferral, { person: mia, introducer: ida, stage: 'thanked' })

  expect((await thanks()).filter((each) => each.person.id === mia)).toEqual([])
  const { items } = await world.call(world.as('viewer'), listIntroductions, { person: mia })
  expect(items).toMatchObject([{ id, state: 'thanked' }])
})

test('a refusal ends it without shame, can be taken back, and never ends one that was made', async () => {
  const [ida, noa] = [await somebody('Ida'), await somebody('Noa')]
  const { id } = await wish({ person: noa, introducer: ida, asked: true })
  const declined = await move(id, 'declined')
  expect(declined.introduction).toMatchObject({ state: 'declined', remindAt: null })
  expect(declined.introduction.closedAt).not.toBeNull()
  expect((await move(id, 'asked')).introduction.closedAt).toBeNull()

  await move(id, 'made')
  await expect(move(id, 'silent')).rejects.toMatchObject({ code: 'introductions.already_made' })
})

test('a step and a thank-you are undone, and not where a colleague went on with the introduction since', async () => {
  const [ida, pia] = [await somebody('Ida'), await somebody('Pia')]
  const { id, version } = await wish({ person: pia, introducer: ida, asked: true })
  const colleagueSays = (wanted: string) =>
    world.call(world.as('admin'), updateIntroduction, { introduction: id, wanted })
  const stands = async () =>
    (await world.call(world.as('viewer'), listIntroductions, { person: pia })).items.find(
      (each) => each.id === id,
    )

  const made = (await move(id, 'made', { version })).introduction
  expect((await move(id, 'asked', { version: made.version })).introduction.state).toBe('asked')

  const step = (await move(id, 'met')).introduction
  await colleagueSays('Somebody who plans harvests')
  await expect(move(id, 'asked', { version: step.version })).rejects.toMatchObject({ code: 'conflict' })
  expect(await stands()).toMatchObject({ state: 'met', wanted: 'Somebody who plans harvests' })

  const thanked = (await move(id, 'thanked')).introduction
  expect((await move(id, 'met', { version: thanked.version })).introduction.state).toBe('met')
  const again = (await move(id, 'thanked')).introduction
  await colleagueSays('A card with it')
  await expect(move(id, 'met', { version: again.version })).rejects.toMatchObject({ code: 'conflict' })
  expect(await stands()).toMatchObject({ state: 'thanked', wanted: 'A card with it' })
  expect((await thanks()).filter((each) => each.person.id === pia)).toEqual([])
})

test('what cannot be is refused with a sentence, and changes nothing', async () => {
  const [ida, ole] = [await somebody('Ida'), await somebody('Ole')]
  await expect(wish({})).rejects.toMatchObject({ code: 'introductions.nobody_wanted' })
  await expect(wish({ person: ida, introducer: ida })).rejects.toMatchObject({
    code: 'introductions.same_person',
  })
  await world.call(member(), setReferral, { person: ida, introducer: ole })
  const { id } = await wish({ person: ole, introducer: ida, asked: true })
  await expect(move(id, 'made')).rejects.toMatchObject({ code: 'introductions.introducer_circle' })
  await expect(
    move(id, 'asked', { at: new Date(today.getTime() + 1_000).toISOString() }),
  ).rejects.toMatchObject({ code: 'introductions.in_future' })
  await expect(move(id, 'asked', { version: 99 })).rejects.toMatchObject({ code: 'conflict' })

  const { items } = await world.call(world.as('viewer'), listIntroductions, { person: ole })
  expect(items).toMatchObject([{ state: 'asked', version: 1 }])
})

test('the lists go on where they stopped', async () => {
  for (const list of [listIntroductions, listThanksDue] as const) {
    for (let count = 0; count < 3; count++) {
      const [a, b] = [await somebody('A'), await somebody('B')]
      const { id } = await wish({ person: a, introducer: b, asked: true })
      await move(id, 'met')
    }
    const all = await world.call(world.as('viewer'), list, { limit: 200 })
    const pages: unknown[] = []
    for (let after: string | undefined; ;) {
      const page = await world.call(world.as('viewer'), list, { limit: 2, ...(after && { after }) })
      pages.push(...page.items)
      if (!page.next) break
      after = page.next
    }
    expect(pages).toEqual(all.items)
  }
})
