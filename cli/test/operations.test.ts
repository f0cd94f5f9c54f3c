import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type World, openWorld } from '../../server/test/world.ts'
import { typing } from './typed.ts'

let world: World
let folder: string
let tools: ReturnType<typeof typing>
beforeAll(async () => {
  world = await openWorld()
  folder = mkdtempSync(join(tmpdir(), 'firsthand-cli-'))
  tools = typing(world, await world.listen(), join(folder, 'config.json'))
})
afterAll(async () => {
  rmSync(folder, { recursive: true })
  await world.close()
})

const type: ReturnType<typeof typing>['type'] = (...given) => tools.type(...given)

test('a person is added with flags, and shown with the id that came back', async () => {
  const made = await type([
    'people',
    'create',
    '--name',
    'Ada Bell',
    '--note',
    'Rides at night',
    '--cadence-days',
    '14',
    '--json',
  ])
  expect(made).toMatchObject({ code: 0, err: '' })
  const { id } = JSON.parse(made.out)

  const shown = await type(['people', 'show', id])
  expect(shown.out).toMatch(/^name +Ada Bell$/m)
  expect(shown.out).toMatch(/^cadenceDays +14$/m)
})

test('values come from files and from standard input, and @@ is a plain @', async () => {
  const path = join(folder, 'note.txt')
  writeFileSync(path, 'from a file\nof two lines\n')
  const from = async (note: string, input?: string) =>
    JSON.parse((await type(['people', 'create', '--name', 'N', '--note', note, '--json'], { input })).out)
      .note

  expect(await from(`@${path}`)).toBe('from a file\nof two lines')
  expect(await from('-', 'typed in\n')).toBe('typed in')
  expect(await from('@@ada')).toBe('@ada')
})

test('a whole input is JSON, and flags are added to it', async () => {
  const whole = JSON.stringify({ name: 'Jo', emails: [{ email: 'jo@example.com' }] })
  const made = await type(['people', 'create', '--with', '-', '--role-title', 'Courier', '--json'], {
    input: whole,
  })

  expect(JSON.parse(made.out)).toMatchObject({
    name: 'Jo',
    emails: [{ email: 'jo@example.com' }],
    roleTitle: 'Courier',
  })
})

test('entries of a list are typed one after another, as JSON where they are things', async () => {
  const made = await type([
    'people',
    'create',
    '--name',
    'Two',
    '--emails',
    '{"email":"a@example.com"}',
    '--emails',
    '{"email":"b@example.com"}',
    '--json',
  ])

  expect(JSON.parse(made.out).emails.map(({ email }: { email: string }) => email)).toEqual([
    'a@example.com',
    'b@example.com',
  ])
})

test('a list is a table that fits, with whole ids', async () => {
  const { out } = await type(['people', 'list'], { columns: 80 })
  const lines = out.trimEnd().split('\n')

  expect(lines[0]).toMatch(/^id +name/)
  expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(80)
  expect(lines[1]).toMatch(/^[0-9a-f]{8}-[0-9a-f-]{27} /)
})

test('what others wrote cannot steer the terminal', async () => {
  await type(['people', 'create', '--name', 'Evil', '--note', '\u001b[2Jgone\u202egpj'])
  const { items } = JSON.parse((await type(['people', 'list', '--q', 'Evil', '--json'])).out)
  const { out } = await type(['people', 'show', items[0].id])

  expect(out).toContain('[2Jgone')
  for (const mark of ['\u001b', '\u202e']) expect(out).not.toContain(mark)
})

test('--all goes on to the end of a list, one line each', async () => {
  for (let index = 0; index < 5; index += 1) await type(['people', 'create', '--name', `Many ${index}`])
  const { out } = await type(['people', 'list', '--q', 'Many', '--limit', '2', '--all', '--jsonl'])

  const names = out
    .trimEnd()
    .split('\n')
    .map((line) => (JSON.parse(line) as { name: string }).name)
  expect(names.toSorted()).toEqual(['Many 0', 'Many 1', 'Many 2', 'Many 3', 'Many 4'])
})

test('refused input is a sentence with its fields beside the results, and an exit code of its own', async () => {
  const made = await type(['people', 'create', '--name', '', '--time-zone', 'Mars'])

  expect(made).toMatchObject({ code: 65, out: '' })
  expect(made.err).toContain('name: ')
  expect(made.err).toContain('timeZone: This is not a time zone. Use a name such as Europe/Berlin.')
})

test.each([
  ['an unknown verb', ['people', 'destroy'], 64, /unknown command/],
  ['an unknown flag', ['people', 'list', '--colour', 'red'], 64, /unknown option/],
  ['a number that is none', ['people', 'list', '--limit', 'many'], 64, /takes a number/],
  ['JSON that is none', ['people', 'create', '--name', 'A', '--emails', 'ada@example.com'], 64, /takes JSON/],
  ['a file that is not there', ['people', 'create', '--name', '@/nowhere/at.all'], 66, /cannot be read/],
  ['an id that is nobody’s', ['people', 'show', '0198b2c4-7d1e-7a60-9f43-2a6c1d5e8b90'], 1, /nothing here/],
])('%s ends with a sentence and a code', async (_, words, code, sentence) => {
  const typed = await type(words)

  expect(typed).toMatchObject({ code, out: '' })
  expect(typed.err).toMatch(sentence)
})

test('a key that may not, a key that is wrong, no key, and no server each have their code', async () => {
  const base = await world.listen()
  const weak = await tools.keyOf(world.as('viewer'), { role: 'viewer' })
  const add = ['people', 'create', '--name', 'A']
  const typed = (FIRSTHAND_URL: string, FIRSTHAND_KEY: string) =>
    type(add, { environment: { FIRSTHAND_URL, FIRSTHAND_KEY } })

  expect(await typed(base, weak)).toMatchObject({ code: 77 })
  expect(await typed(base, `fh_${'0'.repeat(32)}_${'0'.repeat(48)}`)).toMatchObject({ code: 77 })
  expect(await typed(base, 'secret')).toMatchObject({ code: 78 })
  expect(await typed('http://127.0.0.1:9', weak)).toMatchObject({ code: 69 })
  const nobody = await type(add, { environment: {} })
  expect(nobody).toMatchObject({ code: 78, err: expect.stringContaining('firsthand sign-in') })
})

test('help says what an operation takes, with an example', async () => {
  const { code, out } = await type(['evidence', 'create', '--help'])

  expect(code).toBe(0)
  expect(out).toContain('--kind <text>')
  expect(out).toMatch(/one of: said_opinion, said_past/)
  expect(out).toMatch(/\$ firsthand evidence create .*--kind said_opinion/)
})
