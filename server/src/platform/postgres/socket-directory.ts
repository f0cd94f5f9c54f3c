import { createHash } from 'node:crypto'
import { chownSync, lstatSync, mkdirSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { errorCode, PostgresRefused } from './refused.ts'
import type { RunAs } from './run-as.ts'

/** Short, because the path of a socket is limited to 103 bytes (macOS) or 107 (Linux). */
export function socketDirectoryFor(dataDirectory: string, user: RunAs | undefined): string {
  const name = nameFor(dataDirectory, user)
  const wanted = join(tmpdir(), name)
  return Buffer.byteLength(`${wanted}/.s.PGSQL.5432.lock`) <= 103 ? wanted : join('/tmp', name)
}

/** Whether a socket directory is the one of this data directory, wherever its owner's TMPDIR was. */
export function belongsTo(socketDirectory: string, dataDirectory: string, user: RunAs | undefined): boolean {
  return basename(socketDirectory) === nameFor(dataDirectory, user)
}

export function makeSocketDirectory(directory: string, user: RunAs | undefined): void {
  try {
    mkdirSync(directory, { mode: 0o700 })
    if (user !== undefined) chownSync(directory, user.uid, user.gid)
  } catch (error) {
    if (errorCode(error) !== 'EEXIST') throw error
  }
  trustSocketDirectory(directory, user)
}

/** The folder for temporary files belongs to everybody: what stands there may be somebody else's trap. */
export function trustSocketDirectory(directory: string, user: RunAs | undefined): void {
  const found = lstatSync(directory)
  const owner = user?.uid ?? process.getuid?.()
  if (found.isDirectory() && found.uid === owner && (found.mode & 0o077) === 0) return
  throw new PostgresRefused(
    'postgres_directory_unsafe',
    `${directory}, where the socket of the database belongs, is not a private folder of user ${owner}: ` +
      `it is ${describe(found)}. Remove it, or set TMPDIR to a folder of your own, and start again.`,
  )
}

function describe(found: { isSymbolicLink(): boolean; isDirectory(): boolean; uid: number; mode: number }) {
  if (found.isSymbolicLink()) return 'a symbolic link'
  if (!found.isDirectory()) return 'not a folder'
  return `owned by user ${found.uid} with mode ${(found.mode & 0o777).toString(8)}`
}

function nameFor(dataDirectory: string, user: RunAs | undefined): string {
  const hash = createHash('sha256').update(dataDirectory).digest('hex').slice(0, 12)
  return `firsthand-${user?.uid ?? process.getuid?.()}-${hash}`
}
