import { loadExample } from '@firsthand/contract/discovery/today'
import { listPeople } from '@firsthand/contract/crm/people'
import { showAccount } from '@firsthand/contract/platform/accounts'
import { listMembers } from '@firsthand/contract/platform/members'
import { listEvents, listFiles } from '@firsthand/contract/platform/records'
import { exportWorkspace, listExports } from '@firsthand/contract/platform/transfer'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type World, openWorld } from '../../../test/world.ts'
import { claimer, manifestOf, openTransfers, sha256, unpack } from './testing.ts'

let world: World
let transfers: Awaited<ReturnType<typeof openTransfers>>
let example: string
let archive: Buffer
beforeAll(async () => {
  world = await openWorld()
  transfers = await openTransfers(world)
  const { visitor, base, cookie } = transfers
  example = (await visitor.send(loadExample, {})).body.workspaceId
  await fetch(`${base}/api/v1/workspaces/${example}/files?name=notes.txt`, {
    method: 'POST',
    headers: { cookie: cookie() },
    body: 'the gear froze again',
  })
  // What JavaScript would round, rename or drop on its way.
  await world.inWorkspace(example, (ctx) =>
    sql`INSERT INTO events (workspace_id, id, name, at, actor_kind, subject_kind, subject_id, before)
      VALUES (${example}, ${ctx.newId()}, 'odd.one', ${ctx.instant}, 'system', 'workspace', ${example},
        ${'{"n": 12345678901234567890.10, "s": "\\u2028 ü \\" \\\\", "__proto__": 1.0, "a": [], "nothing": null}'})`.execute(
      ctx.db,
    ),
  )
  archive = await transfers.exported(example)
})
afterAll(() => world.close())

test('the archive holds every row and file, with counts and hashes that are right', async () => {
  const entries = await unpack(archive)
  const manifest = manifestOf(entries)

  for (const table of manifest.tables) {
    const content = entries.get(`tables/${table.name}.jsonl`)!
    expect({ name: table.name, sha256: sha256(content), bytes: content.length }).toEqual({
      name: table.name,
      sha256: table.sha256,
      bytes: table.bytes,
    })
    expect(content.toString('utf8').split('\n').length - 1, table.name).toBe(table.rows)
  }
  expect(manifest.tables.find((table) => table.name === 'people')!.rows).toBeGreaterThan(10)
  expect(manifest.files.count).toBe([...entries.keys()].filter((name) => name.startsWith('files/')).length)
  expect(entries.get(`files/${sha256(Buffer.from('the gear froze again'))}`)?.toString()).toBe(
    'the gear froze again',
  )
})

test('exporting, importing and exporting again gives the same rows, byte by byte', async () => {
  const { workspace, job } = await transfers.imported(archive)
  expect(job).toMatchObject({ state: 'done', problem: null })

  const [first, second] = [await unpack(archive), await unpack(await transfers.exported(workspace))]
  const hashes = (entries: Map<string, Buffer>) =>
    Object.fromEntries(
      manifestOf(entries)
        .tables.filter((table) => table.name !== 'members' && table.name !== 'events')
        .map((table) => [table.name, `${table.rows} ${table.sha256}`]),
    )
  expect(hashes(second)).toEqual(hashes(first))
  expect([...second.keys()].toSorted()).toEqual([...first.keys()].toSorted())
  // The history goes on: what was there is there unchanged, and the import and the second export are added.
  const history = (entries: Map<string, Buffer>) => entries.get('tables/events.jsonl')!.toString().split('\n')
  expect(history(second)).toEqual(expect.arrayContaining(history(first)))
  // Members differ in what they may do and nothing else.
  const members = (entries: Map<string, Buffer>) =>
    entries
      .get('tables/members.jsonl')!
      .toString()
      .trim()
      .split('\n')
      .map((line) => ({ ...(JSON.parse(line) as object), left_at: null, role: null }))
  expect(members(second)).toEqual(members(first))
})

test('members come as former members, and whoever imports becomes the owner by their address', async () => {
  const { workspace } = await transfers.imported(archive)

  const { body } = await transfers.visitor.send(listMembers, { withFormer: true }, { workspace })
  const present = body.items.filter((member) => member.leftAt === null)
  expect(present).toMatchObject([{ email: claimer.email, role: 'owner', isYou: true }])
  expect(body.items.length).toBeGreaterThan(3)
})

test('an imported workspace works: it is listed, its people are found, its files can be read', async () => {
  const { workspace } = await transfers.imported(archive)
  const { visitor, base, cookie } = transfers

  const account = await visitor.send(showAccount, {})
  expect(account.body.workspaces.map((each) => each.id)).toContain(workspace)
  const people = await visitor.send(listPeople, { q: 'Tobias' }, { workspace })
  expect(people.status).toBe(200)
  const files = await visitor.send(listFiles, {}, { workspace })
  const file = await fetch(`${base}/api/v1/workspaces/${workspace}/files/${files.body.items[0]!.id}`, {
    headers: { cookie: cookie() },
  })
  expect(await file.text()).toBe('the gear froze again')
})

test('nothing secret and no account leaves with an archive', async () => {
  const text = [...(await unpack(archive)).values()].map((content) => content.toString('utf8')).join('\n')

  expect(text).not.toContain('account_id')
  expect(text).not.toContain('token_hash')
})

test('export and download are in the history', async () => {
  const { body } = await transfers.visitor.send(listEvents, { limit: 100 }, { workspace: example })

  expect(body.items.map((event) => event.name)).toEqual(
    expect.arrayContaining(['workspace.export_asked', 'workspace.exported', 'workspace.export_downloaded']),
  )
})

test('an archive can be downloaded for a week by administrators and by nobody of another workspace', async () => {
  await world.call(world.as('owner'), exportWorkspace, {})
  await world.settle()
  const { items } = await world.call(world.as('admin'), listExports, {})
  const response = await fetch(
    `${transfers.base}/api/v1/workspaces/${world.bramble}/workspace-exports/${items[0]!.id}`,
    { headers: { cookie: transfers.cookie() } },
  )

  expect(items[0]).toMatchObject({ createdBy: 'Mara' })
  expect(response.status).toBe(404)
  const mine = await fetch(
    `${transfers.base}/api/v1/workspaces/${example}/workspace-exports/${items[0]!.id}`,
    {
      headers: { cookie: transfers.cookie() },
    },
  )
  expect(mine.status).toBe(404)
})
