import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { randomBytes } from 'node:crypto'
import type pg from 'pg'
import { afterEach, beforeEach, expect, inject, test } from 'vitest'
import { bringUpToDate } from './bring-up-to-date.ts'
import { type Migration, migrate, readMigrations } from './migrate.ts'
import { connectOwner } from './pools.ts'

const { socket, port, superuser } = inject('postgres')
let database: string
let owner: pg.Client
beforeEach(async () => {
  database = `migrate_${randomBytes(6).toString('hex')}`
  await asSuperuser(`CREATE DATABASE ${database} OWNER firsthand_owner`)
  owner = await connectOwner(address())
})
afterEach(async () => {
  await owner.end()
  await asSuperuser(`DROP DATABASE ${database} WITH (FORCE)`)
})

const address = () => ({ socket, port, database, owner: 'firsthand_owner' })

async function asSuperuser(statement: string): Promise<void> {
  const client = await connectOwner({ socket, port, database: 'postgres', owner: superuser })
  await client.query(statement)
  await client.end()
}

function migration(name: string, sql: string): Migration {
  return { name, sql, checksum: `checksum of ${sql}` }
}

const first = migration('202601010900_first.sql', 'CREATE TABLE first (id int PRIMARY KEY)')
const second = migration('202601020900_second.sql', 'CREATE TABLE second (id int PRIMARY KEY)')

test('migrations are applied once, in the order of their dates', async () => {
  expect(await migrate(owner, [first])).toEqual([first.name])
  expect(await migrate(owner, [first, second])).toEqual([second.name])
  expect(await migrate(owner, [first, second])).toEqual([])
})

test('a database of a newer version is refused with a sentence, and nothing is changed', async () => {
  await migrate(owner, [first, second])

  await expect(migrate(owner, [first])).rejects.toThrow(
    /used by a newer version of Firsthand \(it has 202601020900_second\.sql.*nothing was changed\.$/,
  )
})

test('a migration that was edited after it was applied is refused with a sentence', async () => {
  await migrate(owner, [first])

  await expect(migrate(owner, [{ ...first, checksum: 'another' }, second])).rejects.toThrow(
    /^The migration 202601010900_first\.sql is not the one that was applied/,
  )
  await expect(owner.query('SELECT * FROM second')).rejects.toMatchObject({ code: '42P01' })
})

test('a migration that fails leaves nothing of itself, keeps those before it, and can be mended', async () => {
  const broken = migration(second.name, 'CREATE TABLE half (id int); SELECT 1 / 0')
  await expect(migrate(owner, [first, broken])).rejects.toThrow(
    'The migration 202601020900_second.sql failed: division by zero',
  )
  await expect(owner.query('SELECT * FROM half')).rejects.toMatchObject({ code: '42P01' })

  expect(await migrate(owner, [first, second])).toEqual([second.name])
})

test('line ends that a checkout changed do not make another migration', () => {
  const folder = mkdtempSync(join(tmpdir(), 'firsthand-migrations-'))
  writeFileSync(join(folder, 'a.sql'), 'SELECT 1;\nSELECT 2;\n')
  writeFileSync(join(folder, 'b.sql'), 'SELECT 1;\r\nSELECT 2;\r\n')
  const [unix, windows] = readMigrations(folder)
  rmSync(folder, { recursive: true })

  expect(windows!.checksum).toBe(unix!.checksum)
})

test('of several servers that start at once on a new database one migrates and the others find it done', async () => {
  const secret = 'a secret for tests alone, of more than 32 characters'
  const applied = await Promise.all([1, 2, 3].map(() => bringUpToDate(address(), secret)))

  const names = readMigrations().map(({ name }) => name)
  expect(applied.filter((each) => each.length > 0)).toEqual([names])
  const { rows } = await owner.query<{ name: string }>('SELECT name FROM firsthand_migrations ORDER BY name')
  expect(rows.map(({ name }) => name)).toEqual(names)
})

test('the names of all our migrations begin with a date and a time, so that their order is that of their making', () => {
  for (const { name } of readMigrations()) expect(name).toMatch(/^20\d{10}_[a-z_]+\.sql$/)
})
