import { randomUUID } from 'node:crypto'
import {
  chownSync,
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
} from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import type { PostgresBinaries } from './binaries.ts'
import { runBound } from './bound-program.ts'
import { explainWords, lastWords } from './explain-words.ts'
import { errorCode, PostgresRefused } from './refused.ts'
import type { RunAs } from './run-as.ts'

export type Initialisation = {
  dataDirectory: string
  binaries: PostgresBinaries
  user: RunAs | undefined
  /** Skips waiting for the disk: for tests alone. */
  careless: boolean
  /** Where there is no private socket: a file with the superuser's password. */
  passwordFile?: string
}

export const superuser = 'postgres'

/** Needs the start lock. The directory appears whole, by a rename: what a crash leaves beside it is redone. */
export async function initialise(initialisation: Initialisation): Promise<void> {
  const { dataDirectory, user, careless } = initialisation
  await removeUnfinished(dataDirectory)
  const unfinished = `${dataDirectory}.unfinished-${randomUUID().slice(0, 8)}`
  try {
    mkdirSync(unfinished, { mode: 0o700 })
    if (user !== undefined) chownSync(unfinished, user.uid, user.gid)
    await runInitdb({ ...initialisation, dataDirectory: unfinished }, [...characterTypes])
    renameSync(unfinished, dataDirectory)
    if (!careless && process.platform !== 'win32') flushDirectory(dirname(dataDirectory))
  } catch (error) {
    rmSync(unfinished, { recursive: true, force: true })
    throw error
  }
}

/** Whether the directory holds a database that `binaries` can open; refuses what is neither that nor empty. */
export function isInitialised(dataDirectory: string, binaries: PostgresBinaries): boolean {
  if (!existsSync(dataDirectory) || readdirSync(dataDirectory).length === 0) return false
  const versionFile = join(dataDirectory, 'PG_VERSION')
  if (!existsSync(versionFile)) {
    throw new PostgresRefused(
      'postgres_directory_foreign',
      `${dataDirectory} holds files, but no PostgreSQL database. ` +
        'Move them away, or choose another folder with FIRSTHAND_DATA_DIR.',
    )
  }
  const version = readFileSync(versionFile, 'utf8').trim()
  if (version === String(binaries.majorVersion)) return true
  throw new PostgresRefused(
    'postgres_version_mismatch',
    `${dataDirectory} was made by PostgreSQL ${version || 'of an unknown version'}, but this is PostgreSQL ` +
      `${binaries.majorVersion}, which cannot open it. Back up with the Firsthand that made it and restore ` +
      'into an empty folder, or go back to that version.',
  )
}

async function removeUnfinished(dataDirectory: string): Promise<void> {
  const parent = dirname(dataDirectory)
  const deadline = performance.now() + 10_000
  for (;;) {
    const leftovers = readdirSync(parent).filter((name) =>
      name.startsWith(`${basename(dataDirectory)}.unfinished-`),
    )
    if (leftovers.length === 0) return
    for (const name of leftovers) removeOnce(join(parent, name), performance.now() > deadline)
    // An initdb that is just being killed may still write there.
    await sleep(20)
  }
}

function removeOnce(folder: string, isLastTry: boolean): void {
  try {
    rmSync(folder, { recursive: true, force: true })
  } catch (error) {
    if (isLastTry || errorCode(error) !== 'ENOTEMPTY') throw error
  }
}

async function runInitdb(initialisation: Initialisation, types: string[]): Promise<void> {
  const { dataDirectory, binaries, user, careless, passwordFile } = initialisation
  const characterType = types.shift() ?? 'C.UTF-8'
  const options = [
    `--pgdata=${dataDirectory}`,
    `--username=${superuser}`,
    '--encoding=UTF8',
    // Even with the built-in provider pg_trgm and the text parsers ask the C library what a letter is:
    // with the character type C they would drop every letter outside ASCII.
    '--locale=C',
    `--lc-ctype=${characterType}`,
    ...(binaries.majorVersion >= 17
      ? ['--locale-provider=builtin', '--builtin-locale=C.UTF-8']
      : [`--lc-collate=${characterType}`]),
    '--text-search-config=simple',
    '--data-checksums',
    // Whoever can enter the private folder of the socket is the owner; nothing listens on the network.
    ...(passwordFile === undefined
      ? ['--auth-local=trust', '--auth-host=reject']
      : ['--auth=scram-sha-256', `--pwfile=${passwordFile}`]),
    ...(careless ? ['--no-sync'] : []),
  ]
  const { status, output } = await runBound(binaries.initdb, options, user)
  if (status === 0) return
  if (types.length > 0 && /invalid locale name/.test(output)) return await runInitdb(initialisation, types)
  throw explainInitdb(output, status, initialisation)
}

function explainInitdb(output: string, status: number | string, { dataDirectory, user }: Initialisation) {
  const parent = dirname(dataDirectory)
  const known = explainWords(output, parent)
  if (known !== undefined) return known
  if (/could not look up effective user ID/.test(output)) {
    return new PostgresRefused(
      'postgres_user_unknown',
      `User ${user?.uid ?? process.getuid?.()} has no name on this system, and PostgreSQL needs one to make its ` +
        'database. Add the user to /etc/passwd, or start Firsthand as a user who has a name.',
    )
  }
  return new PostgresRefused(
    'postgres_start_failed',
    `PostgreSQL could not make its database in ${parent} (initdb ended with ${status}). It said: ` +
      lastWords(output),
  )
}

function flushDirectory(directory: string): void {
  const handle = openSync(directory, 'r')
  fsyncSync(handle)
  closeSync(handle)
}

// macOS before 15 has no C.UTF-8; Windows has names of its own.
const characterTypes = ['C.UTF-8', 'en_US.UTF-8', 'en-US']
