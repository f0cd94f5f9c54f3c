import { addKnowHow } from '@firsthand/contract/crm/know-how'
import {
  listIntroducers,
  listWaysIn,
  showBalance,
  showBalanceOf,
  showIntroducedTree,
} from '@firsthand/contract/crm/network'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type World, openWorld } from '../../../test/world.ts'
import { insertPerson } from '../people/write.ts'
import { loadGraph } from './load-graph.ts'
import { introduce } from '../referrals/introduce.ts'
import { touch } from '../touchpoints/touch.ts'

let world: World
beforeAll(async () => void (world = await openWorld()))
afterAll(() => world.close())

type Fields = { organisation?: string; types?: ('payer' | 'end_user' | 'lead')[] }
const somebody = (name: string, { organisation, types = [] }: Fields = {}) =>
  world.inWorkspace(world.bramble, (ctx) =>
    insertPerson(ctx, {
      name,
      ...(organisation && { organisation: { name: organisation } }),
      contactTypes: types.map((type) => ({ type })),
    }),
  )
const came = (personId: string, introducerId: string) =>
  world.inWorkspace(world.bramble, (ctx) => introduce(ctx, { personId, introducerId, stage: 'made' }))
const talked = (memberId: string, personId: string, times = 1) =>
  world.inWorkspace(world.bramble, (ctx) =>
    touch(
      ctx,
      Array.from({ length: times }, () => ({
        ...({ personId, memberId, at: ctx.instant, direction: 'both', channel: 'call' } as const),
        ...({ outcome: 'reached', minutes: null, note: '' } as const),
      })),
    ),
  )
const waysTo = (sent: object) => world.call(world.as('viewer'), listWaysIn, sent)
const organisationOf = (person: string) =>
  world.inWorkspace(world.bramble, async (ctx) => {
    const { organisationId } = await ctx.db
      .selectFrom('people')
      .select('organisationId')
      .where('workspaceId', '=', ctx.workspaceId)
      .where('id', '=', person)
      .executeTakeFirstOrThrow()
    return organisationId!
  })

test('a way leads from the member who talked, along introductions and colleagues, and says how', async () => {
  const [ann, bob] = [await somebody('Ann'), await somebody('Bob', { organisation: 'Mill' })]
  const cyd = await somebody('Cyd', { organisation: 'Mill' })
  await came(bob, ann)
  await talked(world.as('member').memberId, ann, 3)

  const { ways, target, capped } = await waysTo({ person: cyd })
  expect(target).toMatchObject({ kind: 'person', name: 'Cyd' })
  expect(capped).toBe(false)
  expect(ways).toHaveLength(1)
  expect(ways[0]!.member.name).toBe('Milo')
  expect(
    ways[0]!.steps.map(({ kind, to, talks, organisation }) => [kind, to.name, talks, organisation?.name]),
  ).toEqual([
    ['talked', 'Ann', 3, undefined],
    ['introduced', 'Bob', null, undefined],
    ['works_with', 'Cyd', null, 'Mill'],
  ])
  expect((await waysTo({ person: cyd, steps: 2 })).ways).toEqual([])
  expect((await waysTo({ person: cyd, from: world.as('admin').memberId })).ways).toEqual([])
})

test('into an organisation lead those who work there, those who did, and the members who were there themselves', async () => {
  const [dot, eve] = [await somebody('Dot', { organisation: 'Harbour' }), await somebody('Eve')]
  await talked(world.as('owner').memberId, eve, 2)
  await talked(world.as('member').memberId, dot)
  await world.call(world.as('member'), addKnowHow, { person: eve, kind: 'worked_at', what: 'Harbour' })
  await world.call(world.as('admin'), addKnowHow, { kind: 'worked_at', what: 'harbour', untilYear: 2024 })

  const { ways } = await waysTo({ organisation: await organisationOf(dot) })
  expect(
    ways.map(({ member, steps }) => `${member.name}: ${steps.map((step) => step.kind).join(' ')}`).toSorted(),
  ).toEqual(['Ada: worked_there', 'Mara: talked worked_there', 'Milo: talked'])
})

