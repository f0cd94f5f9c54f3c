import { checkDuplicates, listDuplicates, scanDuplicates } from '@firsthand/contract/crm/duplicates'
import { type PersonInput, createPerson, updatePerson } from '@firsthand/contract/crm/people'
import { sql } from 'kysely'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { type World, openWorld } from '../../../test/world.ts'

let world: World
beforeEach(async () => void (world = await openWorld()))
afterEach(() => world.close())

const add = async (name: string, fields: Partial<PersonInput> = {}) =>
  (await world.call(world.as('member'), createPerson, { name, ...fields })).id
const at = (street: string, postalCode: string, city: string | null) => ({
  addresses: [{ street, postalCode, city }],
})
const suggested = async () => {
  await world.settle()
  return (await world.call(world.as('viewer'), listDuplicates, {})).items
}
const names = (pairs: Awaited<ReturnType<typeof suggested>>) =>
  pairs.map(({ one, other }) => [one.name, other.name].toSorted().join(' = '))

beforeEach(async () => {
  for (const name of ['Farid Omar', 'Grete Lund', 'Hugo Prat', 'Jonas Wirth']) await add(name)
})

test('two of a like name at one address are suggested, and the address is a reason', async () => {
  await add('Katherine Vandermeer', at('Goethestraße 12', '10115', 'Berlin'))
  await add('Kate Vandermeer', at('Goethestr. 12', '10115', null))
  const [pair, ...rest] = await suggested()

  expect(rest).toEqual([])
  expect(pair!.reasons.map(({ field, says }) => `${field}: ${says}`)).toContain('address: the same')
  expect(pair!.reasons.find(({ field }) => field === 'address')!.weight).toBeGreaterThan(3)
})

test('a couple and their neighbours are not one person', async () => {
  await add('Ines Sousa', at('Hauptstr. 12', '10115', 'Berlin'))
  await add('Carlos Sousa', at('Hauptstr. 12', '10115', 'Berlin'))
  await add('Mona Reuter', at('Hauptstr. 14', '10115', 'Berlin'))

  expect(names(await suggested())).toEqual([])
})

test('an address elsewhere speaks against it, and an address that comes later is looked at', async () => {
  const home = at('Hauptstr. 12', '10115', 'Berlin')
  await add('Katherine Vandermeer', home)
  const other = await add('Kate Vandermeer', at('Hauptstr. 12', '50667', 'Köln'))
  const before = (await suggested())[0]
  const says = before?.reasons.find(({ field }) => field === 'address')
  expect(says?.weight ?? -1).toBeLessThan(0)

  await world.call(world.as('member'), updatePerson, { person: other, ...home })
  const after = (await suggested())[0]!
  expect(after.reasons.find(({ field }) => field === 'address')!.says).toBe('the same')
  expect(after.probability).toBeGreaterThan(before?.probability ?? 0)
})

test('what a list learned before addresses were compared goes on being of use', async () => {
  await add('Katherine Vandermeer', at('Goethestraße 12', '10115', 'Berlin'))
  await world.call(world.as('member'), scanDuplicates)
  await world.settle()
  await world.inWorkspace(world.bramble, (ctx) =>
    sql`UPDATE duplicate_models SET model = jsonb_set(jsonb_set(model, '{chances}', (model -> 'chances') - 5),
      '{terms}', (model -> 'terms') - 5), learned_at = learned_at + interval '1 second'`.execute(ctx.db),
  )
  await add('Kate Vandermeer', at('Goethestr. 12', '10115', 'Berlin'))

  const [pair] = await suggested()
  expect(pair!.reasons.map(({ field }) => field)).toContain('address')
})

test('before somebody is added, the address tells which of two of one name they may be', async () => {
  const near = await add('Katherine Vandermeer', at('Goethestraße 12', '10115', 'Berlin'))
  const far = await add('Katherine Vandermeer', at('Hauptstr. 3', '50667', 'Köln'))
  await world.settle()
  const check = async (addresses: object[], name = 'Kate Vandermeer') =>
    (await world.call(world.as('viewer'), checkDuplicates, { name, addresses })).items

  const [first, second] = await check([{ street: 'Goethestr. 12', postalCode: '10115' }])
  expect(first).toMatchObject({
    person: { id: near },
    reasons: expect.arrayContaining([expect.objectContaining({ field: 'address', says: 'the same' })]),
  })
  expect(first!.probability).toBeGreaterThan(second?.probability ?? 0)
  const [written] = await check([{ free: 'Hauptstr. 3\n50667 Köln' }])
  expect(written).toMatchObject({ person: { id: far } })
  // Nobody shares a name by sound, and the house is the same.
  expect(await check([{ street: 'Goethestraße 12', city: 'Berlin' }], 'Otto Nobody')).toEqual([])
  expect((await check([])).every(({ reasons }) => reasons.every(({ field }) => field !== 'address'))).toBe(
    true,
  )
})
