import { operations } from '@firsthand/contract'
import { showAccount } from '@firsthand/contract/platform/accounts'
import type { Operation } from '@firsthand/contract/core/operation'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { inputsFor } from '../test/inputs.ts'
import { rowsOf } from '../test/rows.ts'
import { type Visitor, signedUp } from '../test/visitor.ts'
import { type World, openWorld } from '../test/world.ts'
import { fillWithExample } from './example/load.ts'
import { newId } from './platform/db/ids.ts'

/** FUZZ_RUNS=2000 and a FUZZ_SEED of the day for a long night; otherwise the same inputs every time. */
const runs = Number(process.env.FUZZ_RUNS ?? 14)
const seed = Number(process.env.FUZZ_SEED ?? 20_261_121)

let world: World
let ada: Visitor
let workspace: string
let ids: string[]
let before: string
beforeAll(async () => {
  world = await openWorld({ environment: { SIGN_UP: 'open' } })
  ;({ visitor: ada, workspace } = await signedUp(await world.listen()))
  const account = (await ada.send(showAccount, {})).body
  const founder = account.workspaces[0]!.memberId
  await world.inWorkspace(workspace, (ctx) => fillWithExample(ctx, founder))
  await world.settle()
  ids = (await rowsOf(world, workspace)).flatMap(({ row }) => (typeof row.id === 'string' ? [row.id] : []))
  ids.push(newId())
  before = JSON.stringify(await rowsOf(world, world.bramble))
})
afterAll(() => world.close())

/** Ends the session that all of this rests on. */
const left = ['account.signOut']

// It tries the application, not the database: once, on 18, is enough.
describe
  .skipIf(process.env.TEST_POSTGRES === '15')
  .each(
    operations
      .filter(({ name }) => !left.includes(name))
      .map((operation) => [operation.name, operation] as const),
  )('%s', (_, operation) => {
  test('whatever is sent, the answer is no failure of ours', async () => {
    for (const hostile of [0, 3]) {
      const arbitrary = inputsFor(operation.input, { ids, hostile })
      for (const sent of fc.sample(arbitrary, { numRuns: Math.ceil(runs / 2), seed }))
        await tryOne(operation, sent)
    }
  })
})

async function tryOne(operation: Operation, sent: Record<string, unknown>): Promise<void> {
  const answer = await ada.send(operation, sendable(operation, sent) as never, { workspace })
  if (answer.status >= 500) {
    // Said in full, so that it can be repeated.
    expect.fail(`${operation.name} answered ${answer.status} (seed ${seed}) to ${JSON.stringify(sent)}`)
  }
  if (answer.status === 400 && answer.code === 'input_invalid') {
    const { error } = answer.body as { error: { problems?: { message: string }[] } }
    for (const { message } of error.problems ?? [])
      expect(message, operation.name).not.toMatch(/Invalid input|expected|received/)
  }
}

/** An address carries text alone. */
function sendable({ method }: Operation, sent: Record<string, unknown>): Record<string, unknown> {
  if (method !== 'GET' && method !== 'DELETE') return sent
  const text = (value: unknown) =>
    typeof value === 'object' && value !== null ? JSON.stringify(value) : value
  return Object.fromEntries(
    Object.entries(sent).map(([name, value]) => [name, Array.isArray(value) ? value.map(text) : text(value)]),
  )
}

test('after all that the server lives, and nothing of another workspace has changed', async () => {
  expect((await ada.send(showAccount, {})).status).toBe(200)
  expect((await ada.fetch('/readyz')).status).toBe(200)
  expect(JSON.stringify(await rowsOf(world, world.bramble))).toBe(before)
  expect(({} as Record<string, unknown>).name).toBeUndefined()
})