test('nobody who was put away lies on a way, and no try without an answer is a talk', async () => {
  const [fay, gil] = [await somebody('Fay'), await somebody('Gil')]
  await came(gil, fay)
  await talked(world.as('member').memberId, fay)
  expect((await waysTo({ person: gil })).ways).toHaveLength(1)
  await world.inWorkspace(world.bramble, (ctx) =>
    ctx.db
      .updateTable('people')
      .set({ archivedAt: ctx.instant })
      .where('workspaceId', '=', ctx.workspaceId)
      .where('id', '=', fay)
      .execute(),
  )
  expect((await waysTo({ person: gil })).ways).toEqual([])
})

test('one target is named, and somebody of another workspace is not found', async () => {
  await expect(waysTo({})).rejects.toMatchObject({ code: 'network.one_target' })
  const stranger = await world.inWorkspace(world.rival, (ctx) => insertPerson(ctx, { name: 'Stranger' }))
  await expect(waysTo({ person: stranger })).rejects.toMatchObject({ code: 'not_found' })
})

test('in any small network, a way is found exactly where a search step by step finds one, and the shortest is among them', async () => {
  const member = world.as('owner').memberId
  const size = 9
  const edge = fc.tuple(fc.integer({ min: 0, max: size - 1 }), fc.integer({ min: 0, max: size - 1 }))
  const network = fc.record({
    // Each came through somebody with a smaller number, so that no circle closes.
    introducers: fc.array(fc.option(fc.nat(), { freq: 2 }), { minLength: size, maxLength: size }),
    works: fc.array(fc.option(fc.integer({ min: 0, max: 3 }), { freq: 1 }), {
      minLength: size,
      maxLength: size,
    }),
    talks: fc.uniqueArray(fc.integer({ min: 0, max: size - 1 }), { maxLength: 2 }),
    aim: edge,
  })
  let round = 0
  await fc.assert(
    fc.asyncProperty(network, async ({ introducers, works, talks, aim: [aim] }) => {
      round++
      const ids: string[] = []
      for (const place of works)
        ids.push(
          await somebody(`N${ids.length}`, place === null ? {} : { organisation: `Place ${round} ${place}` }),
        )
      const edges: [number, number][] = []
      for (const [at, said] of introducers.entries()) {
        if (said === null || at === 0) continue
        await came(ids[at]!, ids[said % at]!)
        edges.push([at, said % at], [said % at, at])
      }
      for (const [a, placeA] of works.entries())
        for (const [b, placeB] of works.entries())
          if (a !== b && placeA !== null && placeA === placeB) edges.push([a, b])
      for (const at of talks) await talked(member, ids[at]!)

      const steps = new Map(talks.map((at) => [at, 1]))
      for (const at of steps.keys())
        for (const [from, to] of edges) if (from === at && !steps.has(to)) steps.set(to, steps.get(at)! + 1)
      const shortest = steps.get(aim)

      const { ways } = await waysTo({ person: ids[aim]! })
      expect(ways.length > 0).toBe(shortest !== undefined && shortest <= 4)
      if (ways.length > 0) expect(Math.min(...ways.map((way) => way.steps.length))).toBe(shortest)
    }),
    { numRuns: 25 },
  )
})

