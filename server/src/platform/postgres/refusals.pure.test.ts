import { spawn, spawnSync } from 'node:child_process'
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { findBinaries, linkLibraries } from './binaries.ts'
import { launchPostgres, type RunningPostgres } from './launch.ts'
import { readPostmaster } from './postmaster-file.ts'
import { choosePostgresUser } from './run-as.ts'
import { makeSocketDirectory, socketDirectoryFor } from './socket-directory.ts'
import { eventually, makeFolder } from './testing/processes.ts'
import { ask } from './testing/query.ts'

const settings = { fsync: 'off' }

async function makeDatabase(): Promise<string> {
  const dataDirectory = join(makeFolder(), 'postgres')
  await (await launchPostgres({ dataDirectory, settings })).stop()
  return dataDirectory
}

function stopAtEnd(postgres: RunningPostgres): RunningPostgres {
  onTestFinished(() => postgres.stop())
  return postgres
}

test('a database of another major version is refused and left as it was', async () => {
  const dataDirectory = await makeDatabase()
  writeFileSync(join(dataDirectory, 'PG_VERSION'), '15\n')
  await expect(launchPostgres({ dataDirectory, settings })).rejects.toMatchObject({
    code: 'postgres_version_mismatch',
    message: expect.stringMatching(/made by PostgreSQL 15.*this is PostgreSQL 18.*restore/),
  })
})

test('a folder with files that are no database is refused and left as it was', async () => {
  const dataDirectory = makeFolder()
  writeFileSync(join(dataDirectory, 'thesis.txt'), 'years of work')
  await expect(launchPostgres({ dataDirectory })).rejects.toMatchObject({
    code: 'postgres_directory_foreign',
  })
  expect(readdirSync(dataDirectory)).toEqual(['thesis.txt'])
  rmSync(`${dataDirectory}.lock`)
})

test('an empty folder that exists already becomes the database', async () => {
  const dataDirectory = join(makeFolder(), 'postgres')
  mkdirSync(dataDirectory)
  const postgres = stopAtEnd(await launchPostgres({ dataDirectory, settings }))
  expect(await ask(postgres, 'select 1 as one')).toEqual({ one: 1 })
})

test('a path through a file is refused with a sentence', async () => {
  const file = join(makeFolder(), 'file')
  writeFileSync(file, '')
  await expect(launchPostgres({ dataDirectory: join(file, 'postgres') })).rejects.toMatchObject({
    code: 'postgres_directory_unreachable',
    message: expect.stringMatching(/file, not a folder.*FIRSTHAND_DATA_DIR/),
  })
})

test('a directory that a PostgreSQL of somebody else uses is refused, and that PostgreSQL goes on', async () => {
  const dataDirectory = await makeDatabase()
  const { postgres } = await findBinaries()
  const sockets = join(makeFolder(), 'sockets')
  mkdirSync(sockets)
  chmodSync(sockets, 0o777)
  const words = ['-D', dataDirectory, '-k', sockets, '-c', 'listen_addresses=']
  const foreign = spawn(postgres, words, { ...choosePostgresUser(dataDirectory), cwd: '/', stdio: 'ignore' })
  onTestFinished(() => void foreign.kill('SIGQUIT'))
  expect(await eventually(() => readPostmaster(dataDirectory)?.status === 'ready')).toBe(true)
  await expect(launchPostgres({ dataDirectory, settings })).rejects.toMatchObject({ code: 'postgres_in_use' })
  expect(await ask({ host: sockets, port: 5432 }, 'select 1 as one')).toEqual({ one: 1 })
})

test('the process number of a dead PostgreSQL, now used by another program, hinders nothing', async () => {
  const dataDirectory = await makeDatabase()
  const lines = [
    process.pid,
    dataDirectory,
    1700000000,
    5432,
    socketDirectoryFor(dataDirectory, undefined),
    '',
    '',
    'ready',
  ]
  writeFileSync(join(dataDirectory, 'postmaster.pid'), `${lines.join('\n')}\n`)
  const postgres = stopAtEnd(await launchPostgres({ dataDirectory, settings }))
  expect(postgres.startedHere).toBe(true)
})

test('a trap where the socket folder belongs is not trusted', () => {
  const folder = makeFolder()
  symlinkSync('/tmp', join(folder, 'link'))
  expect(() => makeSocketDirectory(join(folder, 'link'), undefined)).toThrow(/is a symbolic link/)
  writeFileSync(join(folder, 'file'), '')
  expect(() => makeSocketDirectory(join(folder, 'file'), undefined)).toThrow(/not a folder/)
  mkdirSync(join(folder, 'open'))
  chmodSync(join(folder, 'open'), 0o750)
  expect(() => makeSocketDirectory(join(folder, 'open'), undefined)).toThrow(/mode 750/)
})

test('the path of the socket stays short however long the path of the data is', () => {
  const before = process.env.TMPDIR
  onTestFinished(() => {
    if (before === undefined) delete process.env.TMPDIR
    else process.env.TMPDIR = before
  })
  process.env.TMPDIR = `/tmp/${'long'.repeat(30)}`
  expect(`${socketDirectoryFor('/data/'.repeat(50), undefined)}/.s.PGSQL.5432.lock`.length).toBeLessThan(104)
})

test('a system without an embedded PostgreSQL is named, with what to do', async () => {
  await expect(findBinaries('linux', 'riscv64')).rejects.toMatchObject({
    code: 'postgres_platform_unsupported',
    message: expect.stringMatching(/linux on riscv64.*DATABASE_URL/),
  })
  const absent = process.platform === 'darwin' ? (['win32', 'x64'] as const) : (['darwin', 'arm64'] as const)
  await expect(findBinaries(...absent)).rejects.toMatchObject({ code: 'postgres_binaries_missing' })
})

test('library links that the installation left out are made', async () => {
  const { postgres } = await findBinaries()
  const copy = join(makeFolder(), 'package')
  cpSync(join(postgres, '..', '..'), join(copy, 'native'), {
    recursive: true,
    filter: (path) => !/share|\.a$/.test(path),
  })
  const link = join(copy, 'native', 'lib', 'libicui18n.so.60')
  if (process.platform === 'linux') {
    rmSync(link)
    expect(spawnSync(join(copy, 'native', 'bin', 'postgres'), ['--version']).status).not.toBe(0)
  }
  linkLibraries(copy)
  expect(existsSync(link) || process.platform !== 'linux').toBe(true)
  expect(spawnSync(join(copy, 'native', 'bin', 'postgres'), ['--version']).status).toBe(0)
})

test('binaries that do not run are refused with a sentence', async () => {
  const folder = makeFolder()
  const broken = join(folder, 'initdb')
  writeFileSync(
    broken,
    '#!/bin/sh\necho "initdb: error while loading shared libraries: libicu.so.60" >&2; exit 127\n',
  )
  chmodSync(broken, 0o755)
  const binaries = { ...(await findBinaries()), initdb: broken }
  await expect(
    launchPostgres({ dataDirectory: join(folder, 'postgres'), binaries, settings }),
  ).rejects.toMatchObject({
    code: 'postgres_binaries_broken',
  })
  expect(readdirSync(folder).toSorted()).toEqual(['initdb', 'postgres.lock'])
})
