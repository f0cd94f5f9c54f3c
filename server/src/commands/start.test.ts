import { spawnSync } from 'node:child_process'
import { once } from 'node:events'
import {
  chmodSync,
  chownSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { claimInstallation, showInstallation } from '@firsthand/contract/platform/accounts'
import { beforeEach, expect, onTestFinished, test } from 'vitest'
import { runToEnd } from '../../test/faults/command.ts'
import { createServerProcess, freePort } from '../../test/faults/server-process.ts'
import { createVisitor } from '../../test/visitor.ts'
import { connectOwner } from '../platform/db/pools.ts'
import { launchPostgres } from '../platform/postgres/launch.ts'
import { startScratchPostgres } from '../platform/postgres/scratch.ts'

const isRoot = process.getuid?.() === 0
const mara = { name: 'Mara', email: 'mara@example.com', password: 'a long password', workspace: 'Bramble' }

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'firsthand-start-'))
  chmodSync(folder, 0o711)
  return () => rmSync(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 })
})

const complaint = async (environment: Record<string, string>) => {
  const { code, complained } = await runToEnd(['start'], {
    FIRSTHAND_DATA_DIR: join(folder, 'data'),
    PORT: String(await freePort()),
    ...environment,
  })
  return `${code}: ${complained}`
}

