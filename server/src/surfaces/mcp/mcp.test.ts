import { operations } from '@firsthand/contract'
import { isInWorkspace, isRead } from '@firsthand/contract/core/operation'
import { toolName } from '@firsthand/contract/core/tools'
import { noteConsents } from '@firsthand/contract/crm/consents'
import { createPerson, listPeople } from '@firsthand/contract/crm/people'
import { createApiKey } from '@firsthand/contract/platform/api-keys'
import { acceptSuggestion, listSuggestions } from '@firsthand/contract/platform/suggestions'
import type { Sent } from '@firsthand/contract/core/operation'
import { Client, StreamableHTTPClientTransport } from '@modelcontextprotocol/client'
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest'
import { type Actor, type World, openWorld } from '../../../test/world.ts'

let world: World
let base: string
beforeAll(async () => {
  world = await openWorld()
  base = await world.listen()
})
afterAll(() => world.close())

async function keyOf(actor: Actor, more: Partial<Sent<typeof createApiKey>> = {}): Promise<string> {
  return (await world.call(actor, createApiKey, { name: 'assistant', access: 'suggest', ...more })).key
}

type Mode = 'legacy' | 'auto'

/** The official client, connected with a key. */
async function connect(key: string | undefined, mode: Mode = 'auto'): Promise<Client> {
  const client = new Client({ name: 'Claude', version: '9' }, { versionNegotiation: { mode } })
  const headers = key ? { authorization: `Bearer ${key}` } : undefined
  await client.connect(
    new StreamableHTTPClientTransport(new URL(`${base}/mcp`), { requestInit: { headers } }),
  )
  onTestFinished(() => client.close())
  return client
}

function textOf(result: unknown): string {
  return (result as { content: { text: string }[] }).content.map(({ text }) => text).join('\n')
}

/** A machine reads what is somebody's only when they agreed to it. */
async function agreed({ id }: { id: string }): Promise<{ id: string }> {
  const answers = [{ purpose: 'process_by_ai', state: 'given' } as const]
  await world.call(world.as('member'), noteConsents, { person: id, answers })
  return { id }
}

async function namesFound(q: string): Promise<string[]> {
  return (await world.call(world.as('member'), listPeople, { q })).items.map(({ name }) => name)
}

describe.each<Mode>(['legacy', 'auto'])('in the %s protocol', (mode) => {
  test('a machine reads as the member of its key', async () => {
    await agreed(await world.call(world.as('member'), createPerson, { name: `Zelda ${mode}` }))
    const client = await connect(await keyOf(world.as('member')), mode)

    const result = await client.callTool({ name: 'people_list', arguments: { q: `Zelda ${mode}`, limit: 1 } })
    expect(JSON.parse(textOf(result)).items[0].name).toBe(`Zelda ${mode}`)
    expect(result.structuredContent).toMatchObject({ items: [{ name: `Zelda ${mode}` }] })
  })

  test('what a machine writes becomes a suggestion with its name, and the answer says that nothing is done', async () => {
    const client = await connect(await keyOf(world.as('member'), { name: 'my assistant' }), mode)
    const result = await client.callTool({ name: 'people_create', arguments: { name: `Quentin ${mode}` } })

    expect(result.isError).toBeFalsy()
    expect(textOf(result)).toMatch(/Nothing is changed yet.*waits for a member.*\/w\/.*\/suggestions/s)
    expect(await namesFound(`Quentin ${mode}`)).not.toContain(`Quentin ${mode}`)
    const [suggestion] = (await world.call(world.as('member'), listSuggestions)).items
    expect(suggestion).toMatchObject({
      operation: 'people.create',
      input: { name: `Quentin ${mode}` },
      agent: 'Claude 9',
      key: { name: 'my assistant' },
      suggestedBy: { name: 'Milo' },
    })

    await world.call(world.as('member'), acceptSuggestion, { suggestion: suggestion!.id })
    expect(await namesFound(`Quentin ${mode}`)).toContain(`Quentin ${mode}`)
  })

  test('bad input is an answer with the fields, not a broken connection', async () => {
    const client = await connect(await keyOf(world.as('member')), mode)
    const wrong = await client.callTool({ name: 'people_create', arguments: { name: '' } })
    expect(wrong.isError).toBe(true)
    expect(textOf(wrong)).toContain('name: Write something here.')

    const nobody = await client.callTool({ name: 'people_show', arguments: { person: 'me' } })
    expect(nobody.isError).toBe(true)
    await expect(client.callTool({ name: 'people_destroy', arguments: {} })).rejects.toThrow(
      /no tool people_destroy/,
    )
  })

  test('without a key nobody gets in', async () => {
    await expect(connect(undefined, mode)).rejects.toThrow()
  })
})

