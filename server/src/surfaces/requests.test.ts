import { showAccount, signIn } from '@firsthand/contract/platform/accounts'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { sendRaw } from '../../test/raw.ts'
import { type Visitor, createVisitor, signedUp } from '../../test/visitor.ts'
import { type World, openWorld } from '../../test/world.ts'

let world: World
let base: string
let ada: Visitor
let inside: string
beforeAll(async () => {
  world = await openWorld({ environment: { SIGN_UP: 'open' } })
  base = await world.listen()
  const { visitor, workspace } = await signedUp(base)
  ada = visitor
  inside = `/api/v1/workspaces/${workspace}`
})
afterAll(() => world.close())

const post = (path: string, body: string | Buffer, headers: Record<string, string> = {}) =>
  ada.fetch(path, {
    method: 'POST',
    body: body as string,
    headers: { 'content-type': 'application/json', ...headers },
  })

async function expectRefused(answer: Promise<{ status: number; body: unknown; text: string }>, what: string) {
  const { status, body } = await answer
  expect(status, what).toBeGreaterThanOrEqual(400)
  expect(status, what).toBeLessThan(500)
  expect((body as { error: { message: string } }).error.message, what).toMatch(/\.$/)
}

test.each([
  ['not JSON', '{"name":'],
  ['a list', '[]'],
  ['a word', '"word"'],
  ['nothing but null', 'null'],
  ['bytes that are no UTF-8', Buffer.from([0x7b, 0x22, 0xff, 0xfe, 0x22, 0x7d])],
  ['a key twice and cut', '{"name":"a","name":'],
  ['nested 10,000 deep', '{"name":' + '['.repeat(10_000) + ']'.repeat(10_000) + '}'],
  ['nested 1,000,000 deep', '['.repeat(1_000_000)],
])('a body that is %s is refused as unreadable', async (_, body) => {
  const answer = await post(`${inside}/people`, body)

  expect(answer).toMatchObject({ status: 400, body: { error: { code: 'body_unreadable' } } })
})

test('a body of more than 4 MB is refused, whether its length is announced or not', async () => {
  const large = `{"name":"${'x'.repeat(5 * 1024 * 1024)}"}`
  expect((await post(`${inside}/people`, large)).body).toMatchObject({ error: { code: 'too_large' } })

  const head = `POST /api/v1/account/sign-in HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\ntransfer-encoding: chunked\r\n\r\n`
  const chunk = `${(1024 * 1024).toString(16)}\r\n${'x'.repeat(1024 * 1024)}\r\n`
  const unannounced = await sendRaw(base, head + chunk.repeat(6))
  expect(unannounced.status).toBe(413)
  expect(unannounced.body).toContain('too_large')
})

test('wrong values are refused with the field and a plain sentence', async () => {
  const { body } = await post('/api/v1/account/sign-in', JSON.stringify({ email: 7, password: '' }))

  expect(body).toEqual({
    error: {
      code: 'input_invalid',
      message: 'Some of what was sent is not right. See the fields below.',
      problems: [
        { path: 'email', message: 'This must be text.' },
        { path: 'password', message: 'Write something here.' },
      ],
    },
  })
})

test.each([
  ['prototype keys', '{"__proto__":{"name":"x"},"constructor":{"prototype":{}},"name":5}'],
  ['a huge number', '{"name":1e309}'],
  ['NUL in text', '{"name":"a\\u0000b"}'],
  ['a lone surrogate', '{"name":"a\\ud800b"}'],
  ['control characters', '{"name":"a\\u0007b"}'],
  ['an object for text', '{"name":{"toString":"x"}}'],
  ['a list for text', '{"name":["x"]}'],
])('%s in a field is refused with a sentence', async (what, body) => {
  await expectRefused(post(`${inside}/people`, body), what)
  expect(({} as Record<string, unknown>).name).toBeUndefined()
})

test('strange addresses under /api are answered with JSON that says nothing is there', async () => {
  for (const path of [
    '/api/',
    '/api/v2/account',
    '/api/v1',
    '/api/v1/',
    '/api/v1/account/',
    '/api/v1//account',
    '/api/v1/%',
    '/api/v1/workspaces/%ff/people',
    `${inside}/people/%00`,
    `${inside}/people/%E0%A4%A`,
    `${inside}/people/../../x`,
    `/api/v1/workspaces/not-an-id/people`,
    `/api/v1/workspaces/${'a'.repeat(8000)}/people`,
    '/api/v1/toString',
    '/api/v1/__proto__',
    '/api/v1/%5f%5fproto%5f%5f',
  ])
    await expectRefused(ada.fetch(path), path)
})