test.each([
  [{ PORT: 'many' }, /^78: The setting PORT is not right: "many" was refused \(This must be a number\.\)/],
  [{ PUBLIC_URL: 'firsthand.example' }, /^78: The setting PUBLIC_URL is not right: .*web address/],
  [
    { PUBLIC_URL: 'https://firsthand.example/app' },
    /^78: The setting PUBLIC_URL is not right: .*without a path/,
  ],
  [
    { FIRSTHAND_SECRET: 'short' },
    /^78: The setting FIRSTHAND_SECRET is not right: its value was refused \(use at least 32/,
  ],
  [{ DATABASE_URL: 'mysql://localhost/x' }, /^78: The setting DATABASE_URL is not right/],
  [{ SMTP_URL: 'mail.example' }, /^78: The setting SMTP_URL is not right/],
  [
    { DATABASE_URL: 'postgres://nobody@127.0.0.1:1/x' },
    /^78: The database cannot be reached: nothing answers at that address\. Check DATABASE_URL/,
  ],
])('a wrong setting ends the start with a sentence and code 78 (%o)', async (environment, sentence) => {
  const said = await complaint(environment)

  expect(said).toMatch(sentence)
  expect(said).not.toMatch(/\n\s+at /)
})

test('a data folder that cannot be is refused with a sentence', async () => {
  writeFileSync(join(folder, 'file'), '')

  expect(await complaint({ FIRSTHAND_DATA_DIR: join(folder, 'file', 'data') })).toMatch(
    /^78: The data folder .*file\/data cannot be used \(ENOTDIR\)\. Make it writable/,
  )
})

test('a secret that a crash or a hand has cut is refused, not used', async () => {
  mkdirSync(join(folder, 'data'))
  writeFileSync(join(folder, 'data', 'secret'), '')

  expect(await complaint({})).toMatch(/^78: The secret in .* is too short to be one/)
})

test('a port that is taken is refused with a sentence, and PostgreSQL is let go', async () => {
  const other = createServer().listen(0, '127.0.0.1')
  await once(other, 'listening')
  onTestFinished(() => void other.close())
  const { port } = other.address() as { port: number }

  expect(await complaint({ PORT: String(port) })).toBe(
    `78: Port ${port} is taken by another program. Stop it, or choose another port: PORT=3001 npm start`,
  )
  expect(() => readFileSync(join(folder, 'data', 'postgres', 'postmaster.pid'))).toThrow()
})

test('a server starts, keeps its secrets to itself, stops when asked, and starts again on the same data', async () => {
  const data = join(folder, 'data')
  const server = await createServerProcess(data)
  onTestFinished(() => server.kill())
  const token = (await server.start())!
  expect(statSync(join(data, 'secret')).mode & 0o777).toBe(0o600)
  expect(statSync(data).mode & 0o777).toBe(0o711)
  expect(statSync(join(data, 'postgres')).mode & 0o077).toBe(0)
  const visitor = createVisitor(server.base)
  expect((await visitor.send(claimInstallation, { ...mara, token })).status).toBe(200)
  expect(await server.stop()).toBe(0)

  expect(await server.start()).toBeUndefined()
  expect((await visitor.send(showInstallation, {})).body).toMatchObject({ isClaimed: true, isSignedIn: true })
  expect(await server.stop()).toBe(0)
})

test('each start before somebody claims it prints a new link, and the old one is worth nothing', async () => {
  const server = await createServerProcess(join(folder, 'data'))
  onTestFinished(() => server.kill())
  const old = (await server.start())!
  await server.stop()
  const token = (await server.start())!

  const late = await createVisitor(server.base).send(claimInstallation, { ...mara, token: old })
  expect(late.code).toBe('installation.link_invalid')
  expect((await createVisitor(server.base).send(claimInstallation, { ...mara, token })).status).toBe(200)
})

test('a second start on the same data is a second server: neither ends the other', async () => {
  const data = join(folder, 'data')
  const [one, two] = [await createServerProcess(data), await createServerProcess(data)]
  onTestFinished(async () => {
    await one.kill()
    await two.kill()
  })
  const token = (await one.start())!
  expect((await createVisitor(one.base).send(claimInstallation, { ...mara, token })).status).toBe(200)
  expect(await two.start()).toBeUndefined()
  expect(await one.stop()).toBe(0)

  expect((await createVisitor(two.base).send(showInstallation, {})).body.isClaimed).toBe(true)
  expect((await fetch(`${two.base}/readyz`)).status).toBe(200)
})

test.runIf(isRoot)('an ordinary user starts it too, and everything is theirs', async () => {
  const home = join(folder, 'home')
  mkdirSync(home)
  chownSync(home, 1, 1)
  const { code, said, complained } = await runToEnd(
    ['migrate'],
    { FIRSTHAND_DATA_DIR: join(home, 'data'), HOME: home },
    { uid: 1, gid: 1 },
  )

  expect(complained).toBe('')
  expect(code).toBe(0)
  expect(said).toContain('_ground.sql')
  const foreign = spawnSync('find', [home, '!', '-user', '1'], { encoding: 'utf8' }).stdout.trim()
  expect(foreign).toBe('')
})

test.runIf(isRoot)(
  'started as root, the database runs as somebody else, who cannot read the secret',
  async () => {
    const data = join(folder, 'data')
    const server = await createServerProcess(data)
    onTestFinished(() => server.kill())
    await server.start()

    expect(statSync(`/proc/${server.postmaster()}`).uid).not.toBe(0)
    const reading = spawnSync('cat', [join(data, 'secret')], { uid: 65534, gid: 65534, encoding: 'utf8' })
    expect(reading.stderr).toMatch(/Permission denied/)
  },
)

test('a PostgreSQL server that asks for passwords serves as well as the embedded one, and wrong ones are told in a sentence', async () => {
  const port = await freePort()
  const postgres = await startScratchPostgres({
    fast: true,
    settings: { listen_addresses: '127.0.0.1', port: String(port) },
  })
  onTestFinished(() => postgres.stop())
  const superuser = await connectOwner({
    socket: postgres.host,
    port,
    database: 'postgres',
    owner: postgres.superuser,
  })
  // As servers do, and unlike the embedded one: whoever comes over the network gives a password.
  writeFileSync(
    join(postgres.dataDirectory, 'pg_hba.conf'),
    'local all all trust\nhost all all 127.0.0.1/32 scram-sha-256\n',
  )
  await superuser.query('SELECT pg_reload_conf()')
  await superuser.query(`CREATE ROLE dba LOGIN CREATEROLE PASSWORD 'right'`)
  await superuser.query('CREATE DATABASE firsthand OWNER dba')
  await superuser.query(`CREATE ROLE guest LOGIN PASSWORD 'right'`)
  await superuser.end()
  const url = (user: string, password: string, name = 'firsthand') =>
    `postgres://${user}:${password}@127.0.0.1:${port}/${name}`
  expect(await complaint({ DATABASE_URL: url('dba', 'wrong') })).toMatch(
    /^78: The database cannot be reached: the name or the password is wrong\./,
  )
  expect(await complaint({ DATABASE_URL: url('dba', 'right', 'nowhere') })).toMatch(
    /^78: The database cannot be reached: the server has no database of that name\./,
  )
  expect(await complaint({ DATABASE_URL: url('guest', 'right') })).toMatch(
    /^78: The user in DATABASE_URL may not make or change the role firsthand_app\./,
  )

  const server = await createServerProcess(join(folder, 'data'), { DATABASE_URL: url('dba', 'right') })
  onTestFinished(() => server.kill())
  const token = (await server.start())!
  expect((await createVisitor(server.base).send(claimInstallation, { ...mara, token })).status).toBe(200)
  expect(await server.stop()).toBe(0)
  // With another secret the roles get other passwords; nobody needs to know them.
  const moved = await createServerProcess(join(folder, 'elsewhere'), { DATABASE_URL: url('dba', 'right') })
  onTestFinished(() => moved.kill())
  await moved.start()
  expect((await fetch(`${moved.base}/readyz`)).status).toBe(200)
})

test('a database of a newer version is refused at the start with a sentence', async () => {
  const data = join(folder, 'data')
  await runToEnd(['migrate'], { FIRSTHAND_DATA_DIR: data })
  const postgres = await launchPostgres({ dataDirectory: join(data, 'postgres') })
  const owner = await connectOwner({
    socket: postgres.host,
    port: postgres.port,
    database: 'firsthand',
    owner: 'firsthand_owner',
  })
  await owner.query(`INSERT INTO firsthand_migrations VALUES ('209901010000_later.sql', 'x', now())`)
  await owner.end()
  await postgres.stop()

  expect(await complaint({})).toMatch(/^78: This database was used by a newer version of Firsthand/)
})

test('the help names every command and every setting with its sentence, and an unknown command is no success', async () => {
  const help = await runToEnd(['help'], {})
  expect(help.code).toBe(0)
  for (const word of [
    'start',
    'migrate',
    'reset-link',
    'PORT',
    'HOST',
    'PUBLIC_URL',
    'TRUST_PROXY',
    'FIRSTHAND_DATA_DIR',
    'FIRSTHAND_SECRET',
    'DATABASE_URL',
    'SMTP_URL',
  ])
    expect(help.said).toMatch(new RegExp(`^ +${word} +\\S.*\\S`, 'm'))

  expect((await runToEnd(['dance'], {})).code).toBe(64)
})
