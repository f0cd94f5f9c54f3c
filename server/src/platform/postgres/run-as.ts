import { spawnSync } from 'node:child_process'
import { chmodSync, cpSync, existsSync, lstatSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs'
import { createHash, randomUUID } from 'node:crypto'
import { dirname, join } from 'node:path'
import type { PostgresBinaries } from './binaries.ts'
import { PostgresRefused } from './refused.ts'

export type RunAs = { uid: number; gid: number }

/** Whom PostgreSQL runs as: undefined means as this process. PostgreSQL refuses to run as root. */
export function choosePostgresUser(dataDirectory: string): RunAs | undefined {
  if (process.getuid?.() !== 0) return undefined
  const owner = statSync(nearestExisting(dataDirectory)).uid
  return (owner === 0 ? undefined : findAccount(owner)) ?? nobody
}

/** Gives binaries that `user` can run, copying them into `copies` when the originals are out of its reach. */
export function makeBinariesReachable(
  binaries: PostgresBinaries,
  user: RunAs | undefined,
  copies: string,
): PostgresBinaries {
  if (user === undefined || mayUse(binaries.postgres, '-x', user)) return binaries
  const installation = dirname(dirname(binaries.postgres))
  const hash = createHash('sha256')
    .update(`${installation} ${statSync(binaries.postgres).mtimeMs}`)
    .digest('hex')
  const copy = join(copies, `postgres-${binaries.majorVersion}-${hash.slice(0, 12)}`)
  if (!existsSync(copy)) copyWhole(installation, copy)
  refuseUnlessOurs(copy)
  const moved = { ...binaries }
  for (const name of ['postgres', 'initdb', 'pg_ctl'] as const) moved[name] = join(copy, 'bin', name)
  if (!mayUse(moved.postgres, '-x', user)) {
    throw new PostgresRefused(
      'postgres_directory_unreachable',
      `Started as root, PostgreSQL runs as user ${user.uid}, and that user cannot reach ${copies}. ` +
        'Choose a folder outside /root with FIRSTHAND_DATA_DIR, or start Firsthand as an ordinary user.',
    )
  }
  return moved
}

export function mayUse(path: string, test: '-x' | '-w' | '-r', user: RunAs): boolean {
  return spawnSync('test', [test, path], { ...user, cwd: '/', stdio: 'ignore' }).status === 0
}

function nearestExisting(path: string): string {
  return existsSync(path) || dirname(path) === path ? path : nearestExisting(dirname(path))
}

// initdb asks for the name of its user, so an id that has none is of no use.
function findAccount(uid: number): RunAs | undefined {
  for (const line of readFileSync('/etc/passwd', 'utf8').split('\n')) {
    const [, , userId, groupId] = line.split(':')
    if (userId === String(uid)) return { uid, gid: Number(groupId) }
  }
  return undefined
}

function copyWhole(from: string, to: string): void {
  const unfinished = `${to}.${randomUUID()}`
  try {
    // Verbatim, or the links between libraries would point back into the place that cannot be reached.
    cpSync(from, unfinished, { recursive: true, verbatimSymlinks: true })
    chmodSync(unfinished, 0o755)
    renameSync(unfinished, to)
  } catch (error) {
    rmSync(unfinished, { recursive: true, force: true })
    // Another process may have made the same copy meanwhile.
    if (!existsSync(to)) throw error
  }
}

// In a folder for everybody, somebody else may have put programs of his own there.
function refuseUnlessOurs(directory: string): void {
  const found = lstatSync(directory)
  if (found.isDirectory() && found.uid === 0 && (found.mode & 0o022) === 0) return
  throw new PostgresRefused(
    'postgres_directory_unsafe',
    `${directory}, where the copy of PostgreSQL belongs, is not a folder that only root can write to. ` +
      'Remove it and start again.',
  )
}

const nobody: RunAs = { uid: 65534, gid: 65534 }
