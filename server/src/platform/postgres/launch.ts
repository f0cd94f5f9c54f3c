import {
  accessSync,
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  realpathSync,
  rmSync,
  statSync,
} from 'node:fs'
import { basename, dirname, join, resolve } from 'node:path'
import { findBinaries, type PostgresBinaries } from './binaries.ts'
import { enterDoor, leaveDoor, type Held } from './door.ts'
import { launchOnWindows } from './launch-windows.ts'
import { initialise, isInitialised, superuser } from './initialise.ts'
import { endPredecessor, waitForEnd } from './predecessor.ts'
import { readPostmaster, type Postmaster } from './postmaster-file.ts'
import { explainFileError, PostgresRefused } from './refused.ts'
import { choosePostgresUser, makeBinariesReachable, mayUse, type RunAs } from './run-as.ts'
import { makeSocketDirectory, socketDirectoryFor, trustSocketDirectory } from './socket-directory.ts'
import { withStartLock } from './start-lock.ts'
import { startSupervised } from './supervise.ts'

export type { PostgresBinaries } from './binaries.ts'
export { findBinaries } from './binaries.ts'
export { PostgresRefused } from './refused.ts'

export type RunningPostgres = {
  /** The folder of the socket. */
  host: string
  port: number
  superuser: string
  database: string
  /** Only on Windows, where the database listens on 127.0.0.1. */
  password?: string
  dataDirectory: string
  /** False when this process attached to a PostgreSQL that another one had started. */
  startedHere: boolean
  /** Lets go of PostgreSQL. The last process to do so stops it and waits for its end. */
  stop(): Promise<void>
}

export type LaunchOptions = {
  dataDirectory: string
  /** Without: those from npm. */
  binaries?: PostgresBinaries
  settings?: Record<string, string>
  log?: (line: string) => void
  /** Where a copy of the binaries goes when PostgreSQL's user cannot reach them; without: beside the data. */
  copies?: string
}

/**
 * Starts PostgreSQL in a directory, makes a database there first if it is empty, or attaches to the one running.
 * PostgreSQL runs as long as one of the processes that launched it lives.
 */
export async function launchPostgres(options: LaunchOptions): Promise<RunningPostgres> {
  const wanted = resolve(options.dataDirectory)
  try {
    if (process.platform === 'win32') return await launchOnWindows({ ...options, dataDirectory: wanted })
    const user = choosePostgresUser(wanted)
    const dataDirectory = prepareParent(wanted, user)
    const lock = `${dataDirectory}.lock`
    return await withStartLock(lock, user, async () => {
      const launch = { ...options, dataDirectory, user }
      const attached = await enterDoor(dataDirectory)
      const held = attached ?? (await start(launch))
      return describe(launch, held, attached === undefined)
    })
  } catch (error) {
    throw explainFileError(error, wanted)
  }
}

type Launch = LaunchOptions & { user: RunAs | undefined }

async function start({ dataDirectory, user, settings = {}, log, ...options }: Launch): Promise<Held> {
  const found = options.binaries ?? (await findBinaries())
  const isOld = isInitialised(dataDirectory, found)
  const binaries = makeBinariesReachable(found, user, options.copies ?? dirname(dataDirectory))
  if (isOld) {
    await endPredecessor(dataDirectory, user)
  } else {
    log?.(`Making a new PostgreSQL ${binaries.majorVersion} database in ${dataDirectory}`)
    await initialise({ dataDirectory, binaries, user, careless: settings.fsync === 'off' })
  }
  const socketDirectory = socketDirectoryFor(dataDirectory, user)
  makeSocketDirectory(socketDirectory, user)
  return await startSupervised({ dataDirectory, socketDirectory, binaries, user, settings })
}

function describe({ dataDirectory, user, log }: Launch, held: Held, startedHere: boolean): RunningPostgres {
  const postmaster = readPostmaster(dataDirectory)
  if (postmaster === undefined) {
    throw new PostgresRefused(
      'postgres_start_failed',
      `PostgreSQL in ${dataDirectory} ended just after it had started. Its words are in ` +
        `${join(dataDirectory, 'server.log')}.`,
    )
  }
  trustSocketDirectory(postmaster.socketDirectory, user)
  log?.(`PostgreSQL ${startedHere ? 'started' : 'was running already'} in ${dataDirectory}`)
  let stopped: Promise<void> | undefined
  return {
    host: postmaster.socketDirectory,
    port: postmaster.port,
    superuser,
    database: 'postgres',
    dataDirectory,
    startedHere,
    stop: () => (stopped ??= letGo(dataDirectory, user, held, postmaster)),
  }
}

async function letGo(dataDirectory: string, user: RunAs | undefined, held: Held, postmaster: Postmaster) {
  await withStartLock(`${dataDirectory}.lock`, user, async () => {
    if (leaveDoor(held) === 'others') return
    await waitForEnd(dataDirectory, postmaster)
    rmSync(postmaster.socketDirectory, { recursive: true, force: true })
  })
}

/** Makes the folder that holds the data directory, and gives the data directory's real path. */
function prepareParent(wanted: string, user: RunAs | undefined): string {
  makeFolders(dirname(wanted), user)
  // The dot refuses a file in the place of a folder.
  accessSync(`${dirname(wanted)}/.`)
  const dataDirectory = existsSync(wanted)
    ? realpathSync(wanted)
    : join(realpathSync(dirname(wanted)), basename(wanted))
  if (user === undefined) return dataDirectory
  if (!mayUse(dirname(dataDirectory), '-x', user)) {
    throw new PostgresRefused(
      'postgres_directory_unreachable',
      `Started as root, PostgreSQL runs as user ${user.uid}, and that user cannot enter ${dirname(dataDirectory)}. ` +
        'Choose a folder outside /root with FIRSTHAND_DATA_DIR (each folder above it needs mode 0711 or more), ' +
        'or start Firsthand as an ordinary user.',
    )
  }
  return dataDirectory
}

// One at a time: mkdir -p under a strict umask would shut an unprivileged PostgreSQL out of the folders above.
function makeFolders(folder: string, user: RunAs | undefined): void {
  if (existsSync(folder)) return
  makeFolders(dirname(folder), user)
  mkdirSync(folder)
  if (user === undefined) return
  chmodSync(folder, 0o755)
  if (statSync(dirname(folder)).uid === user.uid) chownSync(folder, user.uid, user.gid)
}
