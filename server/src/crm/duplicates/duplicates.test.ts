import {
  checkDuplicates,
  listDuplicates,
  listToldApart,
  scanDuplicates,
  setDuplicateRule,
  showDuplicateStatus,
  tellApart,
  untellApart,
} from '@firsthand/contract/crm/duplicates'
import { listMerges, mergePeople, unmergePeople } from '@firsthand/contract/crm/merges'
import {
  type PersonInput,
  archivePerson,
  createPerson,
  showPerson,
  updatePerson,
} from '@firsthand/contract/crm/people'
import { showJob } from '@firsthand/contract/platform/records'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { type World, openWorld } from '../../../test/world.ts'

let world: World
beforeEach(async () => void (world = await openWorld()))
afterEach(() => world.close())

const add = async (name: string, fields: Partial<PersonInput> = {}) =>
  (await world.call(world.as('member'), createPerson, { name, ...fields })).id
const suggested = async (person?: string) => {
  await world.settle()
  const { items } = await world.call(world.as('viewer'), listDuplicates, person ? { person } : {})
  return items
}
const scan = async () => {
  const { job } = await world.call(world.as('member'), scanDuplicates)
  await world.settle()
  return world.call(world.as('member'), showJob, { job })
}
const names = (pairs: Awaited<ReturnType<typeof suggested>>) =>
  pairs.map(({ one, other }) => [one.name, other.name].toSorted().join(' = '))

async function strangers(): Promise<void> {
  for (const name of ['Farid Omar', 'Grete Lund', 'Hugo Prat', 'Ines Sousa', 'Jonas Wirth', 'Karl Adamu'])
    await add(name, { organisation: { name: 'Harbour Line' } })
}

test('somebody who is added again is suggested with a reason for each field', async () => {
  await strangers()
  await add('William Castellanos', {
    organisation: { name: 'Northwind GmbH' },
    phones: [{ phone: '+49 30 901820' }],
  })
  await add('Bill Castellanos', { organisation: { name: 'Northwind' }, phones: [{ phone: '+49 30 901820' }] })
  const [pair, ...rest] = await suggested()

  expect(rest).toEqual([])
  expect(pair!.probability).toBeGreaterThan(0.95)
  expect(pair!.reasons.map(({ field, says }) => `${field}: ${says}`)).toEqual([
    'given name: a short form, an initial, or one slip apart',
    'family name: the same',
    'phone: the same',
    'organisation: the same',
  ])
})

test('names in the other order meet, and colleagues with other names do not', async () => {
  await strangers()
  await add('Wei Zhang', { organisation: { name: 'Lumen' } })
  await add('Zhang Wei', { organisation: { name: 'Lumen' } })
  await add('Mona Reuter', { organisation: { name: 'Lumen' } })

  expect(names(await suggested())).toEqual(['Wei Zhang = Zhang Wei'])
})

test('before somebody is added, those who may be the same are named', async () => {
  await strangers()
  const id = await add('Katherine Vandermeer', { emails: [{ email: 'katherine.vandermeer@example.com' }] })
  await world.settle()
  const check = (sent: object) =>
    world.call(world.as('viewer'), checkDuplicates, { name: 'Kate Vandermeer', ...sent })

  expect((await check({})).items).toMatchObject([{ person: { id, name: 'Katherine Vandermeer' } }])
  expect((await check({ emails: ['Katherine.Vandermeer@example.com'] })).items[0]).toMatchObject({
    person: { id },
    reasons: expect.arrayContaining([expect.objectContaining({ field: 'e-mail', says: 'the same' })]),
  })
  expect((await check({ name: 'Otto Nobody' })).items).toEqual([])
})

test('whoever is told apart is never suggested again, until that is taken back', async () => {
  const one = await add('Marguerite Desrosiers')
  const other = await add('Margaret Desrosiers')
  expect(await suggested()).toHaveLength(1)
  await world.call(world.as('member'), tellApart, { one: other, other: one })
  expect(await suggested()).toEqual([])
  await scan()
  await world.call(world.as('member'), updatePerson, { person: one, roleTitle: 'cook' })
  expect(await suggested()).toEqual([])
  expect((await world.call(world.as('viewer'), listToldApart)).items).toMatchObject([{ by: 'Milo' }])

  await world.call(world.as('member'), untellApart, { one, other })
  expect(await suggested()).toHaveLength(1)
  await expect(world.call(world.as('member'), untellApart, { one, other })).rejects.toMatchObject({
    status: 404,
  })
})

