import { operations } from '@firsthand/contract'
import { Failure } from '@firsthand/contract/core/failure'
import type { Operation } from '@firsthand/contract/core/operation'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { inputsFor } from '../test/inputs.ts'
import { type AttackedWorld, openAttackedWorld } from '../test/attack/attacked-world.ts'
import { withoutChance } from '../test/attack/attackers.ts'
import { type TenantRow, rowsOf } from '../test/rows.ts'
import type { World } from '../test/world.ts'
import { newId } from './platform/db/ids.ts'
import { type DatabaseRole, roles } from './platform/db/roles.ts'
import { roleClient } from './platform/db/pools.ts'

let attacked: AttackedWorld
let world: World
let theirs: TenantRow[]
let secrets: string[]
let idByTable: Map<string, string>
beforeAll(async () => {
  attacked = await openAttackedWorld()
  ;({ world, theirs, secrets, idByTable } = attacked)
})
afterAll(() => world.close())

const inWorkspaces = operations.filter(
  (operation) => operation.allows !== 'account' && operation.allows !== 'anyone',
)

async function outcomeOf(
  operation: Operation,
  sent: Record<string, unknown>,
): Promise<{ said: string; body: string }> {
  try {
    const answer = await world.call(world.as('rival'), operation, sent)
    return { said: 'answered', body: JSON.stringify(answer) }
  } catch (error) {
    if (!(error instanceof Failure))
      return { said: (error as { code?: string }).code ?? String(error), body: '' }
    return { said: `${error.status} ${error.code}`, body: JSON.stringify(error) }
  }
}

test('the world that is attacked has something in most tables', () => {
  expect(secrets.length).toBeGreaterThan(200)
  expect(idByTable.size).toBeGreaterThan(12)
})

// It tries the application, not the database: once, on 18, is enough. What follows in SQL is tried on both.
describe
  .skipIf(process.env.TEST_POSTGRES === '15')
  .each(inWorkspaces.map((operation) => [operation.name, operation] as const))('%s', (_, operation) => {
  test('a member of another workspace who sends our ids learns nothing, not even that they exist', async () => {
    // Whole and with as little as may be sent; once with an id of each of our tables, once with one that exists nowhere.
    for (const complete of [true, false]) {
      const sample = (id: string) =>
        fc.sample(inputsFor(operation.input, { ids: [id], complete }), { numRuns: 1, seed: 20_261_121 })[0]!
      const made = sample(newId())
      const unknown = async () => (await outcomeOf(operation, made)).said
      const usual = await unknown()
      // With as little as may be sent, a quarter of the tables: the path is the same, and each quarter has its operations.
      const part = inWorkspaces.indexOf(operation) % 4
      const some = [...idByTable.values()].filter((_id, at) => complete || at % 4 === part)
      for (const [at, id] of some.entries()) {
        const sent = sample(id)
        // What takes no id is the same whatever the id.
        if (at > 0 && !JSON.stringify(sent).includes(id)) continue
        const said = new Set([await attack(sent)])
        const other = new Set([usual])
        // What was made by an earlier try may stand in the way of a later one: then neither answer is about the id.
        if (differs(said, other)) other.add(await unknown())
        if (differs(said, other)) said.add(await attack(sent))
        expect(
          [...said],
          `${operation.name} tells an id of ours from an unknown one: ${JSON.stringify(sent)}`,
        ).toSatisfy(() => !differs(said, other))
      }
    }
  })

  async function attack(sent: Record<string, unknown>): Promise<string> {
    const { said, body } = await outcomeOf(operation, sent)
    leaksNothing(body, `${operation.name} ${JSON.stringify(sent)}`)
    return said
  }
})

test('after every attack each row of ours is as it was', async () => {
  expect(await rowsOf(world, world.bramble)).toEqual(theirs)
})

describe.each(roles.filter((role) => role !== 'backup'))(
  'the role %s, in plain SQL',
  (role: DatabaseRole) => {
    test('sees no text of ours without our workspace open, and none with another one open', async () => {
      const client = roleClient(world.address, role, world.settings.secret)
      await client.connect()
      try {
        for (const opened of [undefined, world.rival]) {
          await client.query('BEGIN')
          if (opened) await client.query('SAVEPOINT s')
          if (opened && role !== 'search' && role !== 'auth')
            await client.query('SELECT fh_set_ws($1)', [opened])
          for (const table of new Set(theirs.map((each) => each.table))) {
            await client.query('SAVEPOINT t')
            const outcome = await client
              .query<{ row: object }>(`SELECT to_jsonb(t) AS row FROM "${table}" t`)
              .catch((error: { code: string }) => error.code)
            await client.query('ROLLBACK TO t')
            if (typeof outcome === 'string') expect(outcome, table).toBe('42501')
            // Keys alone, by decision: what is due, and by which words to find it.
            else if (
              !(role === 'search' && table.startsWith('search_')) &&
              !(role === 'worker' && table === 'wakeups')
            )
              // Rows of theirs may hold ids that they sent.
              leaksNothing(withoutChance(JSON.stringify(outcome.rows)), `${role} ${table}`)
          }
          await client.query('ROLLBACK')
        }
      } finally {
        await client.end()
      }
    })
  },
)

function leaksNothing(text: string, what: string): void {
  expect(attacked.leakIn(text, what), what).toBeUndefined()
}

function differs(one: Set<string>, other: Set<string>): boolean {
  return ![...one].some((each) => other.has(each))
}
