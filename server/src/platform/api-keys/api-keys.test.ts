import { createApiKey, listApiKeys, revokeApiKey } from '@firsthand/contract/platform/api-keys'
import { showAccount } from '@firsthand/contract/platform/accounts'
import { createPerson, listPeople } from '@firsthand/contract/crm/people'
import {
  removeMember,
  showWorkspace,
  updateMember,
  updateWorkspace,
} from '@firsthand/contract/platform/members'
import { listEvents } from '@firsthand/contract/platform/records'
import type { Operation, Sent } from '@firsthand/contract/core/operation'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createVisitor } from '../../../test/visitor.ts'
import { type Actor, type World, openWorld } from '../../../test/world.ts'
import { connectOwner } from '../db/pools.ts'

let now = new Date('2026-05-14T09:00:00Z')
let world: World
let base: string
beforeAll(async () => {
  world = await openWorld({ clock: () => now })
  base = await world.listen()
})
afterAll(() => world.close())

async function keyOf(actor: Actor, more: Partial<Sent<typeof createApiKey>> = {}): Promise<string> {
  return (await world.call(actor, createApiKey, { name: 'nightly', access: 'write', ...more })).key
}

/** Sends an operation with a key, as a program does: over HTTP, without cookies. */
function send<O extends Operation>(
  key: string,
  operation: O,
  sent: Sent<O>,
  { workspace = world.bramble, headers = {} }: { workspace?: string; headers?: Record<string, string> } = {},
) {
  const withKey = { ...headers, authorization: `Bearer ${key}` }
  return createVisitor(base).send(operation, sent, { workspace, headers: withKey })
}

const somebody = { name: 'Tobi Lull' } as Sent<typeof createPerson>

test('a key acts as its maker, from anywhere, without a cookie or a check for other sites', async () => {
  const key = await keyOf(world.as('member'))

  const shown = await send(key, showWorkspace, {}, { headers: { origin: 'https://elsewhere.example' } })
  expect(shown.status).toBe(200)
  expect(shown.body.you).toMatchObject({ name: 'Milo', role: 'member' })
  const made = await send(key, createPerson, somebody, { headers: { origin: 'https://elsewhere.example' } })
  expect(made.status).toBe(200)
})

test('what was done with a key says so in the history, with the name of the key', async () => {
  const key = await keyOf(world.as('admin'), { name: 'shop sync', role: 'admin' })
  await send(key, createPerson, { ...somebody, name: 'Lena' })

  const { items } = await world.call(world.as('admin'), listEvents)
  const event = items.find(
    ({ name, after }) => name === 'person.created' && JSON.stringify(after).includes('Lena'),
  )
  expect(event).toMatchObject({
    actor: { kind: 'key', name: 'Ada' },
    through: { kind: 'key', name: 'shop sync' },
  })
})

test('a key is shown once and only its hash is kept', async () => {
  const { key, apiKey } = await world.call(world.as('member'), createApiKey, { name: 'once' })
  const listed = await world.call(world.as('member'), listApiKeys)

  expect(JSON.stringify(listed)).not.toContain(key)
  expect(listed.items.find(({ id }) => id === apiKey.id)).toMatchObject({
    ending: key.slice(-4),
    isYours: true,
  })
  const owner = await connectOwner(world.address)
  const { rows } = await owner.query('SELECT row_to_json(api_keys)::text AS row FROM api_keys')
  await owner.end()
  expect(rows.map(({ row }) => row).join()).not.toContain(key.slice(-48))
})

test('without a valid key the answer is 401 and says so to clients', async () => {
  const good = await keyOf(world.as('member'))
  const wrong = good.slice(0, -1) + (good.endsWith('0') ? '1' : '0')
  for (const key of [wrong, 'fh_', 'nothing', good.replace(/_.{32}_/, `_${'0'.repeat(32)}_`)]) {
    const answer = await send(key, showWorkspace, {})
    expect(answer).toMatchObject({ status: 401, code: 'key_refused' })
    expect(answer.headers.get('www-authenticate')).toMatch(/^Bearer/)
  }
})

test('a key opens no other workspace, also where its maker is a member of it', async () => {
  const key = await keyOf(world.as('member'))
  const { account } = world.as('member')
  await world.inWorkspace(world.rival, async (ctx) => {
    const { workspaceId } = ctx
    const member = { workspaceId, id: ctx.newId(), accountId: account.id, name: 'Milo', email: account.email }
    await ctx.db.insertInto('memberships').values({ accountId: account.id, workspaceId }).execute()
    await ctx.db
      .insertInto('members')
      .values({ ...member, role: 'owner', createdAt: ctx.instant })
      .execute()
  })

  expect(await send(key, showWorkspace, {}, { workspace: world.rival })).toMatchObject({ status: 404 })
  expect((await world.call(world.as('member'), showWorkspace, {}, world.rival)).name).toBe('Rival')
})

test('a key may not do more than its role, and never more than its maker', async () => {
  const weak = await keyOf(world.as('owner'), { role: 'viewer' })
  expect(await send(weak, createPerson, somebody)).toMatchObject({ status: 403, code: 'not_allowed' })

  await expect(keyOf(world.as('member'), { role: 'admin' })).rejects.toMatchObject({
    code: 'apiKeys.above_you',
  })
})

