import { z } from 'zod'
import { readMigrations } from '../db/migrate.ts'
import type { Archive } from '../archive/read-archive.ts'
import { refuseArchive } from '../archive/read-archive.ts'
import { applicationVersion } from '../version.ts'

export const workspaceFormat = 'firsthand-workspace'
const formatVersion = 1
const largestManifest = 16 * 1024 * 1024

const Count = z.int().min(0)
const Sha256 = z.string().regex(/^[0-9a-f]{64}$/)

const Manifest = z.object({
  format: z.literal(workspaceFormat),
  formatVersion: z.int(),
  version: z.string().max(100),
  createdAt: z.iso.datetime(),
  workspace: z.object({ id: z.uuid(), name: z.string().min(1).max(200) }),
  migrations: z.array(z.string().max(200)).max(10_000),
  tables: z
    .array(
      z.object({
        name: z.string().max(100),
        columns: z.array(z.string().max(100)).max(500),
        rows: Count,
        bytes: Count,
        sha256: Sha256,
      }),
    )
    .max(1_000),
  files: z.object({ count: Count, bytes: Count }),
  leftOut: z.record(z.string(), z.string()),
})
export type Manifest = z.output<typeof Manifest>

/** What this version of Firsthand writes at the head of a manifest. */
export function manifestHead(createdAt: string) {
  return {
    format: workspaceFormat,
    formatVersion,
    version: applicationVersion,
    createdAt,
    migrations: readMigrations().map((migration) => migration.name),
  } as const
}

export function tableEntry(name: string): string {
  return `tables/${name}.jsonl`
}

export function fileEntry(sha256: string): string {
  return `files/${sha256}`
}

/** The names that an archive of a workspace may hold. */
export function isExpectedEntry(name: string): boolean {
  return /^(README\.txt|manifest\.json|tables\/[a-z][a-z0-9_]{0,62}\.jsonl|files\/[0-9a-f]{64})$/.test(name)
}

/** Reads the manifest; refuses what is no archive of a workspace, and what a newer version wrote. */
export async function readManifest(archive: Archive): Promise<Manifest> {
  const wanted = { wanted: 'an export of a workspace' }
  if (!archive.has('manifest.json')) refuseArchive('archive_foreign', wanted)
  const value = parseJson(await archive.text('manifest.json', largestManifest))
  const head = z.object({
    format: z.literal(workspaceFormat),
    formatVersion: z.int(),
    version: z.string().max(100),
  })
  const begun = head.safeParse(value)
  if (!begun.success) return refuseArchive('archive_foreign', wanted)
  const { version } = begun.data
  if (begun.data.formatVersion > formatVersion) refuseArchive('archive_newer', { version })
  const parsed = Manifest.safeParse(value)
  if (!parsed.success) return refuseArchive('archive_damaged', { entry: 'manifest.json' })
  const known = new Set(readMigrations().map((migration) => migration.name))
  if (parsed.data.migrations.some((name) => !known.has(name))) refuseArchive('archive_newer', { version })
  return parsed.data
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return refuseArchive('archive_damaged', { entry: 'manifest.json' })
  }
}
