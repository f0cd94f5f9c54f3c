import { operations } from '@firsthand/contract'
import type { Operation } from '@firsthand/contract/core/operation'
import { fullPath, isInWorkspace, pathParameters } from '@firsthand/contract/core/operation'
import { prepareRequest } from '@firsthand/contract/core/path'
import { listNotes } from '@firsthand/contract/crm/notes'
import { searchFind } from '@firsthand/contract/evidence/search'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type AttackedWorld, openAttackedWorld } from '../test/attack/attacked-world.ts'
import { type Caller, manyPlaces, withSession } from '../test/attack/attackers.ts'
import { leakyCount, plant } from '../test/attack/leaky-routes.ts'
import { addSecondThings } from '../test/attack/second-things.ts'
import { inputsFor } from '../test/inputs.ts'
import { rowsOf } from '../test/rows.ts'
import { domains } from './domains.ts'
import { newId } from './platform/db/ids.ts'
import { itemOf } from './platform/list-exports/columns.ts'

const lists = operations.filter((operation) => itemOf(operation) !== undefined)
const paged = operations.filter(
  ({ input, method }) => method === 'GET' && 'after' in input.shape && 'limit' in input.shape,
)
const searches = operations.filter(({ method, input }) => method === 'GET' && 'q' in input.shape)
/** What answers by itself, without the id of anything. */
const unasked = operations.filter(
  (operation) =>
    operation.method === 'GET' &&
    isInWorkspace(operation) &&
    pathParameters(operation.path).length === 0 &&
    operation.input.safeParse({}).success,
)

/** Lists of which Bramble has one thing or none: a new list is given two in `second-things.ts`, or is named here. */
const withoutSecondPage = [
  'webhooks.deliveries',
  'attachments.list',
  'bulk.list',
  'bulk.spared',
  'followUps.losingTouch',
  'imports.list',
  'imports.refusals',
  'imports.spared',
  'duplicates.list-told-apart',
  'merges.list',
  'erasures.list',
  'accesses.list',
  'handoffs.list',
  'projects.listImports',
  'screeners.answers',
  'guides.versions',
]

let attacked: AttackedWorld
let nosy: Caller
let before: Map<string, string>
beforeAll(async () => {
  attacked = await openAttackedWorld({
    environment: manyPlaces,
    domains: [...domains, { name: 'planted', handlers: [], routes: [leakyCount] }],
    async before(world) {
      plant(world.bramble)
      nosy = await withSession(world)
      before = await answersUnasked()
    },
    furnish: addSecondThings,
  })
})
afterAll(() => attacked.world.close())

async function answersUnasked(): Promise<Map<string, string>> {
  const answers = new Map<string, string>()
  for (const operation of unasked) answers.set(operation.name, (await send(operation, {})).said)
  const { said } = await nosy.ask(leakyCount.path.replace('{workspace}', nosy.workspace))
  return answers.set('planted', said)
}

function send(operation: Operation, sent: Record<string, unknown>, workspace = nosy.workspace) {
  const { url, method, body } = prepareRequest(operation, sent, workspace)
  return nosy.ask(url, { method, ...(body !== undefined && { body }) })
}

test('nothing that somebody from elsewhere is told changes when we get everything, and a leaked count is noticed', async () => {
  const now = await answersUnasked()
  const changed = [...now].filter(([name, said]) => said !== before.get(name)).map(([name]) => name)

  expect(unasked.length).toBeGreaterThan(50)
  expect(changed).toEqual(['planted'])
})

function made(operation: Operation, id: string): Record<string, unknown> {
  return fc.sample(inputsFor(operation.input, { ids: [id], complete: true }), { numRuns: 1, seed: 7 })[0]!
}

/** The operation itself is attacked with every id; as a table it takes the same way. */
const oneIn = { csv: 24, xlsx: 24, jsonl: 6 }

