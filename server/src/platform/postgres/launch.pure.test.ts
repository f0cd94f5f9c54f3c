import { readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, onTestFinished, test } from 'vitest'
import { launchPostgres, type LaunchOptions } from './launch.ts'
import { findSystemPostgres, startScratchPostgres } from './scratch.ts'
import { makeFolder } from './testing/processes.ts'
import { ask } from './testing/query.ts'

const debian = findSystemPostgres(15)

describe.each([
  ['the embedded PostgreSQL', undefined, true],
  ['PostgreSQL 15 of the system', debian, debian !== undefined],
])('with %s', (_name, binaries, isThere) => {
  const launch = async (options: LaunchOptions) => {
    const postgres = await launchPostgres({ binaries, ...options })
    onTestFinished(() => postgres.stop())
    return postgres
  }

  test.skipIf(!isThere)('a new database keeps letters of every language and checks its pages', async () => {
    const postgres = await launch({ dataDirectory: join(makeFolder(), 'deep', 'er', 'postgres') })
    expect(
      await ask(
        postgres,
        `select datctype, pg_encoding_to_char(encoding) as encoding, current_setting('data_checksums') as checksums,
           current_setting('fsync') as fsync, current_setting('timezone') as timezone, current_setting('jit') as jit,
           current_setting('max_connections') as connections, current_setting('listen_addresses') as network
         from pg_database where datname = current_database()`,
      ),
    ).toEqual({
      datctype: 'C.UTF-8',
      encoding: 'UTF8',
      checksums: 'on',
      fsync: 'on',
      timezone: 'UTC',
      jit: 'off',
      connections: '60',
      network: '',
    })
    await ask(postgres, 'create extension pg_trgm')
    const words = `select similarity('Ångström', 'ångström') as swedish, array_length(show_trgm('日本語'), 1) as japanese,
      upper('größe ñ') as upper, 'Ö' < 'Z' collate "de-x-icu" as german, 'Ö' < 'Z' as by_code`
    expect(await ask(postgres, words)).toEqual({
      swedish: 1,
      japanese: 4,
      upper: expect.stringMatching(/^GR(Ö)(ß|SS)E Ñ$/),
      german: true,
      by_code: false,
    })
  })

  test.skipIf(!isThere)('what was saved is there after a stop and a start', async () => {
    const dataDirectory = join(makeFolder(), 'postgres')
    const first = await launch({ dataDirectory })
    await ask(first, 'create table note as select 42 as answer')
    await Promise.all([first.stop(), first.stop()])
    await first.stop()
    await expect(ask(first, 'select 1')).rejects.toThrow(/ENOENT/)
    const second = await launch({ dataDirectory, settings: { work_mem: '7MB' } })
    expect(second.startedHere).toBe(true)
    expect(await ask(second, `select answer, current_setting('work_mem') as memory from note`)).toEqual({
      answer: 42,
      memory: '7MB',
    })
  })

  test.skipIf(!isThere)('a scratch database goes without a trace', async () => {
    const postgres = await startScratchPostgres({ binaries, fast: true })
    expect(await ask(postgres, `select current_setting('fsync') as fsync`)).toEqual({ fsync: 'off' })
    await postgres.stop()
    expect(statSync(postgres.dataDirectory, { throwIfNoEntry: false })).toBeUndefined()
    expect(statSync(postgres.host, { throwIfNoEntry: false })).toBeUndefined()
  })
})

test('two launches in one process share one PostgreSQL, and the first to stop does not end it', async () => {
  const dataDirectory = join(makeFolder(), 'postgres')
  const settings = { fsync: 'off' }
  const [one, other] = await Promise.all([
    launchPostgres({ dataDirectory, settings }),
    launchPostgres({ dataDirectory, settings }),
  ])
  expect([one.startedHere, other.startedHere].toSorted((one, other) => Number(one) - Number(other))).toEqual([
    false,
    true,
  ])
  await one.stop()
  expect(await ask(other, 'select 1 as one')).toEqual({ one: 1 })
  await other.stop()
  await expect(ask(other, 'select 1')).rejects.toThrow(/ENOENT/)
})

test('the socket lies in a private folder, and what people said stays out of the log', async () => {
  const postgres = await startScratchPostgres({ fast: true })
  onTestFinished(() => postgres.stop())
  expect(statSync(postgres.host).mode & 0o777).toBe(0o700)
  expect(statSync(postgres.dataDirectory).mode & 0o777).toBe(0o700)
  await ask(postgres, `create table word (said) as select 'secret'`)
  await ask(postgres, 'alter table word add primary key (said)')
  await expect(ask(postgres, `insert into word values ('secret')`)).rejects.toThrow(/duplicate key/)
  expect(readFileSync(join(postgres.dataDirectory, 'server.log'), 'utf8')).toMatch(/duplicate key/)
  expect(readFileSync(join(postgres.dataDirectory, 'server.log'), 'utf8')).not.toMatch(/secret/)
})
