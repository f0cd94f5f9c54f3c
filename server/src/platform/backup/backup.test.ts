import { createHash, randomBytes } from 'node:crypto'
import { createWriteStream, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { loadExample } from '@firsthand/contract/discovery/today'
import { createPerson } from '@firsthand/contract/crm/people'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { type World, openWorld } from '../../../test/world.ts'
import { migrate, readMigrations } from '../db/migrate.ts'
import { connectOwner } from '../db/pools.ts'
import { createDiskStore } from '../files/store.ts'
import { openTransfers, pack, unpack } from '../transfer/testing.ts'
import type { BackupManifest } from './manifest.ts'
import { openBackup } from './read-backup.ts'
import { restoreBackup } from './restore-backup.ts'
import { writeBackup } from './write-backup.ts'

let world: World
let folder: string
let base: string
const made: string[] = []
beforeAll(async () => {
  world = await openWorld()
  folder = mkdtempSync(join(tmpdir(), 'firsthand-backup-test-'))
  const transfers = await openTransfers(world)
  base = transfers.base
  await transfers.visitor.send(loadExample, {})
  await fetch(`${base}/api/v1/workspaces/${world.bramble}/files?name=a.txt`, { method: 'POST', body: 'x' })
})
afterAll(async () => {
  await world.close()
  for (const database of made)
    await withSuperuser((client) => client.query(`DROP DATABASE ${database} WITH (FORCE)`))
  rmSync(folder, { recursive: true, force: true })
})

type Client = Awaited<ReturnType<typeof connectOwner>>

async function withSuperuser<Result>(run: (client: Client) => Promise<Result>): Promise<Result> {
  const { socket, port, superuser } = inject('postgres')
  const client = await connectOwner({ socket, port, database: 'postgres', owner: superuser })
  try {
    return await run(client)
  } finally {
    await client.end()
  }
}

async function emptyDatabase() {
  const database = `restored_${randomBytes(6).toString('hex')}`
  made.push(database)
  await withSuperuser((client) => client.query(`CREATE DATABASE ${database} OWNER firsthand_owner`))
  const { socket, port } = inject('postgres')
  return { socket, port, database, owner: 'firsthand_owner' }
}

async function backUp(
  address = world.address,
  dataDirectory = world.settings.dataDirectory,
): Promise<{ path: string; manifest: BackupManifest }> {
  const path = join(folder, `${randomBytes(6).toString('hex')}.zip`)
  const { secret } = world.settings
  return { path, manifest: await writeBackup({ address, secret, dataDirectory }, createWriteStream(path)) }
}

async function restoreInto(path: string, address: typeof world.address) {
  const dataDirectory = mkdtempSync(join(folder, 'data-'))
  const backup = await openBackup(path)
  try {
    const store = createDiskStore(join(dataDirectory, 'files'))
    const restored = await restoreBackup(backup, { address, secret: world.settings.secret, files: store })
    return { ...restored, dataDirectory }
  } finally {
    backup.archive.close()
  }
}

const hashes = ({ tables }: BackupManifest) =>
  Object.fromEntries(
    tables.map(({ schema, name, rows, sha256 }) => [`${schema}.${name}`, `${rows} ${sha256}`]),
  )

test('a back-up that is restored and backed up again is the same, table by table and file by file', async () => {
  const first = await backUp()
  const address = await emptyDatabase()
  const { applied, files, dataDirectory } = await restoreInto(first.path, address)
  const second = await backUp(address, dataDirectory)

  expect(applied).toEqual([])
  expect(files).toBe(first.manifest.files.count)
  expect(files).toBeGreaterThan(0)
  expect(hashes(second.manifest)).toEqual(hashes(first.manifest))
  expect(second.manifest.files).toEqual(first.manifest.files)
})

test('a back-up holds every table', async () => {
  const { manifest } = await backUp()
  const owner = await connectOwner(world.address)
  const { rows } = await owner.query<{ name: string }>(
    `SELECT schemaname || '.' || tablename AS name FROM pg_tables WHERE schemaname NOT IN ('pg_catalog', 'information_schema') AND tablename <> 'firsthand_migrations' ORDER BY 1`,
  )
  const sequences = await owner.query('SELECT 1 FROM pg_sequences')
  await owner.end()

  expect(Object.keys(hashes(manifest)).toSorted()).toEqual(rows.map((row) => row.name).toSorted())
  // Their counters would have to be put back too.
  expect(sequences.rows).toEqual([])
})

test('what is written while the back-up runs is in it whole or not at all', async () => {
  let isWriting = true
  let written = 0
  const writing = (async () => {
    while (isWriting) {
      await world.call(world.as('member'), createPerson, {
        name: `Person ${written}`,
        emails: [{ email: `p${written}@pair.example` }],
      })
      written += 1
    }
  })()
  await expect.poll(() => written).toBeGreaterThan(5)
  const { path } = await backUp()
  const writtenAtTheEnd = written
  isWriting = false
  await writing
  const address = await emptyDatabase()
  await restoreInto(path, address)

  const owner = await connectOwner(address)
  // The owner is bound by the policies: nothing is seen without a workspace.
  await owner.query('BEGIN')
  await owner.query('ALTER TABLE people NO FORCE ROW LEVEL SECURITY')
  await owner.query('ALTER TABLE person_emails NO FORCE ROW LEVEL SECURITY')
  const { rows } = await owner.query<{ people: number; emails: number }>(`
    SELECT count(*)::int AS people, count(e.id)::int AS emails FROM people p
    LEFT JOIN person_emails e ON e.person_id = p.id AND e.workspace_id = p.workspace_id WHERE p.name LIKE 'Person %'`)
  await owner.query('ROLLBACK')
  await owner.end()
  expect(rows[0]!.people).toBe(rows[0]!.emails)
  expect(rows[0]!.people).toBeGreaterThan(5)
  expect(rows[0]!.people).toBeLessThanOrEqual(writtenAtTheEnd + 1)
})

test('policies and keys hold in the restored database as before', async () => {
  const address = await emptyDatabase()
  await restoreInto((await backUp()).path, address)
  const shape = async (at: typeof address) => {
    const owner = await connectOwner(at)
    const { rows } = await owner.query(`
      SELECT 'key' AS kind, conname::text AS name, pg_get_constraintdef(oid) AS says FROM pg_constraint WHERE connamespace IN ('public'::regnamespace, 'auth'::regnamespace)
      UNION ALL SELECT 'table', relname, relrowsecurity::text || relforcerowsecurity::text FROM pg_class WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace
      UNION ALL SELECT 'policy', tablename || policyname, qual FROM pg_policies
      ORDER BY 1, 2`)
    await owner.end()
    return rows
  }

  expect(await shape(address)).toEqual(await shape(world.address))
})

test('a back-up of an older version is brought up to date after its rows are there', async () => {
  const all = readMigrations()
  const first = all.findIndex(({ name }) => name.endsWith('_backup.sql')) + 1
  const older = await emptyDatabase()
  const owner = await connectOwner(older)
  await migrate(owner, all.slice(0, first))
  await owner.query(`UPDATE installation SET claimed_at = '2026-05-14T09:30:00Z'`)
  await owner.end()
  const address = await emptyDatabase()
  const { applied } = await restoreInto((await backUp(older)).path, address)

  expect(applied).toEqual(all.slice(first).map(({ name }) => name))
  const restored = await connectOwner(address)
  const { rows } = await restored.query('SELECT claimed_at FROM installation')
  await restored.end()
  expect(rows).toEqual([{ claimed_at: new Date('2026-05-14T09:30:00Z') }])
})

test('an installation that is in use, or that a server works on, is left alone', async () => {
  const { path } = await backUp()
  await expect(restoreInto(path, world.address)).rejects.toThrow('Firsthand is running on this database')

  const address = await emptyDatabase()
  await restoreInto(path, address)
  await expect(restoreInto(path, address)).rejects.toThrow('in use already')
})

test('a back-up that was changed, cut short or made by a newer version is refused before anything is written', async () => {
  const { path, manifest } = await backUp()
  const entries = await unpack(readFileSync(path))
  const address = await emptyDatabase()
  const refusal = async (content: Buffer) => {
    const changed = join(folder, 'changed.zip')
    writeFileSync(changed, content)
    return restoreInto(changed, address).catch((error: Error) => error.message)
  }

  expect(await refusal(readFileSync(path).subarray(0, -100))).toContain('cut short')
  const people = Buffer.from(entries.get('database/public.people.copy')!)
  people[40] = people[40]! ^ 1
  expect(await refusal(await pack(new Map(entries).set('database/public.people.copy', people)))).toContain(
    'database/public.people.copy is not what its manifest says',
  )
  const newer = {
    ...manifest,
    migrations: [
      ...manifest.migrations,
      { name: '209901010000_later.sql', checksum: createHash('sha256').digest('hex') },
    ],
  }
  expect(
    await refusal(await pack(new Map(entries).set('manifest.json', Buffer.from(JSON.stringify(newer))))),
  ).toContain('newer version')
  expect(await refusal(await pack(new Map([['manifest.json', Buffer.from('{}')]])))).toContain(
    'not a back-up',
  )
})

test('a back-up whose writing fails says so and does not hang', async () => {
  const broken = createWriteStream(join(folder, 'no-such-folder', 'x.zip'))

  await expect(
    writeBackup({ address: world.address, secret: world.settings.secret, dataDirectory: folder }, broken),
  ).rejects.toMatchObject({ code: 'ENOENT' })
  // And the database is as usable as before.
  await expect(sql`SELECT 1`.execute(world.application.services.app)).resolves.toBeDefined()
})