describe.each(lists.map((operation) => [operation.name, operation] as const))('%s', (name, operation) => {
  test.each(['csv', 'xlsx', 'jsonl'] as const)(
    'gives nothing of ours to anybody from elsewhere as %s',
    async (form) => {
      const table = async (workspace: string, sent: Record<string, unknown>) => {
        const { url } = prepareRequest({ ...operation, path: '/x' }, sent, workspace)
        const answer = await nosy.ask(
          `/api/v1/workspaces/${workspace}/exports/${name}.${form}${new URL(url, 'http://x').search}`,
        )
        const leak = attacked.leakIn(answer.text, JSON.stringify(sent))
        expect(leak, `${name} ${JSON.stringify(sent)}`).toBeUndefined()
        return answer
      }
      const theirs = [...attacked.idByTable.values()].filter(
        (_id, at) => (at + lists.indexOf(operation)) % oneIn[form] === 0,
      )
      expect(await table(attacked.world.bramble, {})).toEqual(await table(newId(), {}))
      await table(nosy.workspace, {})
      for (const [at, id] of theirs.entries()) {
        const sent = made(operation, id)
        if (!JSON.stringify(sent).includes(id)) break
        if (at % 12 === 0) await table(attacked.world.bramble, sent)
        const [ours, unknown] = [
          await table(nosy.workspace, sent),
          await table(nosy.workspace, JSON.parse(JSON.stringify(sent).replaceAll(id, newId()))),
        ]
        expect(ours.said, `${name} ${JSON.stringify(sent)}`).toBe(unknown.said)
      }
    },
  )
})

test('cursors of ours open nothing of ours elsewhere', async () => {
  const { world } = attacked
  const single: string[] = []
  for (const operation of paged) {
    const first = await pageWithMore(operation)
    if (!first) {
      single.push(operation.name)
      continue
    }
    for (const workspace of [nosy.workspace, world.bramble]) {
      const { text } = await send(operation, first, workspace)
      expect(attacked.leakIn(text, JSON.stringify(first)), operation.name).toBeUndefined()
    }
  }
  expect(single).toEqual(withoutSecondPage)
})

/** What asks for the second page of a list, tried with the newest things of each table; undefined where none has two. */
async function pageWithMore(operation: Operation): Promise<Record<string, unknown> | undefined> {
  const { world } = attacked
  for (const sent of leastInputs(operation)) {
    const first = { ...sent, limit: 1 }
    const page: unknown = await world
      .call(world.as('owner'), operation, operation.input.parse(first))
      .catch(() => undefined)
    const after = typeof page === 'object' && page && 'next' in page ? page.next : undefined
    if (after) return { ...sent, after }
  }
  return undefined
}

/** As little as an operation takes about an id: what must be there, or any one thing where one of several must. */
function leastInputs(operation: Operation): Record<string, unknown>[] {
  if (operation.name === searchFind.name) return [{ q: 'night', kind: 'turn' }]
  if (operation.name === listNotes.name) return newestOfEach().map((person) => ({ person }))
  if (!needsId(operation)) return [{}]
  return newestOfEach().map((id) =>
    Object.fromEntries(
      Object.entries(made(operation, id)).filter(
        ([key]) => !operation.input.shape[key]!.safeParse(undefined).success,
      ),
    ),
  )
}

function newestOfEach(): string[] {
  const taken = new Map<string, number>()
  return attacked.theirs.toReversed().flatMap(({ table, row }) => {
    const count = taken.get(table) ?? 0
    taken.set(table, count + 1)
    return typeof row.id === 'string' && count < 12 ? [row.id] : []
  })
}

function needsId(operation: Operation): boolean {
  return !operation.input.safeParse({}).success
}

test('words of ours find nothing elsewhere, and are answered as words that nobody has', async () => {
  const words = [
    ...new Set(attacked.secrets.flatMap((secret) => secret.match(/\p{L}{7,}/gu)?.slice(0, 1) ?? [])),
  ]
  // Every refusal has a `message`: a word that we wrote may stand in each answer as well.
  const terms = [
    'Bramble',
    'message',
    ...words.filter((_word, at) => at % Math.ceil(words.length / 25) === 0),
  ]
  expect(searches.length).toBeGreaterThan(4)
  for (const operation of searches) {
    const required = needsId(operation) ? made(operation, newId()) : {}
    const nobodys = 'qzxvwkjy'
    const unknown = await said(nobodys)
    for (const term of terms)
      expect(without(term, await said(term)), `${operation.name} ${term}`).toBe(
        without(term, without(nobodys, unknown)),
      )

    async function said(q: string): Promise<string> {
      const answer = await send(operation, { ...required, q })
      expect(attacked.leakIn(answer.text, q)).toBeUndefined()
      return answer.said
    }
  }
})

/** What was answered, less the word that was looked for: an answer may repeat it, and is as long as it is. */
function without(word: string, answer: string): string {
  return answer.replaceAll(word, '(word)').replace(/content-length: \d+/, '')
}

test('after every attack each row of ours is as it was', async () => {
  expect(await rowsOf(attacked.world, attacked.world.bramble)).toEqual(attacked.theirs)
})

test('every list, cursor and word is looked for in the list of operations', () => {
  expect(lists.length).toBeGreaterThan(30)
  expect(paged.length).toBeGreaterThan(10)
  for (const operation of lists) expect(fullPath(operation)).toContain('{workspace}')
})