test('strange queries are refused or ignored, never a failure of ours', async () => {
  for (const query of [
    '?limit=1&limit=2',
    '?limit=',
    '?limit=1e9',
    '?limit=-1',
    '?limit=NaN',
    '?limit=0x10',
    '?limit[]=1',
    '?limit=99999999999999999999',
    '?after=x',
    '?after=%00',
    '?after=bnVsbA',
    '?after=WzEsMl0',
    `?after=${Buffer.from('["x","y"]').toString('base64url')}`,
    `?after=${Buffer.from('[1e300,"\\u0000"]').toString('base64url')}`,
    `?after=${'A'.repeat(5000)}`,
    '?subject=x',
    '?subject=1&subject=2',
    '?%',
    '?%ff=%ff',
    '?=&&&',
    '?toString=1',
    '?constructor=1&constructor=2',
    '?__proto__=1&__proto__=2',
    '?hasOwnProperty=1',
  ]) {
    const { status } = await ada.fetch(`${inside}/audit${query}`)
    expect([200, 400], query).toContain(status)
  }
})

test('a value given twice where one is wanted is refused', async () => {
  expect((await ada.fetch(`${inside}/audit?limit=1&limit=2`)).body).toMatchObject({
    error: { problems: [{ path: 'limit', message: 'This must be a number.' }] },
  })
})

test('a method that an address does not take is answered with those that it takes', async () => {
  for (const method of ['PUT', 'DELETE', 'PATCH', 'OPTIONS', 'PROPFIND']) {
    const { status, headers, body } = await ada.fetch(`${inside}/audit`, { method })
    expect(status, method).toBe(405)
    expect(headers.get('allow')).toBe('GET, HEAD')
    expect(body).toMatchObject({ error: { code: 'method_not_allowed' } })
  }
})

test('HEAD answers what GET would, without a body', async () => {
  for (const path of [
    '/api/v1/account',
    '/api/v1/nowhere',
    '/docs',
    '/openapi.json',
    '/healthz',
    `${inside}/audit`,
  ]) {
    const [get, head] = [await ada.fetch(path), await ada.fetch(path, { method: 'HEAD' })]
    expect(head.status, path).toBe(get.status)
    expect(head.text).toBe('')
    if (get.headers.get('content-length'))
      expect(head.headers.get('content-length'), path).toBe(get.headers.get('content-length'))
  }
})

test.each([
  ['no address', 'GET  HTTP/1.1\r\nhost: x\r\n\r\n'],
  ['the address of another site', 'GET http://evil.example/api/v1/account HTTP/1.1\r\nhost: x\r\n\r\n'],
  ['a tunnel', 'CONNECT evil.example:443 HTTP/1.1\r\nhost: x\r\n\r\n'],
  ['an asterisk', 'OPTIONS * HTTP/1.1\r\nhost: x\r\n\r\n'],
  [
    'two lengths',
    'POST /api/v1/account/sign-in HTTP/1.1\r\nhost: x\r\ncontent-length: 2\r\ncontent-length: 3\r\n\r\n{}',
  ],
  [
    'a length and chunks',
    'POST /api/v1/account/sign-in HTTP/1.1\r\nhost: x\r\ncontent-length: 2\r\ntransfer-encoding: chunked\r\n\r\n0\r\n\r\n',
  ],
  ['a line end in a header', 'GET / HTTP/1.1\r\nhost: x\r\nx: a\rb\r\n\r\n'],
  ['headers of 100 kB', `GET / HTTP/1.1\r\nhost: x\r\nx: ${'a'.repeat(100_000)}\r\n\r\n`],
  ['no host', 'GET /healthz HTTP/1.1\r\n\r\n'],
])('a request with %s is refused and the server goes on', async (_, bytes) => {
  const { status } = await sendRaw(base, bytes)

  expect([0, 400, 404, 431]).toContain(status)
  expect((await ada.send(showAccount, {})).status).toBe(200)
})

test('a double slash does not turn the rest of an address into another one', async () => {
  const { text } = await ada.fetch('//api/v1/account')

  expect(text).not.toContain('ada@example.com')
})

test('cookies that are no text of ours are nobody’s', async () => {
  for (const cookie of [
    'firsthand.session_token=%E0%A4%A',
    'firsthand.session_token',
    '=;;;',
    'x'.repeat(10_000),
  ]) {
    const visitor = createVisitor(base)
    expect((await visitor.send(showAccount, {}, { headers: { cookie } })).status, cookie.slice(0, 40)).toBe(
      401,
    )
  }
})

test('whoever sends slowly does not keep a connection for long', () => {
  const { server } = world.application

  expect(server.headersTimeout).toBeLessThanOrEqual(20_000)
  expect(server.keepAliveTimeout).toBeLessThanOrEqual(120_000)
  expect(server.requestTimeout).toBeGreaterThan(0)
})

test('texts that the database would not take are refused before it sees them', async () => {
  for (const email of [
    'a\u0000@example.com',
    'ada@exam\ud800ple.com',
    `${'a'.repeat(300)}@example.com`,
    '@',
    'a@b',
  ])
    expect(
      (await createVisitor(base).send(signIn, { email, password: 'a long password' })).status,
      email,
    ).toBe(400)
  const nul = await createVisitor(base).send(signIn, { email: 'ada@example.com', password: 'a\u0000b' })
  expect(nul.status).toBe(403)
})
