import { chmodSync, chownSync, cpSync, existsSync, mkdirSync, readdirSync, rmSync, statSync } from 'node:fs'
import { spawnSync } from 'node:child_process'
import { dirname, join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { findBinaries } from './binaries.ts'
import { launchPostgres } from './launch.ts'
import { startScratchPostgres } from './scratch.ts'
import { socketDirectoryFor } from './socket-directory.ts'
import { isRoot, makeFolder, postmasterOf, startHolder } from './testing/processes.ts'
import { ask } from './testing/query.ts'

const settings = { fsync: 'off' }
const canMount = isRoot && spawnSync('unshare', ['-m', 'true']).status === 0
const stranger = { uid: 1, gid: 1 }

// What only root can try; an ordinary user skips it.
test.runIf(isRoot)('started as root, PostgreSQL runs as an unprivileged user', async () => {
  const postgres = await startScratchPostgres({ fast: true })
  onTestFinished(() => postgres.stop())
  expect(statSync(`/proc/${postmasterOf(postgres.dataDirectory)}`).uid).toBe(65534)
})

test.runIf(isRoot)(
  'started as root on the folder of an ordinary user, PostgreSQL runs as that user',
  async () => {
    const folder = makeFolder()
    chownSync(folder, 1, 1)
    const postgres = await launchPostgres({ dataDirectory: join(folder, 'new', 'postgres'), settings })
    onTestFinished(() => postgres.stop())
    expect(statSync(`/proc/${postmasterOf(postgres.dataDirectory)}`).uid).toBe(1)
    expect(statSync(join(folder, 'new')).uid).toBe(1)
  },
)

test.runIf(isRoot)('no other user of the machine can connect', async () => {
  const postgres = await startScratchPostgres({ fast: true })
  onTestFinished(() => postgres.stop())
  const connect = (user: { uid: number; gid: number }) =>
    spawnSync(process.execPath, ['-e', connection, `${postgres.host}/.s.PGSQL.5432`], {
      ...user,
      cwd: '/',
      encoding: 'utf8',
    })
  expect(connect({ uid: 65534, gid: 65534 }).stdout.trim()).toBe('connected')
  expect(connect(stranger).stdout.trim()).toBe('EACCES')
})

test.runIf(isRoot)('binaries that the unprivileged user cannot reach are copied, once', async () => {
  const hidden = makeFolder()
  const found = await findBinaries()
  cpSync(dirname(dirname(found.postgres)), join(hidden, 'native'), {
    recursive: true,
    verbatimSymlinks: true,
  })
  chmodSync(hidden, 0o700)
  const at = (name: string) => join(hidden, 'native', 'bin', name)
  const binaries = { ...found, postgres: at('postgres'), initdb: at('initdb'), pg_ctl: at('pg_ctl') }
  const folder = makeFolder()
  const copies: number[] = []
  for (const name of ['one', 'two']) {
    const postgres = await launchPostgres({ dataDirectory: join(folder, name), binaries, settings })
    expect(await ask(postgres, 'select 1 as one')).toEqual({ one: 1 })
    await postgres.stop()
    for (const copy of readdirSync(folder).filter((name) => name.startsWith('postgres-18-'))) {
      copies.push(statSync(join(folder, copy)).ino)
    }
  }
  expect(copies).toEqual([copies[0], copies[0]])
})

test.runIf(isRoot)(
  'a folder that the unprivileged user cannot enter is refused with a sentence',
  async () => {
    const folder = makeFolder()
    mkdirSync(join(folder, 'home'), { mode: 0o700 })
    await expect(
      launchPostgres({ dataDirectory: join(folder, 'home', 'data', 'postgres') }),
    ).rejects.toMatchObject({
      code: 'postgres_directory_unreachable',
      message: expect.stringMatching(/runs as user 65534.*cannot enter.*ordinary user/),
    })
  },
)

test.runIf(isRoot)('a strict umask does not shut PostgreSQL out of the folders made for it', async () => {
  const before = process.umask(0o077)
  onTestFinished(() => void process.umask(before))
  const postgres = await launchPostgres({ dataDirectory: join(makeFolder(), 'a', 'b', 'postgres'), settings })
  await postgres.stop()
})

test.runIf(isRoot)('a socket folder made by another user beforehand is not trusted', async () => {
  const dataDirectory = join(makeFolder(), 'postgres')
  const trap = socketDirectoryFor(dataDirectory, { uid: 65534, gid: 65534 })
  mkdirSync(trap, { mode: 0o700 })
  chownSync(trap, 1, 1)
  onTestFinished(() => rmSync(trap, { recursive: true, force: true }))
  await expect(launchPostgres({ dataDirectory, settings })).rejects.toMatchObject({
    code: 'postgres_directory_unsafe',
  })
})

test.runIf(isRoot)('an ordinary user who may not write, or not read, gets a sentence', async () => {
  const folder = makeFolder()
  const asStranger = (dataDirectory: string) =>
    startHolder(dataDirectory, { prefix: ['setpriv', '--reuid=1', '--regid=1', '--clear-groups'] })
  expect(await asStranger(join(folder, 'postgres')).answer()).toMatchObject({
    code: 'postgres_directory_unreachable',
    message: expect.stringMatching(/permission denied/),
  })
  chmodSync(folder, 0o777)
  await (await launchPostgres({ dataDirectory: join(folder, 'postgres'), settings })).stop()
  expect(await asStranger(join(folder, 'postgres')).answer()).toMatchObject({
    code: 'postgres_directory_unreachable',
  })
})

test.runIf(isRoot)('a user without a name gets a sentence', async () => {
  const folder = makeFolder()
  chmodSync(folder, 0o777)
  const prefix = ['setpriv', '--reuid=43210', '--regid=43210', '--clear-groups']
  expect(await startHolder(join(folder, 'postgres'), { prefix }).answer()).toMatchObject({
    code: 'postgres_user_unknown',
  })
  expect(readdirSync(folder)).toEqual(['postgres.lock'])
})

test.runIf(canMount)(
  'a disk too small for a new database is named, and nothing half-made stays',
  async () => {
    const folder = makeFolder()
    const inside = [
      'unshare',
      '-m',
      'sh',
      '-c',
      `mount -t tmpfs -o size=20m,mode=755 none ${folder} && "$@"; find ${folder} -name '*unfinished*' >&2`,
      'sh',
    ]
    const holder = startHolder(join(folder, 'postgres'), { prefix: inside })
    expect(await holder.answer()).toMatchObject({
      code: 'postgres_disk_full',
      message: expect.stringMatching(/is full.*Free some space/),
    })
  },
)

test.runIf(canMount)('a disk that is full at the start of a database that exists is named', async () => {
  const folder = makeFolder()
  const mounted = join(folder, 'disk')
  mkdirSync(mounted)
  await (await launchPostgres({ dataDirectory: join(folder, 'postgres'), settings })).stop()
  const fill = `mount -t tmpfs -o size=120m,mode=755 none ${mounted} && cp -a ${folder}/postgres ${mounted}/ && (cat /dev/zero > ${mounted}/fill 2>/dev/null; "$@")`
  const holder = startHolder(join(mounted, 'postgres'), { prefix: ['unshare', '-m', 'sh', '-c', fill, 'sh'] })
  expect(await holder.answer()).toMatchObject({ code: 'postgres_disk_full' })
  expect(existsSync(mounted)).toBe(true)
})

const connection = `require('node:net').connect(process.argv[1])
  .on('connect', function () { console.log('connected'); this.destroy() })
  .on('error', (error) => console.log(error.code))`
