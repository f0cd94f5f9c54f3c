import { pathParameters } from '@firsthand/contract/core/operation'
import { FeedKind, createFeed } from '@firsthand/contract/surfaces/feeds'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Pair, findLeak } from '../test/attack/attack-route.ts'
import { type AttackedWorld, openAttackedWorld } from '../test/attack/attacked-world.ts'
import { type Caller, manyPlaces, withKey, withNothing, withSession } from '../test/attack/attackers.ts'
import { furnish } from '../test/attack/furnish.ts'
import { leakyRoutes, plant } from '../test/attack/leaky-routes.ts'
import { rowsOf } from '../test/rows.ts'
import { writeLink } from './crm/digest/links.ts'
import { domains } from './domains.ts'
import { newId } from './platform/db/ids.ts'

const routes = domains.flatMap((domain) => domain.routes ?? [])
const withIds = routes.filter(
  ({ method, path }) =>
    method === 'GET' && path.includes('{workspace}') && pathParameters(path).length > 1 && !isList(path),
)

let attacked: AttackedWorld
let nosy: Caller
let rival: Caller
let nobody: Caller
let insider: Caller
let tokens: Record<string, Pair[]>
beforeAll(async () => {
  attacked = await openAttackedWorld({
    furnish,
    environment: manyPlaces,
    domains: [...domains, { name: 'planted', handlers: [], routes: leakyRoutes }],
  })
  const { world } = attacked
  plant(world.bramble)
  nosy = await withSession(world)
  rival = await withKey(world, world.as('rival'))
  nobody = await withNothing(world)
  insider = await withKey(world, world.as('owner'))
  tokens = { feed: await feedTokens(), token: digestTokens() }
  // What was asked to make the attack possible is no change of it.
  attacked.theirs = await rowsOf(world, world.bramble)
})
afterAll(() => attacked.world.close())

/** Lists as tables have a test of their own. */
function isList(path: string): boolean {
  return path.includes('{list}')
}

describe.each(
  routes.filter(({ path }) => !isList(path)).map((route) => [`${route.method} ${route.path}`, route]),
)('%s', (_, route) => {
  test('tells nobody from elsewhere what we have, nor whether we have it', async () => {
    const known = pathParameters(route.path).flatMap((name) => tokens[name] ?? [])
    expect(await findLeak(route, { attacked, caller: nosy, tokens: known })).toBeUndefined()
    // Those who come in by another way meet the same rooms, so one in ten is enough.
    for (const caller of [rival, nobody])
      expect(await findLeak(route, { attacked, caller, tokens: known, oneIn: 10 })).toBeUndefined()
  })
})

test('after every attack each row of ours is as it was', async () => {
  expect(await rowsOf(attacked.world, attacked.world.bramble)).toEqual(attacked.theirs)
})

test.each(withIds.map(({ path }) => [path]))(
  '%s is attacked with an id that opens it for us',
  async (path) => {
    const statuses = new Set<number>()
    for (const id of attacked.idByTable.values()) {
      if (statuses.has(200)) break
      const ours = path.replace('{workspace}', insider.workspace).replace(/\{\w+\}/, id)
      statuses.add((await insider.ask(`${ours}?upload=part-by-part`)).status)
    }
    expect(statuses, 'Add one to furnish.ts.').toContain(200)
  },
)

test.each(leakyRoutes.map((route) => [route.summary, route] as const))(
  'the attack finds a route that %s',
  async (_, route) => {
    expect(await findLeak(route, { attacked, caller: nosy })).toBeDefined()
  },
)

test('a feed opens with its own secret alone', async () => {
  for (const kind of FeedKind.options) {
    const { world } = attacked
    const { address } = await world.call(world.as('member'), createFeed, { kind })
    const path = new URL(address).pathname
    expect(await nobody.ask(path)).toMatchObject({ status: 200 })
    for (const ending of ['ics', 'atom', 'xml', ''].filter((each) => !path.endsWith(each) || each === ''))
      expect(await nobody.ask(path.replace(/\.\w+$/, ending && `.${ending}`))).toMatchObject({ status: 404 })
  }
})

test('no answer outside of the operations and routes depends on what we have', async () => {
  for (const path of ['/', '/healthz', '/readyz', '/docs', '/openapi.json', '/metrics', '/nothing'])
    expect(attacked.leakIn((await nosy.ask(path)).text)).toBeUndefined()
  const page = async (workspace: string, person: string) =>
    (await nosy.ask(`/w/${workspace}/people/${person}`)).said.replace(
      /(?<=name="csp-nonce" content=")[^"]*/,
      '(nonce)',
    )
  const person = attacked.idByTable.get('people')!
  expect(await page(attacked.world.bramble, person)).toBe(await page(newId(), newId()))
})

/** Secrets of one workspace put together with the name of another. */
async function feedTokens(): Promise<Pair[]> {
  const { world } = attacked
  const tokenOf = async (who: 'owner' | 'rival', kind: FeedKind) =>
    new URL((await world.call(world.as(who), createFeed, { kind })).address).pathname.split('/').pop()!
  const pairs: Pair[] = []
  for (const kind of FeedKind.options) {
    const [ours, theirs] = [await tokenOf('rival', kind), await tokenOf('owner', kind)]
    const nowhere = newId().replaceAll('-', '')
    const unknown = nowhere + ours.slice(32)
    // Their workspace with a secret that opens a feed elsewhere; a feed of theirs sought in ours.
    pairs.push({ theirs: theirs.slice(0, 32) + ours.slice(32), unknown })
    pairs.push({ theirs: ours.slice(0, 32) + theirs.slice(32), unknown })
  }
  return pairs
}

/** Links of a digest that name something of theirs: as signed for our workspace, and with a signature of another link. */
function digestTokens(): Pair[] {
  const { world, idByTable } = attacked
  const { secret } = world.settings
  const member = world.as('rival').memberId
  const inADay = new Date(Date.now() + 86_400_000).toISOString()
  const about = (id: string, does: 'snooze_person' | 'finish_task', workspace = world.rival) =>
    writeLink(secret, { does, workspace, member, id, until: inADay, goodUntil: inADay })
  const pairs = (['people', 'tasks'] as const).flatMap((table) => {
    const does = table === 'people' ? 'snooze_person' : 'finish_task'
    const [theirs, unknown] = [idByTable.get(table)!, newId()]
    return [
      { theirs: about(theirs, does), unknown: about(unknown, does) },
      {
        theirs: resigned(about(theirs, does, world.bramble)),
        unknown: resigned(about(unknown, does, newId())),
      },
    ]
  })
  const stop = (workspace: string, of: string) => writeLink(secret, { does: 'stop', workspace, member: of })
  return [
    ...pairs,
    {
      theirs: resigned(stop(world.bramble, world.as('owner').memberId)),
      unknown: resigned(stop(newId(), newId())),
    },
    { theirs: stop(world.rival, world.as('owner').memberId), unknown: stop(world.rival, newId()) },
  ]

  function resigned(token: string): string {
    return `${token.split('.')[0]}.${about(newId(), 'finish_task').split('.')[1]}`
  }
}
