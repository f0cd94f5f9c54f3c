import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { type Archive, openArchive, refuseArchive } from '../archive/read-archive.ts'
import { readMigrations } from '../db/migrate.ts'
import { type BackupManifest, backupTableEntry, isBackupEntry, readBackupManifest } from './manifest.ts'

export type OpenedBackup = { archive: Archive; manifest: BackupManifest; secret: string }

/** Opens a back-up and reads it from end to end: nothing is restored from one that is not whole. */
export async function openBackup(path: string): Promise<OpenedBackup> {
  const { size } = await stat(path)
  const archive = await openArchive(
    { size, stream: (start, end) => createReadStream(path, { start, end: end - 1 }) },
    isBackupEntry,
  )
  try {
    const manifest = await readBackupManifest(archive)
    refuseNewer(manifest)
    await check(archive, manifest)
    return { archive, manifest, secret: await archive.text('secret', 10_000) }
  } catch (error) {
    archive.close()
    throw error
  }
}

function refuseNewer({ migrations, version }: BackupManifest): void {
  const known = new Map(readMigrations().map(({ name, checksum }) => [name, checksum]))
  if (migrations.some(({ name, checksum }) => known.get(name) !== checksum))
    refuseArchive('archive_newer', { version })
}

async function check(archive: Archive, { tables, files }: BackupManifest): Promise<void> {
  const expected = new Set(['README.txt', 'manifest.json', 'secret', ...tables.map(backupTableEntry)])
  const stranger = archive.names.find((name) => !expected.has(name) && !name.startsWith('files/'))
  if (stranger) refuseArchive('archive_damaged', { entry: stranger })
  for (const table of tables) {
    const { bytes, sha256 } = await archive.digest(backupTableEntry(table))
    if (bytes !== table.bytes || sha256 !== table.sha256)
      refuseArchive('archive_damaged', { entry: backupTableEntry(table) })
  }
  const inArchive = archive.names.filter((name) => name.startsWith('files/'))
  if (inArchive.length !== files.count) refuseArchive('archive_damaged', { entry: 'files/' })
  for (const name of inArchive) {
    const { sha256 } = await archive.digest(name)
    if (!name.endsWith(`/${sha256}`) && !files.damaged.includes(name))
      refuseArchive('archive_damaged', { entry: name })
  }
}
