import { createOrganisation } from '@firsthand/contract/crm/organisations'
import { createPerson, listPeople } from '@firsthand/contract/crm/people'
import { operations } from '@firsthand/contract'
import { claimInstallation } from '@firsthand/contract/platform/accounts'
import { listEvents } from '@firsthand/contract/platform/records'
import { parse } from 'csv-parse/sync'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createVisitor } from '../../../test/visitor.ts'
import { type World, openWorld } from '../../../test/world.ts'
import { createSetupToken } from '../accounts/setup-link.ts'
import { readXlsx } from '../spreadsheet/reading.ts'
import { columnsOf, itemOf } from './columns.ts'

let world: World
let visitor: ReturnType<typeof createVisitor>
let workspace: string
let get: (list: string, inWorkspace?: string) => Promise<Response>

beforeAll(async () => {
  world = await openWorld()
  const base = await world.listen()
  visitor = createVisitor(base)
  const token = (await createSetupToken(world.application.services.app))!
  const olga = {
    name: 'Olga',
    email: 'olga@bramble.example',
    password: 'a bicycle at night',
    workspace: 'Olga’s',
  }
  workspace = (await visitor.send(claimInstallation, { ...olga, token })).body.workspaceId
  get = (list, inWorkspace = workspace) =>
    fetch(`${base}/api/v1/workspaces/${inWorkspace}/exports/${list}`, {
      headers: { cookie: [...visitor.cookies].map(([name, value]) => `${name}=${value}`).join('; ') },
    })
  await visitor.send(createOrganisation, { name: 'Ünal & Söhne' }, { workspace })
  for (let number = 0; number < 230; number += 1) {
    await visitor.send(
      createPerson,
      {
        name: `Person ${number}`,
        emails: [{ email: `p${number}@x.example` }, { email: `q${number}@x.example` }],
      },
      { workspace },
    )
  }
  await visitor.send(createPerson, { name: '=HYPERLINK("http://evil.example","x")' }, { workspace })
})
afterAll(() => world.close())

const table = async (list: string) =>
  parse(await (await get(list)).text(), { bom: true, columns: true }) as Record<string, string>[]

test('a list is exported to its end, over all its pages', async () => {
  const rows = await table('people.list.csv')

  expect(rows).toHaveLength(231)
  expect(new Set(rows.map((row) => row.id)).size).toBe(231)
})

test('filters mean what they mean on the screen', async () => {
  const { body } = await visitor.send(listPeople, { q: 'Person 22', limit: 200 }, { workspace })

  const exported = (await table('people.list.csv?q=Person%2022')).map((row) => row.id)
  expect(new Set(exported)).toEqual(new Set(body.items.map((person) => person.id)))
  expect(exported).toHaveLength(body.items.length)
})

test('a formula comes out as text', async () => {
  const names = (await table('people.list.csv?q=HYPERLINK')).map((row) => row.name)

  expect(names).toEqual([`'=HYPERLINK("http://evil.example","x")`])
})

test('a workbook has the same rows, and its file says what it is', async () => {
  const response = await get('people.list.xlsx')
  const [[heading, ...rows]] = (await readXlsx(Buffer.from(await response.arrayBuffer()))) as [string[][]]

  expect(response.headers.get('content-type')).toContain('spreadsheetml.sheet')
  expect(response.headers.get('content-disposition')).toMatch(
    /^attachment; filename\*=UTF-8''people\.list%20\d{4}-\d\d-\d\d\.xlsx$/,
  )
  expect(rows).toHaveLength(231)
  expect(rows.map((row) => row[heading!.indexOf('name')])).toContain('=HYPERLINK("http://evil.example","x")')
})

test('JSON Lines are what the API answers', async () => {
  const lines = (await (await get('organisations.list.jsonl')).text()).trim().split('\n')

  expect(lines.map((line) => (JSON.parse(line) as { name: string }).name)).toEqual(['Ünal & Söhne'])
})

test('who took which list is in the history', async () => {
  await table('people.list.csv?q=HYPERLINK')
  await expect
    .poll(async () => (await visitor.send(listEvents, { limit: 5 }, { workspace })).body.items)
    .toContainEqual(
      expect.objectContaining({
        name: 'list.exported',
        after: { list: 'people.list', form: 'csv', rows: 1 },
        actor: expect.objectContaining({ name: 'Olga' }),
      }),
    )
})

test('what one may not see cannot be exported, and a wrong filter is refused in words', async () => {
  expect((await get('people.list.csv', world.bramble)).status).toBe(404)
  expect((await get('people.create.csv')).status).toBe(404)
  expect((await get('people.list.exe')).status).toBe(404)
  expect((await get('account.show.csv')).status).toBe(404)
  const wrong = await get('people.list.csv?sort=sideways')
  expect(wrong.status).toBe(400)
  expect(await wrong.json()).toMatchObject({ error: { code: 'input_invalid' } })
})

test('every list of the contract has columns, each with a name of its own', () => {
  const lists = operations.filter((operation) => itemOf(operation))

  expect(lists.map((operation) => operation.name)).toEqual(
    expect.arrayContaining([
      'people.list',
      'organisations.list',
      'evidence.list',
      'claims.list',
      'conversations.list',
      'studies.list',
      'audit.list',
    ]),
  )
  for (const operation of lists) {
    const names = columnsOf(itemOf(operation)!).map((column) => column.name)
    expect(names.length, operation.name).toBeGreaterThan(0)
    expect(new Set(names).size, operation.name).toBe(names.length)
  }
})
