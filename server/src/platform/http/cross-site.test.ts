import { requestReset } from '@firsthand/contract/platform/accounts'
import { createInvitation, updateWorkspace } from '@firsthand/contract/platform/members'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Visitor, createVisitor, signedUp } from '../../../test/visitor.ts'
import { type World, openWorld, openWorldForTest } from '../../../test/world.ts'

let world: World
let base: string
let ada: Visitor
let workspace: string
beforeAll(async () => {
  world = await openWorld({ environment: { SIGN_UP: 'open', PUBLIC_URL: 'https://firsthand.example' } })
  base = await world.listen()
  ;({ visitor: ada, workspace } = await signedUp(base))
})
afterAll(() => world.close())

const rename = (headers: Record<string, string>) =>
  ada.send(updateWorkspace, { name: 'Renamed' }, { workspace, headers })

test.each([
  ['another site', { origin: 'https://evil.example' }],
  ['a site whose name begins like ours', { origin: 'https://firsthand.example.evil.example' }],
  ['another port of ours', { origin: 'https://firsthand.example:8443' }],
  ['our name without https', { origin: 'http://firsthand.example' }],
  ['a sandboxed frame', { origin: 'null' }],
  ['a page that the browser calls another site', { 'sec-fetch-site': 'cross-site' }],
  ['a sister site', { 'sec-fetch-site': 'same-site' }],
])('a change that %s sends with our cookies is refused', async (_, headers) => {
  expect(await rename(headers)).toMatchObject({ status: 403, code: 'cross_site' })
})

test.each([
  ['our own page', { origin: 'https://firsthand.example', 'sec-fetch-site': 'same-origin' }],
  ['a tool that sends no origin', {}],
])('a change from %s goes through', async (_, headers) => {
  expect((await rename(headers)).status).toBe(200)
})

test('another site cannot sign a visitor in as somebody else, though there is no cookie yet', async () => {
  const headers = { origin: 'https://evil.example' }
  const answer = await createVisitor(base).send(requestReset, { email: 'ada@example.com' }, { headers })

  expect(answer).toMatchObject({ status: 403, code: 'cross_site' })
})

test('before an address is set, the page at localhost works and no other', async () => {
  const fresh = await openWorldForTest({ environment: { PUBLIC_URL: '' } })
  const at = await fresh.listen()
  const ask = (origin: string) =>
    createVisitor(at).send(requestReset, { email: 'ada@example.com' }, { headers: { origin } })

  expect((await ask(at)).status).toBe(200)
  expect((await ask('http://localhost:1')).status).toBe(403)
  expect((await ask('https://evil.example')).status).toBe(403)
})

test('links are built from the setting, whatever Host a request claims', async () => {
  const { body } = await ada.send(
    createInvitation,
    { role: 'viewer' },
    {
      workspace,
      headers: {
        host: 'evil.example',
        'x-forwarded-host': 'evil.example',
        forwarded: 'host=evil.example',
      },
    },
  )

  expect(body.link).toMatch(/^https:\/\/firsthand\.example\/join\//)
})

test('nothing on this server sends a visitor to another site', async () => {
  for (const path of [
    '//evil.example',
    '/\\evil.example',
    '/%2f%2fevil.example',
    '/sign-in?next=https://evil.example',
    '/docs//evil.example',
    '/api/v1//evil.example/..',
    '/https://evil.example',
  ]) {
    const { status, headers } = await ada.fetch(path)
    expect(headers.get('location'), path).toBeNull()
    expect(status < 300 || status >= 400, path).toBe(true)
  }
})
