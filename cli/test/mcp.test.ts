import { fileURLToPath } from 'node:url'
import { noteConsents } from '@firsthand/contract/crm/consents'
import { createPerson, listPeople } from '@firsthand/contract/crm/people'
import { listSuggestions } from '@firsthand/contract/platform/suggestions'
import { Client } from '@modelcontextprotocol/client'
import { StdioClientTransport } from '@modelcontextprotocol/client/stdio'
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest'
import { type World, openWorld } from '../../server/test/world.ts'
import { typing } from './typed.ts'

const main = fileURLToPath(new URL('../src/main.ts', import.meta.url))

let world: World
let base: string
let tools: ReturnType<typeof typing>
beforeAll(async () => {
  world = await openWorld()
  base = await world.listen()
  tools = typing(world, base, '/nowhere/config.json')
})
afterAll(() => world.close())

/** The official client, which starts `firsthand mcp` as its child. */
async function connect(mode: 'legacy' | 'auto'): Promise<Client> {
  const FIRSTHAND_KEY = await tools.keyOf(world.as('member'), { access: 'suggest' })
  const client = new Client({ name: 'Desk', version: '2' }, { versionNegotiation: { mode } })
  const env = { PATH: process.env.PATH ?? '', FIRSTHAND_URL: base, FIRSTHAND_KEY }
  await client.connect(new StdioClientTransport({ command: process.execPath, args: [main, 'mcp'], env }))
  onTestFinished(() => client.close())
  return client
}

async function namesFound(q: string): Promise<string[]> {
  return (await world.call(world.as('member'), listPeople, { q })).items.map(({ name }) => name)
}

describe.each(['legacy', 'auto'] as const)('over standard input and output in the %s protocol', (mode) => {
  test('a machine reads, suggests under its name, and hears what was refused', async () => {
    const { id: person } = await world.call(world.as('member'), createPerson, { name: `Zelda ${mode}` })
    const answers = [{ purpose: 'process_by_ai', state: 'given' } as const]
    await world.call(world.as('member'), noteConsents, { person, answers })
    const client = await connect(mode)
    expect((await client.listTools()).tools.length).toBeGreaterThan(30)

    const read = await client.callTool({ name: 'people_list', arguments: { q: `Zelda ${mode}` } })
    expect(read.structuredContent).toMatchObject({ items: [{ name: `Zelda ${mode}` }] })

    const wrong = await client.callTool({ name: 'people_create', arguments: { name: '' } })
    expect(wrong).toMatchObject({ isError: true })

    const suggested = await client.callTool({ name: 'people_create', arguments: { name: `Quentin ${mode}` } })
    expect(suggested.structuredContent).toMatchObject({ state: 'waiting' })
    expect(await namesFound(`Quentin ${mode}`)).not.toContain(`Quentin ${mode}`)
    const [first] = (await world.call(world.as('member'), listSuggestions)).items
    expect(first).toMatchObject({ agent: 'Desk 2', input: { name: `Quentin ${mode}` } })
  })
})

test('with a key that is not valid it ends at once, with a sentence', async () => {
  const environment = { FIRSTHAND_URL: base, FIRSTHAND_KEY: `fh_${'0'.repeat(32)}_${'0'.repeat(48)}` }

  expect(await tools.type(['mcp'], { environment })).toMatchObject({
    code: 77,
    out: '',
    err: expect.stringContaining('not valid'),
  })
})
