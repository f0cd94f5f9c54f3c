import { readdir } from 'node:fs/promises'
import { createReadStream } from 'node:fs'
import { join } from 'node:path'
import type { Writable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import pg from 'pg'
import { type ArchiveWriter, createArchiveWriter } from '../archive/write-archive.ts'
import { copyOut } from '../db/copy.ts'
import { DatabaseRefused } from '../db/database-refused.ts'
import { type DatabaseAddress, roleClient } from '../db/pools.ts'
import { applicationVersion } from '../version.ts'
import { type BackupManifest, backupFormat, backupFormatVersion, backupTableEntry } from './manifest.ts'

type Source = { address: DatabaseAddress; secret: string; dataDirectory: string }

/**
 * Writes everything that an installation is: the database as it is at one moment, the files, and the secret. It reads as
 * the role `backup`, takes no lock that anybody would notice, and works while the server does.
 */
export async function writeBackup(
  source: Source,
  output: Writable,
  now = new Date(),
): Promise<BackupManifest> {
  const writer = createArchiveWriter(now)
  const written = pipeline(writer.output, output)
  written.catch(() => undefined) // Looked at below, when the filling has noticed.
  try {
    const manifest = await fill(source, writer, now)
    writer.end()
    await written
    return manifest
  } catch (error) {
    writer.fail(error)
    await written.catch(() => undefined)
    throw error
  }
}

async function fill({ address, secret, dataDirectory }: Source, writer: ArchiveWriter, now: Date) {
  const client = roleClient(address, 'backup', secret)
  client.on('error', () => undefined) // A lost connection also fails the statement that notices it.
  await client.connect()
  try {
    await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY')
    const migrations = await readMigrations(client)
    const tables = await readTables(client)
    await writer.add('README.txt', once(explanation))
    await writer.add('secret', once(secret))
    const written: BackupManifest['tables'] = []
    for (const table of tables) written.push(await writeTable(client, writer, table))
    // Content stands before the row that names it, so all that the snapshot knows is on the disk by now.
    const files = await writeFiles(join(dataDirectory, 'files'), writer)
    const { rows } = await client.query<{ version: string }>(
      `SELECT current_setting('server_version') AS version`,
    )
    await client.query('COMMIT')
    const manifest: BackupManifest = {
      format: backupFormat,
      formatVersion: backupFormatVersion,
      version: applicationVersion,
      createdAt: now.toISOString(),
      postgres: rows[0]!.version,
      migrations,
      tables: written,
      files,
    }
    await writer.add('manifest.json', once(`${JSON.stringify(manifest, null, 2)}\n`))
    return manifest
  } finally {
    await client.end()
  }
}

async function readMigrations(client: pg.ClientBase): Promise<BackupManifest['migrations']> {
  const { rows } = await client.query<{ name: string; checksum: string }>(
    'SELECT name, checksum FROM firsthand_migrations ORDER BY name',
  )
  return rows
}

type Table = { schema: 'public' | 'auth'; name: string; columns: string[]; key: string[] }

/** Every table but the list of migrations. One that this role would see only in part ends the back-up. */
async function readTables(client: pg.ClientBase): Promise<Table[]> {
  const { rows } = await client.query<Table & { isWhole: boolean }>(`
    SELECT n.nspname AS schema, c.relname AS name,
      ARRAY(SELECT a.attname::text FROM pg_attribute a
        WHERE a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped AND a.attgenerated = '' ORDER BY a.attnum) AS columns,
      ARRAY(SELECT a.attname::text FROM pg_index i JOIN LATERAL unnest(i.indkey::int2[]) WITH ORDINALITY part(number, place) ON true
        JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum = part.number
        WHERE i.indrelid = c.oid AND i.indisprimary ORDER BY part.place) AS key,
      has_table_privilege(c.oid, 'SELECT') AND (NOT c.relrowsecurity OR EXISTS (
        SELECT FROM pg_policy p WHERE p.polrelid = c.oid AND p.polcmd = 'r' AND pg_get_expr(p.polqual, p.polrelid) = 'true'
          AND p.polroles @> ARRAY[(SELECT oid FROM pg_roles WHERE rolname = current_user)])) AS "isWhole"
    FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
    WHERE c.relkind IN ('r', 'p') AND NOT c.relispartition AND n.nspname IN ('public', 'auth') AND c.relname <> 'firsthand_migrations'
    ORDER BY 1, 2`)
  const hidden = rows.find((table) => !table.isWhole)
  if (hidden)
    throw new DatabaseRefused(
      `The role firsthand_backup may not read all of ${hidden.schema}.${hidden.name}, so a back-up would miss some of it. Run firsthand-server migrate; if that does not help, this is a fault of Firsthand.`,
    )
  return rows
}

async function writeTable(
  client: pg.ClientBase,
  writer: ArchiveWriter,
  { schema, name, columns, key }: Table,
) {
  const list = (names: string[]) => names.map((each) => pg.escapeIdentifier(each)).join(', ')
  const from = `${pg.escapeIdentifier(schema)}.${pg.escapeIdentifier(name)}`
  const copy = copyOut(client, `COPY (SELECT ${list(columns)} FROM ${from} ORDER BY ${list(key)}) TO STDOUT`)
  const digest = await writer.add(backupTableEntry({ schema, name }), copy.chunks)
  return { schema, name, columns, rows: copy.rows(), ...digest }
}

async function writeFiles(directory: string, writer: ArchiveWriter): Promise<BackupManifest['files']> {
  const files: BackupManifest['files'] = { count: 0, bytes: 0, damaged: [] }
  for (const workspace of await namesIn(directory, /^[0-9a-f-]{36}$/)) {
    for (const shelf of await namesIn(join(directory, workspace), /^[0-9a-f]{2}$/)) {
      for (const sha256 of await namesIn(join(directory, workspace, shelf), /^[0-9a-f]{64}$/)) {
        const content = createReadStream(join(directory, workspace, shelf, sha256))
        if (!(await opens(content))) continue // Deleted since the folder was read.
        const entry = `files/${workspace}/${sha256}`
        const digest = await writer.add(entry, content as AsyncIterable<Uint8Array>)
        files.count += 1
        files.bytes += digest.bytes
        if (digest.sha256 !== sha256) files.damaged.push(entry)
      }
    }
  }
  return files
}

function opens(content: ReturnType<typeof createReadStream>): Promise<boolean> {
  return new Promise((resolve, reject) => {
    content.once('open', () => resolve(true))
    content.once('error', (error: NodeJS.ErrnoException) =>
      error.code === 'ENOENT' ? resolve(false) : reject(error),
    )
  })
}

async function namesIn(directory: string, pattern: RegExp): Promise<string[]> {
  try {
    return (await readdir(directory)).filter((name) => pattern.test(name)).toSorted()
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return []
    throw error
  }
}

async function* once(text: string): AsyncGenerator<string> {
  yield text
}

const explanation = `A back-up of an installation of Firsthand.

THIS FILE HOLDS SECRETS: everything that everybody recorded, password hashes, sessions, and the installation's own
secret. Keep it where nobody else can read it, and encrypt it before it leaves the machine.

database/*.copy  the tables, as PostgreSQL's COPY writes text
files/*/*        the uploaded files, by workspace, each named by the SHA-256 of its content
secret           signs sessions and derives the passwords of the database's roles
manifest.json    how many rows and bytes, and the SHA-256 of each table

Put it back with: firsthand-server restore FILE
`