test('without a key, or with a wrong one, the answer is 401 and names the way in', async () => {
  for (const headers of [{}, { authorization: `Bearer fh_${'0'.repeat(32)}_${'0'.repeat(48)}` }]) {
    const body = JSON.stringify({ jsonrpc: '2.0', id: 1, method: 'tools/list' })
    const answer = await fetch(`${base}/mcp`, {
      method: 'POST',
      body,
      headers: {
        ...headers,
        'content-type': 'application/json',
        accept: 'application/json, text/event-stream',
      },
    })
    expect(answer.status).toBe(401)
    expect(answer.headers.get('www-authenticate')).toMatch(/^Bearer/)
  }
})

test('every operation that a machine may use is a tool, with its schema and whether it reads', async () => {
  const client = await connect(await keyOf(world.as('owner'), { role: 'admin' }))
  const { tools } = await client.listTools()

  const expected = operations.filter(
    (operation) =>
      isInWorkspace(operation) &&
      !operation.onlyInPerson &&
      !operation.onlySuggests &&
      !(isRead(operation) && operation.allows === 'owner'),
  )
  expect(tools.map(({ name }) => name).toSorted()).toEqual(expected.map(toolName).toSorted())
  for (const operation of expected) {
    const tool = tools.find(({ name }) => name === toolName(operation))!
    expect(Object.keys(tool.inputSchema.properties ?? {})).toEqual(Object.keys(operation.input.shape))
    expect(tool.annotations?.readOnlyHint).toBe(isRead(operation))
    expect(tool.name).toMatch(/^[a-z0-9_]{1,64}$/)
  }
})

test('a key that reads sees no tool that writes, and one of a viewer none for administrators', async () => {
  const client = await connect(await keyOf(world.as('viewer'), { access: 'read', role: 'viewer' }))
  const { tools } = await client.listTools()

  expect(tools.every(({ annotations }) => annotations?.readOnlyHint)).toBe(true)
  expect(tools.map(({ name }) => name)).not.toContain('audit_list')
  await expect(client.callTool({ name: 'people_create', arguments: { name: 'No' } })).rejects.toThrow()
})

test('a machine of another workspace sees nothing of this one', async () => {
  const person = await world.call(world.as('member'), createPerson, { name: 'Secret Sam' })
  const client = await connect(await keyOf(world.as('rival')))

  const shown = await client.callTool({ name: 'people_show', arguments: { person: person.id } })
  expect(shown.isError).toBe(true)
  expect(textOf(await client.callTool({ name: 'people_list', arguments: { q: 'Secret' } }))).not.toContain(
    'Secret',
  )
  expect(textOf(await client.callTool({ name: 'suggestions_list', arguments: {} }))).toBe(
    JSON.stringify({ items: [], next: null, total: { count: 0, exact: true } }),
  )
  await expect(client.readResource({ uri: `firsthand://people/${person.id}` })).rejects.toThrow(
    /nothing here/,
  )
})

test('what shows one thing is a resource too', async () => {
  const person = await agreed(await world.call(world.as('member'), createPerson, { name: 'Resourceful' }))
  const client = await connect(await keyOf(world.as('member')))
  const { resourceTemplates } = await client.listResourceTemplates()
  expect(resourceTemplates.map(({ uriTemplate }) => uriTemplate)).toContain('firsthand://people/{person}')
  expect((await client.listResources()).resources.map(({ uri }) => uri)).toContain('firsthand://workspace')

  const { contents } = await client.readResource({ uri: `firsthand://people/${person.id}` })
  expect(JSON.parse((contents[0] as { text: string }).text)).toMatchObject({ name: 'Resourceful' })
})

test('other sites’ pages reach nothing: a session’s cookie is no key', async () => {
  const answer = await fetch(`${base}/mcp`, {
    method: 'POST',
    body: '{}',
    headers: { origin: 'https://evil.example' },
  })
  expect([401, 403]).toContain(answer.status)
  expect((await fetch(`${base}/mcp`)).status).toBe(405)
})