test('who brings whom is listed by how many, page after page, and a tree shows near and far', async () => {
  const [top, mid, low] = [await somebody('Top'), await somebody('Mid'), await somebody('Low')]
  await came(mid, top)
  await came(low, mid)
  for (const name of ['One', 'Two', 'Three']) await came(await somebody(name), mid)

  const all = await world.call(world.as('viewer'), listIntroducers, { limit: 200 })
  expect(all.items.find((each) => each.person.id === mid)).toMatchObject({ brought: 4, met: 0, voices: 0 })
  expect(all.items.map((each) => each.brought)).toEqual(
    all.items.map((each) => each.brought).toSorted((a, b) => b - a),
  )
  const first = await world.call(world.as('viewer'), listIntroducers, { limit: 1 })
  const rest = await world.call(world.as('viewer'), listIntroducers, { limit: 200, after: first.next! })
  expect([...first.items, ...rest.items]).toEqual(all.items)

  const tree = await world.call(world.as('viewer'), showIntroducedTree, { person: mid })
  expect(tree.above).toEqual([{ id: top, name: 'Top' }])
  expect(tree.below.map((each) => each.name)).toEqual(['Low', 'One', 'Three', 'Two'])
})

test('the balance says through whom they came, and what would make it wider', async () => {
  const sam = await somebody('Sam', { types: ['end_user'] })
  const people = [sam]
  for (let count = 0; count < 5; count++) {
    const id = await somebody(`Courier ${count}`, { types: ['end_user'], organisation: 'Bramble couriers' })
    await came(id, sam)
    people.push(id)
  }
  for (let count = 0; count < 3; count++) people.push(await somebody(`Payer ${count}`, { types: ['payer'] }))

  const balance = await world.call(world.as('viewer'), showBalanceOf, { people })
  expect(balance).toMatchObject({
    people: 9,
    voices: 5,
    throughIntroducer: { hits: 5, n: 9 },
    largest: { introducer: { name: 'Sam' }, people: { hits: 5, n: 9 }, voicesShare: { hits: 1, n: 5 } },
    byContactType: { verdict: 'not_enough', ties: 5 },
  })
  // Kish: five who came through one are worth 5 / (1 + 4 × 0.3) beside four others.
  expect(balance.effective).toBeCloseTo(4 + 5 / 2.2, 9)
  expect(balance.suggestions.map((each) => [each.kind, each.about.name])).toContainEqual([
    'one_introducer',
    'Sam',
  ])
  expect(balance.suggestions.map((each) => [each.kind, each.about.name])).toContainEqual([
    'one_organisation',
    'Bramble couriers',
  ])
  expect((await world.call(world.as('viewer'), showBalanceOf, { people: [] })).effective).toBeNull()
})

test('like brings like is said only where ties are many enough, with an interval', async () => {
  const people: string[] = []
  for (let group = 0; group < 8; group++) {
    const type = group % 2 === 0 ? ('payer' as const) : ('lead' as const)
    const introducer = await somebody(`Introducer ${group}`, { types: [type] })
    for (let count = 0; count < 2; count++) {
      const id = await somebody('Introduced', { types: [type] })
      await came(id, introducer)
      people.push(id)
    }
  }
  const { byContactType } = await world.call(world.as('viewer'), showBalanceOf, { people })

  expect(byContactType).toMatchObject({ verdict: 'like_to_like', assortativity: 1, ties: 16 })
  expect((await world.call(world.as('viewer'), showBalance)).people).toBeGreaterThan(0)
})

test('with more people than one look takes, it says so and still finds the near way', async () => {
  const places: string[] = [await somebody('Near', { organisation: 'Crowd' })]
  for (let count = 0; count < 6; count++)
    places.push(await somebody(`Crowd ${count}`, { organisation: 'Crowd' }))
  await talked(world.as('member').memberId, places[3]!)
  const graph = await world.inWorkspace(world.bramble, (ctx) =>
    loadGraph(
      ctx,
      { kind: 'person', id: places[0]! },
      {
        steps: 4,
        bounds: { perPerson: 2, perOrganisation: 2, organisations: 2, perStep: 2 },
      },
    ),
  )

  expect(graph.capped).toBe(true)
  expect(graph.people.size).toBeLessThanOrEqual(7)
  expect(graph.talks.map((each) => each.person)).toEqual([places[3]])
})
