import { operations } from '@firsthand/contract'
import { Failure } from '@firsthand/contract/core/failure'
import { isRead } from '@firsthand/contract/core/operation'
import { operationsForMachines, resourceOperations, toolName } from '@firsthand/contract/core/tools'
import { createApiKey } from '@firsthand/contract/platform/api-keys'
import { acceptSuggestion } from '@firsthand/contract/platform/suggestions'
import { Client, StreamableHTTPClientTransport } from '@modelcontextprotocol/client'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type AttackedWorld, openAttackedWorld } from '../test/attack/attacked-world.ts'
import { withoutChance } from '../test/attack/attackers.ts'
import { inputsFor } from '../test/inputs.ts'
import { rowsOf } from '../test/rows.ts'
import { newId } from './platform/db/ids.ts'

const reach = { role: 'admin', access: 'suggest' } as const
const allowed = operationsForMachines(operations, reach)

let attacked: AttackedWorld
let client: Client
beforeAll(async () => {
  attacked = await openAttackedWorld()
  const { world } = attacked
  const base = await world.listen()
  const { key } = await world.call(world.as('rival'), createApiKey, { name: 'assistant', ...reach })
  client = new Client({ name: 'Claude', version: '9' }, { versionNegotiation: { mode: 'auto' } })
  const headers = { authorization: `Bearer ${key}` }
  await client.connect(
    new StreamableHTTPClientTransport(new URL(`${base}/mcp`), { requestInit: { headers } }),
  )
})
afterAll(async () => {
  await client.close()
  await attacked.world.close()
})

type Sent = Record<string, unknown>

/** What a tool says, and the suggestion that it made. */
async function call(tool: string, sent: Sent): Promise<{ said: string; suggestion: string | undefined }> {
  const result = await client.callTool({ name: tool, arguments: sent })
  const text = JSON.stringify(result)
  expect(attacked.leakIn(text, JSON.stringify(sent)), `${tool} ${JSON.stringify(sent)}`).toBeUndefined()
  const { suggestion } = (result.structuredContent ?? {}) as { suggestion?: string }
  return { said: withoutChance(text), suggestion }
}

test('every tool that the key has is attacked', async () => {
  const { tools } = await client.listTools()

  expect(tools.map(({ name }) => name).toSorted()).toEqual(allowed.map(toolName).toSorted())
})

describe.each(allowed.map((operation) => [toolName(operation), operation] as const))(
  '%s',
  (tool, operation) => {
    test('tells a machine from elsewhere nothing of ours, nor whether it is there', async () => {
      // The operation itself is attacked with every id: here each tool has a few tables, and together they have all.
      const ids = [...attacked.idByTable.values()].filter(
        (_id, at) => (at + allowed.indexOf(operation)) % 16 === 0,
      )
      for (const id of isRead(operation) ? ids : ids.slice(0, 1)) {
        const [sent] = fc.sample(inputsFor(operation.input, { ids: [id], complete: true }), {
          numRuns: 1,
          seed: 7,
        }) as [Sent]
        const theirs = await call(tool, sent)
        // What takes no id is the same whatever the id.
        if (!JSON.stringify(sent).includes(id)) break
        const nowhere = await call(tool, JSON.parse(JSON.stringify(sent).replaceAll(id, newId())) as Sent)
        expect(theirs.said, `${tool} ${JSON.stringify(sent)}`).toBe(nowhere.said)
        const [done, undone] = [await accepted(theirs.suggestion), await accepted(nowhere.suggestion)]
        expect(done, `${tool} ${JSON.stringify(sent)}`).toBe(undone)
      }
    })
  },
)

/** What becomes of a suggestion that a member of the other workspace accepts. */
async function accepted(suggestion: string | undefined): Promise<string> {
  if (suggestion === undefined) return 'nothing was suggested'
  const { world } = attacked
  try {
    const answer = JSON.stringify(await world.call(world.as('rival'), acceptSuggestion, { suggestion }))
    expect(attacked.leakIn(answer, answer), 'an accepted suggestion').toBeUndefined()
    return 'accepted'
  } catch (error) {
    if (error instanceof Failure) return `${error.status} ${error.code}`
    throw error
  }
}

test.each(resourceOperations(allowed).map(({ address }) => [address]))(
  '%s tells nothing of ours, nor whether it is there',
  async (address) => {
    const read = async (id: string) => {
      const uri = address.replace(/\{\w+\}/, id)
      const said = await client.readResource({ uri }).then(JSON.stringify, (error: Error) => error.message)
      expect(attacked.leakIn(said, uri), uri).toBeUndefined()
      return withoutChance(said)
    }
    const unknown = await read(newId())
    if (address.includes('{'))
      for (const id of attacked.idByTable.values()) expect(await read(id), address).toBe(unknown)
  },
)

test('after every attack each row of ours is as it was', async () => {
  expect(await rowsOf(attacked.world, attacked.world.bramble)).toEqual(attacked.theirs)
})