test('a key falls with its maker’s role, and ends with their membership for good', async () => {
  const boss = await world.makeMember({ name: 'Bo', role: 'admin' })
  const key = await keyOf(boss, { role: 'admin' })
  expect((await send(key, updateWorkspace, { halfLifeDays: 200 })).status).toBe(200)

  await world.call(world.as('owner'), updateMember, { member: boss.memberId, role: 'viewer' })
  expect(await send(key, updateWorkspace, { halfLifeDays: 180 })).toMatchObject({ status: 403 })

  await world.call(world.as('owner'), removeMember, { member: boss.memberId })
  expect(await send(key, showWorkspace, {})).toMatchObject({ status: 401 })
  await world.settle()
  await world.inWorkspace(world.bramble, async (ctx) => {
    await ctx.db
      .updateTable('members')
      .set({ leftAt: null })
      .where('workspaceId', '=', ctx.workspaceId)
      .where('id', '=', boss.memberId)
      .execute()
    await ctx.db
      .insertInto('memberships')
      .values({ accountId: boss.account.id, workspaceId: ctx.workspaceId })
      .execute()
  })
  expect(await send(key, showWorkspace, {})).toMatchObject({ status: 401 })
})

test('a key that reads does not write, neither operations nor files', async () => {
  const key = await keyOf(world.as('member'), { access: 'read' })

  expect((await send(key, listPeople, {})).status).toBe(200)
  expect(await send(key, createPerson, somebody)).toMatchObject({ status: 403, code: 'key_reads_only' })
  const upload = await fetch(`${base}/api/v1/workspaces/${world.bramble}/files?name=a.csv`, {
    method: 'POST',
    headers: { authorization: `Bearer ${key}` },
    body: 'name\nTobi',
  })
  expect(upload.status).toBe(403)
})

test('a key that suggests does not write by itself', async () => {
  const key = await keyOf(world.as('member'), { access: 'suggest' })

  expect(await send(key, createPerson, somebody)).toMatchObject({ status: 403, code: 'key_suggests_only' })
})

test('a key makes no keys, gives no access and does not act for the account', async () => {
  const key = await keyOf(world.as('admin'), { role: 'admin' })
  const member = world.as('viewer').memberId

  for (const answer of [
    await send(key, createApiKey, { name: 'forever', expiresInDays: null }),
    await send(key, updateMember, { member, role: 'admin' }),
    await send(key, showAccount, {}),
  ])
    expect(answer).toMatchObject({ status: 403, code: 'only_in_person' })
})

test('a key ends when it expires, and when it is revoked', async () => {
  const short = await keyOf(world.as('member'), { expiresInDays: 1 })
  const { key, apiKey } = await world.call(world.as('member'), createApiKey, { name: 'to revoke' })
  expect((await send(short, showWorkspace, {})).status).toBe(200)

  await world.call(world.as('member'), revokeApiKey, { apiKey: apiKey.id })
  expect(await send(key, showWorkspace, {})).toMatchObject({ status: 401 })
  now = new Date(now.getTime() + 86_400_000)
  expect(await send(short, showWorkspace, {})).toMatchObject({ status: 401 })
})

test('when a key was last used is noted once a minute at the most', async () => {
  const { key, apiKey } = await world.call(world.as('member'), createApiKey, { name: 'busy' })
  const lastUsed = async () =>
    (await world.call(world.as('member'), listApiKeys)).items.find(({ id }) => id === apiKey.id)!.lastUsedAt
  expect(await lastUsed()).toBeNull()

  const first = now.toISOString()
  await send(key, showWorkspace, {})
  now = new Date(now.getTime() + 59_000)
  await send(key, showWorkspace, {})
  expect(await lastUsed()).toBe(first)
  now = new Date(now.getTime() + 1_000)
  await send(key, showWorkspace, {})
  expect(await lastUsed()).toBe(now.toISOString())
})

test('members see their own keys, administrators all, and only they may revoke another’s', async () => {
  const { apiKey } = await world.call(world.as('member'), createApiKey, { name: 'mine' })

  const seenBy = async (actor: Actor) => (await world.call(actor, listApiKeys)).items.map(({ id }) => id)
  expect(await seenBy(world.as('viewer'))).not.toContain(apiKey.id)
  expect(await seenBy(world.as('admin'))).toContain(apiKey.id)
  const revoking = (actor: Actor) => world.call(actor, revokeApiKey, { apiKey: apiKey.id })
  await expect(revoking(world.as('viewer'))).rejects.toMatchObject({ status: 404 })
  await revoking(world.as('admin'))
  expect(await seenBy(world.as('member'))).not.toContain(apiKey.id)
})

test('whoever tries keys is slowed down, and others are not', async () => {
  now = new Date(now.getTime() + 120_000)
  const statuses: number[] = []
  for (let tried = 0; tried < 25; tried += 1)
    statuses.push((await send(`fh_${'a'.repeat(32)}_${'b'.repeat(48)}`, showWorkspace, {})).status)

  expect(statuses.slice(0, 20)).toEqual(Array(20).fill(401))
  expect(statuses.slice(20)).toEqual(Array(5).fill(429))
  expect((await send(await keyOf(world.as('member')), showWorkspace, {})).status).toBe(200)
})
