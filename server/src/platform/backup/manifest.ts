import { z } from 'zod'
import { type Archive, refuseArchive } from '../archive/read-archive.ts'

export const backupFormat = 'firsthand-backup'
export const backupFormatVersion = 1

const Sha256 = z.string().regex(/^[0-9a-f]{64}$/)
const Name = z.string().regex(/^[A-Za-z_][A-Za-z0-9_]{0,62}$/)

const Manifest = z.object({
  format: z.literal(backupFormat),
  formatVersion: z.int(),
  version: z.string().max(100),
  createdAt: z.iso.datetime(),
  postgres: z.string().max(100),
  migrations: z.array(z.object({ name: z.string().max(200), checksum: Sha256 })).min(1),
  tables: z.array(
    z.object({
      schema: z.enum(['public', 'auth']),
      name: Name,
      columns: z.array(Name).min(1),
      rows: z.int().min(0),
      bytes: z.int().min(0),
      sha256: Sha256,
    }),
  ),
  files: z.object({ count: z.int().min(0), bytes: z.int().min(0), damaged: z.array(z.string()) }),
})
export type BackupManifest = z.output<typeof Manifest>
export type BackupTable = BackupManifest['tables'][number]

export function backupTableEntry({ schema, name }: { schema: string; name: string }): string {
  return `database/${schema}.${name}.copy`
}

/** The names that a back-up may hold. */
export function isBackupEntry(name: string): boolean {
  return /^(README\.txt|manifest\.json|secret|database\/(public|auth)\.\w{1,63}\.copy|files\/[0-9a-f-]{36}\/[0-9a-f]{64})$/.test(
    name,
  )
}

export async function readBackupManifest(archive: Archive): Promise<BackupManifest> {
  const wanted = { wanted: 'a back-up of an installation' }
  if (!archive.has('manifest.json')) refuseArchive('archive_foreign', wanted)
  const value = parseJson(await archive.text('manifest.json', 64 * 1024 * 1024))
  const head = z
    .object({ format: z.literal(backupFormat), formatVersion: z.int(), version: z.string() })
    .safeParse(value)
  if (!head.success) return refuseArchive('archive_foreign', wanted)
  if (head.data.formatVersion > backupFormatVersion)
    refuseArchive('archive_newer', { version: head.data.version })
  const parsed = Manifest.safeParse(value)
  return parsed.success ? parsed.data : refuseArchive('archive_damaged', { entry: 'manifest.json' })
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return refuseArchive('archive_damaged', { entry: 'manifest.json' })
  }
}
