import { execFile } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { createApiKey } from '@firsthand/contract/platform/api-keys'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type World, openWorld } from '../../server/test/world.ts'
import { typing } from './typed.ts'

const main = fileURLToPath(new URL('../src/main.ts', import.meta.url))

let world: World
let base: string
let folder: string
let config: string
let tools: ReturnType<typeof typing>
beforeAll(async () => {
  world = await openWorld()
  base = await world.listen()
  folder = mkdtempSync(join(tmpdir(), 'firsthand-cli-'))
  config = join(folder, 'kept', 'config.json')
  tools = typing(world, base, config)
})
afterAll(async () => {
  rmSync(folder, { recursive: true })
  await world.close()
})

/** Runs the command as a process of its own. */
function spawned(words: string[], environment: Record<string, string>, input = '') {
  return new Promise<{ code: number; out: string; err: string }>((resolve) => {
    const child = execFile(
      process.execPath,
      [main, ...words],
      { env: { ...process.env, ...environment } },
      (error, out, err) => resolve({ code: typeof error?.code === 'number' ? error.code : 0, out, err }),
    )
    child.stdin!.end(input)
  })
}

test('signing in tries the key, keeps it for this user alone, and later commands use it', async () => {
  const key = await tools.keyOf(world.as('member'))
  const signedIn = await tools.type(['sign-in', base, '--key', '-'], { input: `${key}\n`, environment: {} })

  expect(signedIn.err).toMatch(/Signed in to Bramble as Milo \(member\)/)
  expect(signedIn.err).not.toContain(key)
  if (process.platform !== 'win32') expect(statSync(config).mode & 0o777).toBe(0o600)
  const shown = await tools.type(['workspace', 'show', '--json'], { environment: {} })
  expect(JSON.parse(shown.out)).toMatchObject({ name: 'Bramble', you: { name: 'Milo' } })
})

test('a key that is not valid is not kept', async () => {
  const before = readFileSync(config, 'utf8')
  const wrong = `fh_${'0'.repeat(32)}_${'0'.repeat(48)}`
  expect(await tools.type(['sign-in', base, '--key', wrong], { environment: {} })).toMatchObject({ code: 77 })

  expect(readFileSync(config, 'utf8')).toBe(before)
})

test('of several workspaces FIRSTHAND_WORKSPACE chooses one, by its name', async () => {
  const { key } = await world.call(world.as('rival'), createApiKey, { name: 'theirs' })
  await tools.type(['sign-in', base, '--key', key], { environment: {} })
  const nameIn = async (environment: Record<string, string>) =>
    JSON.parse((await tools.type(['workspace', 'show', '--json'], { environment })).out).name

  expect(await nameIn({})).toBe('Rival')
  expect(await nameIn({ FIRSTHAND_WORKSPACE: 'Bramble' })).toBe('Bramble')
  expect(await tools.type(['today', 'show'], { environment: { FIRSTHAND_WORKSPACE: 'Acme' } })).toMatchObject(
    { code: 78 },
  )
  expect((await tools.type(['sign-out'], { environment: {} })).err).toMatch(/The key of Rival is forgotten/)
  expect(await nameIn({})).toBe('Bramble')
})

test('a file of keys that was damaged is said so, and nothing is overwritten', async () => {
  const damaged = join(folder, 'damaged.json')
  writeFileSync(damaged, '{"places": [')
  const typed = await tools.type(['today', 'show'], { environment: { FIRSTHAND_CONFIG: damaged } })

  expect(typed).toMatchObject({ code: 78, err: expect.stringContaining('not readable any more') })
  expect(readFileSync(damaged, 'utf8')).toBe('{"places": [')
})

test('it runs as a process: results on one stream, sentences on the other', async () => {
  const environment = {
    FIRSTHAND_URL: base,
    FIRSTHAND_KEY: await tools.keyOf(world.as('member')),
    FIRSTHAND_CONFIG: config,
  }
  const made = await spawned(
    ['people', 'create', '--with', '-', '--json'],
    environment,
    '{"name": "Through a pipe"}',
  )
  expect(made).toMatchObject({ code: 0, err: '' })
  expect(JSON.parse(made.out).name).toBe('Through a pipe')

  const refused = await spawned(['people', 'show', 'nobody'], environment)
  expect(refused).toMatchObject({ code: 65, out: '' })
  expect(refused.err).toMatch(/person: This is not an id/)
})

test('commands of the server run under the same name, in the server’s own process', async () => {
  const help = await spawned(['start', '--help'], {})
  expect(help.out).toContain('Firsthand, the server.')
  const refused = await spawned(['migrate'], { PORT: 'many', FIRSTHAND_DATA_DIR: join(folder, 'data') })
  expect(refused).toMatchObject({ code: 78, err: expect.stringContaining('The setting PORT is not right') })
})

test('completion offers nouns, verbs, flags and choices', async () => {
  const offered = async (...words: string[]) =>
    (await tools.type(['__complete', ...words])).out.trimEnd().split('\n')

  expect(await offered('peo')).toEqual(['people'])
  expect(await offered('people', 'ar')).toEqual(['archive'])
  expect(await offered('people', 'list', '--con')).toEqual(['--contact-type'])
  expect(await offered('people', 'list', '--contact-type', 'pa')).toEqual(['partner', 'payer'])
  for (const shell of ['bash', 'zsh', 'fish'])
    expect((await tools.type(['completion', shell])).out).toContain('firsthand __complete')
  expect(await tools.type(['completion', 'cmd'])).toMatchObject({ code: 64 })
})
