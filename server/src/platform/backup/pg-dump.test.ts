import { execFileSync } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import type pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { migrate } from '../db/migrate.ts'
import { newId } from '../db/ids.ts'
import { connectOwner } from '../db/pools.ts'
import { ensureRoles } from '../db/roles.ts'
import { findSystemPostgres, startScratchPostgres } from '../postgres/scratch.ts'

/*
 * What docs/guide/operate.md says about pg_dump, done with a real one. The packages of the embedded database bring none,
 * so this needs an installed PostgreSQL 15 and is skipped without.
 */
const binaries = findSystemPostgres(15)
const tool = (name: string) => join(dirname(binaries?.postgres ?? ''), name)
const isThere = binaries !== undefined && existsSync(tool('pg_dump'))
const why = isThere ? '' : ' (skipped: no PostgreSQL 15 with pg_dump is installed)'

let postgres: Awaited<ReturnType<typeof startScratchPostgres>>
let folder: string
const workspace = newId()
const at = (database: string, owner = 'firsthand_owner') => ({
  socket: postgres.host,
  port: postgres.port,
  database,
  owner,
})

beforeAll(async () => {
  if (!isThere) return
  postgres = await startScratchPostgres({ binaries: binaries!, fast: true })
  folder = mkdtempSync(join(tmpdir(), 'firsthand-dump-'))
  const superuser = await connectOwner(at('postgres', postgres.superuser))
  await superuser.query('CREATE ROLE firsthand_owner LOGIN CREATEROLE')
  for (const name of ['origin', 'restored'])
    await superuser.query(`CREATE DATABASE ${name} OWNER firsthand_owner`)
  await superuser.end()
  const owner = await connectOwner(at('origin'))
  await ensureRoles(owner, 'a secret for this test alone, long enough')
  await migrate(owner)
  await fill(owner)
  await owner.end()
})
afterAll(async () => {
  if (!isThere) return
  await postgres.stop()
  rmSync(folder, { recursive: true, force: true })
})

async function fill(owner: pg.Client) {
  const app = await connectOwner(at('origin', 'firsthand_app'))
  await app.query('BEGIN')
  await app.query('SELECT fh_set_ws($1)', [workspace])
  await app.query(`INSERT INTO workspaces VALUES ($1, 'Bramble', now())`, [workspace])
  await app.query(
    `INSERT INTO members (workspace_id, id, name, email, role, created_at) VALUES ($1, $2, 'Mara', 'mara@bramble.example', 'owner', now())`,
    [workspace, newId()],
  )
  await app.query('COMMIT')
  await app.end()
  await owner.query(
    `INSERT INTO auth."user" VALUES ($1, 'Mara', 'mara@bramble.example', false, NULL, now(), now())`,
    [newId()],
  )
}

function run(name: string, args: string[]): string {
  return execFileSync(tool(name), ['-h', postgres.host, '-p', String(postgres.port), ...args], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe'],
  })
}

test.runIf(isThere)(
  `pg_dump as the role backup holds every row, and restores with its policies${why}`,
  async () => {
    const dump = join(folder, 'firsthand.dump')
    run('pg_dump', ['-U', 'firsthand_backup', '--enable-row-security', '-Fc', '-f', dump, 'origin'])
    run('pg_restore', ['-U', 'firsthand_owner', '--no-owner', '--exit-on-error', '-d', 'restored', dump])

    const app = await connectOwner(at('restored', 'firsthand_app'))
    expect((await app.query('SELECT name FROM members')).rows).toEqual([])
    await app.query('BEGIN')
    await app.query('SELECT fh_set_ws($1)', [workspace])
    expect((await app.query('SELECT name FROM members')).rows).toEqual([{ name: 'Mara' }])
    await app.query('ROLLBACK')
    await app.end()
    const owner = await connectOwner(at('restored'))
    expect((await owner.query('SELECT name FROM auth."user"')).rows).toEqual([{ name: 'Mara' }])
    expect(await migrate(owner)).toEqual([])
    await owner.end()
  },
)

test.runIf(isThere)(`pg_dump as the owner fails, or holds no row of any workspace${why}`, () => {
  expect(() => run('pg_dump', ['-U', 'firsthand_owner', 'origin'])).toThrow(/row-level security/)
  const dump = run('pg_dump', ['-U', 'firsthand_owner', '--enable-row-security', '--data-only', 'origin'])
  expect(dump).not.toContain('\tMara\tmara@bramble.example\towner')
})
