import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type FileView, listFiles } from '@firsthand/contract/platform/records'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Visitor, signedUp } from '../../../test/visitor.ts'
import { type World, openWorld } from '../../../test/world.ts'

let world: World
let ada: Visitor
let files: string
const web = mkdtempSync(join(tmpdir(), 'firsthand-web-'))
beforeAll(async () => {
  writeFileSync(join(web, 'index.html'), '<!doctype html><style nonce="%NONCE%"></style>')
  writeFileSync(join(web, 'mark.svg'), '<svg xmlns="http://www.w3.org/2000/svg"/>')
  world = await openWorld({ environment: { SIGN_UP: 'open' }, webDirectory: web })
  const { visitor, workspace } = await signedUp(await world.listen())
  ada = visitor
  files = `/api/v1/workspaces/${workspace}/files`
})
afterAll(async () => {
  await world.close()
  rmSync(web, { recursive: true })
})

async function upload(name: string, content: string, type: string): Promise<FileView> {
  const init = { method: 'POST', body: content, headers: { 'content-type': type } }
  const { status, body } = await ada.fetch(`${files}?name=${encodeURIComponent(name)}`, init)
  expect(status).toBe(200)
  return body as FileView
}

test.each([
  ['a page', '/people'],
  ['a file of the pages', '/mark.svg'],
  ['an answer of the API', '/api/v1/account'],
  ['a refusal of the API', '/api/v1/nowhere'],
  ['a method that is not taken', '/api/v1/account/sign-out'],
  ['the reference', '/docs'],
  ['the description for machines', '/openapi.json'],
  ['the health of the process', '/healthz'],
  ['an address with nothing at it', '/nowhere.png'],
])('%s comes with headers that keep it from being framed, sniffed or told on', async (_, path) => {
  const { headers } = await ada.fetch(path)

  const policy = headers.get('content-security-policy')!
  expect(policy).toContain("default-src 'none'")
  expect(policy).toContain("script-src 'self';")
  expect(policy).toContain("frame-ancestors 'none'")
  expect(policy).toContain("base-uri 'none'")
  expect(policy).not.toMatch(/script-src[^;]*unsafe|style-src [^;]*unsafe|\*|https?:/)
  expect(headers.get('x-content-type-options')).toBe('nosniff')
  expect(headers.get('x-frame-options')).toBe('DENY')
  expect(headers.get('referrer-policy')).toBe('no-referrer')
  expect(headers.get('cross-origin-opener-policy')).toBe('same-origin')
  expect(headers.get('x-powered-by')).toBeNull()
  expect(headers.get('access-control-allow-origin')).toBeNull()
})

test('each page has a nonce of its own, and the policy names it', async () => {
  const nonces = new Set<string>()
  for (let count = 0; count < 3; count += 1) {
    const { text, headers } = await ada.fetch('/')
    const nonce = /nonce="([^"]+)"/.exec(text)![1]!
    expect(headers.get('content-security-policy')).toContain(`'nonce-${nonce}'`)
    nonces.add(nonce)
  }
  expect(nonces.size).toBe(3)
})

test('what the API answers is kept by no cache', async () => {
  const { headers } = await ada.fetch('/api/v1/account')

  expect(headers.get('cache-control')).toBe('no-store')
})

test.each([
  ['page.html', '<script>alert(1)</script>', 'text/html'],
  ['drawing.svg', '<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>', 'image/svg+xml'],
  ['page.xhtml', '<html xmlns="http://www.w3.org/1999/xhtml"/>', 'application/xhtml+xml'],
])('an uploaded %s comes back as a file to save, never as a page of ours', async (name, content, type) => {
  const file = await upload(name, content, type)
  const { text, headers } = await ada.fetch(`${files}/${file.id}`)

  expect(text).toBe(content)
  expect(headers.get('content-type')).toBe('application/octet-stream')
  expect(headers.get('content-disposition')).toMatch(/^attachment;/)
  expect(headers.get('content-security-policy')).toBe("default-src 'none'; sandbox")
  expect(headers.get('x-content-type-options')).toBe('nosniff')
})

test('a file keeps whatever name it has, and the name stays inside its header', async () => {
  for (const name of [
    'Žofie Müller (1).csv',
    `"; filename=evil.html`,
    "a'b*c(d).txt",
    '../../../etc/passwd',
    '名前.txt',
  ]) {
    const file = await upload(name, 'x', 'text/plain')
    expect(file.name).toBe(name)
    const header = (await ada.fetch(`${files}/${file.id}`)).headers.get('content-disposition')!
    expect(header).toMatch(/^attachment; filename\*=UTF-8''[\w%.!#$&+^`|~-]+$/)
    expect(decodeURIComponent(header.split("''")[1]!)).toBe(name)
  }
})

test('the same bytes twice are two files and one content, and none is another workspace’s', async () => {
  const [one, two] = [
    await upload('one.txt', 'the same', 'text/plain'),
    await upload('two.txt', 'the same', 'text/plain'),
  ]
  expect(one.id).not.toBe(two.id)
  const stranger = await world.call(world.as('rival'), listFiles, {})
  expect(stranger.items).toEqual([])
})

test('an upload without a name, or with one that is no text, is refused in a sentence', async () => {
  for (const query of ['', '?name=', '?name=%00', '?name=a%0Ab', `?name=${'x'.repeat(300)}`]) {
    const { status, body } = await ada.fetch(files + query, { method: 'POST', body: 'x' })
    expect(status, query).toBe(400)
    expect(body).toMatchObject({ error: { code: 'input_invalid', problems: [{ path: 'name' }] } })
  }
})