test('apart from one is apart from whom they are merged into', async () => {
  const [one, two, three] = [
    await add('Noemi Achterberg'),
    await add('Noemie Achterberg'),
    await add('N. Achterberg'),
  ]
  await world.call(world.as('member'), tellApart, { one, other: two })
  const { merge } = await world.call(world.as('member'), mergePeople, { person: three, other: two })
  expect(names(await suggested(three))).toEqual([])
  await world.call(world.as('member'), unmergePeople, { merge: merge! })

  expect(names(await suggested()).toSorted()).toEqual([
    'N. Achterberg = Noemi Achterberg',
    'N. Achterberg = Noemie Achterberg',
  ])
})

test('a changed or archived person is looked at anew', async () => {
  const one = await add('Ottilie Brandauer')
  const other = await add('Ottilie Brandauer')
  expect(await suggested(one)).toHaveLength(1)
  await world.call(world.as('member'), updatePerson, { person: other, name: 'Somebody Else' })
  expect(await suggested(one)).toEqual([])
  await world.call(world.as('member'), updatePerson, { person: other, name: 'Ottilie Brandauer' })
  expect(await suggested(one)).toHaveLength(1)
  await world.call(world.as('member'), archivePerson, { person: other })
  expect(await suggested(one)).toEqual([])
})

test('a search says how many people it looked at, and asking twice asks for one', async () => {
  await strangers()
  const [first, second] = await Promise.all([
    world.call(world.as('member'), scanDuplicates),
    world.call(world.as('member'), scanDuplicates),
  ])
  expect(second.job).toBe(first.job)
  await world.settle()

  expect(await world.call(world.as('member'), showJob, { job: first.job })).toMatchObject({
    state: 'done',
    result: { people: 6, found: 0, merged: 0 },
  })
  expect(await world.call(world.as('viewer'), showDuplicateStatus)).toMatchObject({
    people: 6,
    mergesExact: false,
    waiting: { count: 0, exact: true },
    scan: { job: first.job },
  })
})

test('exact duplicates are merged by rule only when the workspace wishes so, and not again once parted', async () => {
  const first = await add('Exact Person', {
    phones: [{ phone: '+49 30 901820' }],
    emails: [{ email: 'exact.person@gmail.com' }],
  })
  const second = await add('Person Exact', { emails: [{ email: 'exactperson+news@gmail.com' }] })
  expect(await suggested()).toMatchObject([{ isExact: true }])
  expect((await scan()).result).toMatchObject({ merged: 0 })

  await expect(world.call(world.as('member'), setDuplicateRule, { mergesExact: true })).rejects.toMatchObject(
    { status: 403 },
  )
  await world.call(world.as('admin'), setDuplicateRule, { mergesExact: true })
  await world.settle()
  expect((await world.call(world.as('viewer'), showPerson, { person: second })).id).toBe(first)
  const [merge] = (await world.call(world.as('viewer'), listMerges)).items
  expect(merge).toMatchObject({ mergedBy: null, other: { name: 'Person Exact' } })

  await world.call(world.as('member'), unmergePeople, { merge: merge!.id })
  await scan()
  expect((await world.call(world.as('viewer'), showPerson, { person: second })).id).toBe(second)
})

test('nobody of another workspace is suggested, checked against or told apart', async () => {
  const ours = await add('Isolde Wackernagel')
  const theirs = (await world.call(world.as('rival'), createPerson, { name: 'Isolde Wackernagel' })).id
  await world.settle()

  expect(await suggested()).toEqual([])
  expect((await world.call(world.as('rival'), listDuplicates)).items).toEqual([])
  const found = await world.call(world.as('rival'), checkDuplicates, { name: 'Isolde Wackernagel' })
  expect(found.items.map((item) => item.person.id)).toEqual([theirs])
  await expect(world.call(world.as('member'), tellApart, { one: ours, other: theirs })).rejects.toMatchObject(
    {
      status: 404,
    },
  )
})
