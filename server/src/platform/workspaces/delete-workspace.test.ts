import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { createWorkspace, showAccount } from '@firsthand/contract/platform/accounts'
import { loadExample } from '@firsthand/contract/discovery/today'
import { deleteWorkspace } from '@firsthand/contract/platform/workspaces'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Visitor } from '../../../test/visitor.ts'
import { type World, openWorld } from '../../../test/world.ts'
import { joinAs, password } from '../accounts/testing.ts'
import { roleClient } from '../db/pools.ts'

let now = new Date()
let world: World
let owner: Visitor
beforeAll(async () => {
  world = await openWorld({ clock: () => now })
  owner = (await joinAs(world, 'wanda', 'owner')).visitor
})
afterAll(() => world.close())

/** How many rows each table has of a workspace, as the role sees it that sees all. */
async function rowsBy(workspace: string): Promise<Record<string, number>> {
  const client = roleClient(world.address, 'backup', world.settings.secret)
  await client.connect()
  const { rows: tables } = await client.query<{ name: string }>(
    `SELECT c.relname AS name FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname = 'workspace_id'
     WHERE c.relkind = 'r' AND c.relnamespace = 'public'::regnamespace`,
  )
  const counts: Record<string, number> = {}
  for (const { name } of tables) {
    const { rows } = await client
      .query<{ count: number }>(`SELECT count(*)::int AS count FROM "${name}" WHERE workspace_id = $1`, [
        workspace,
      ])
      .catch((error: Error) => Promise.reject(new Error(`${name}: ${error.message}`)))
    if (rows[0]!.count > 0) counts[name] = rows[0]!.count
  }
  await client.end()
  return counts
}

async function newWorkspace(name: string): Promise<string> {
  now = new Date(now.getTime() + 120_000)
  const { workspaceId } = (await owner.send(createWorkspace, { name })).body
  return fill(workspaceId)
}

async function fill(workspaceId: string): Promise<string> {
  const sent = { method: 'POST', body: 'a recording' }
  expect((await owner.fetch(`/api/v1/workspaces/${workspaceId}/files?name=a.txt`, sent)).status).toBe(200)
  await world.settle()
  return workspaceId
}

const filesOf = (workspace: string) => {
  try {
    return readdirSync(join(world.settings.dataDirectory, 'files', workspace), { recursive: true })
  } catch {
    return []
  }
}

test('deleting a workspace takes every row and file of it, and nothing of another', async () => {
  const gone = await fill((await owner.send(loadExample, {})).body.workspaceId)
  const kept = await newWorkspace('Kept')
  const before = await rowsBy(kept)
  expect(Object.keys(await rowsBy(gone)).length).toBeGreaterThan(15)
  expect(filesOf(gone)).not.toEqual([])
  const { workspaces } = (await owner.send(showAccount, {})).body
  const { name } = workspaces.find(({ id }) => id === gone)!
  const answer = await owner.send(deleteWorkspace, { id: gone, name, current: password })
  expect(answer).toMatchObject({ status: 200 })

  expect(await rowsBy(gone)).toEqual({})
  await expect.poll(() => filesOf(gone)).toEqual([])
  expect(await rowsBy(kept)).toEqual(before)
  expect(filesOf(kept)).not.toEqual([])
  const { body } = await owner.send(showAccount, {})
  expect(body.workspaces.map(({ id }) => id)).not.toContain(gone)
  expect((await owner.fetch(`/api/v1/workspaces/${gone}/workspace`)).status).toBe(404)
}, 60_000)

test('it asks for the name and the password, and leaves all as it is without them', async () => {
  const id = await newWorkspace('Careful')
  const before = await rowsBy(id)
  expect((await owner.send(deleteWorkspace, { id, name: 'careful', current: password })).code).toBe(
    'workspaces.other_name',
  )
  expect((await owner.send(deleteWorkspace, { id, name: 'Careful', current: 'guess' })).code).toBe(
    'workspaces.password_wrong',
  )

  expect(await rowsBy(id)).toEqual(before)
}, 60_000)

test('only an owner deletes, and to strangers it is not even there', async () => {
  now = new Date(now.getTime() + 120_000)
  const { visitor: admin } = await joinAs(world, 'willi', 'admin')
  const sent = { name: 'Bramble', current: password }

  expect((await admin.send(deleteWorkspace, { id: world.bramble, ...sent })).code).toBe(
    'workspaces.only_owners',
  )
  expect((await admin.send(deleteWorkspace, { id: world.rival, ...sent })).status).toBe(404)
})
