import { spawnSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { dirname, join } from 'node:path'
import { findBinaries, type PostgresBinaries } from './binaries.ts'
import { initialise, isInitialised, superuser } from './initialise.ts'
import type { LaunchOptions, RunningPostgres } from './launch.ts'
import { isProcess, readPostmaster } from './postmaster-file.ts'
import { PostgresRefused } from './refused.ts'
import { withStartLock } from './start-lock.ts'
import { serverSettings } from './settings.ts'

/**
 * Windows has neither named pipes of this kind nor private socket folders: PostgreSQL listens on 127.0.0.1 with a
 * random password, and its holders are files named by process id.
 * Limit: after all holders were killed it runs on until the next start and stop. Not tried on a real Windows yet.
 */
export async function launchOnWindows(options: LaunchOptions): Promise<RunningPostgres> {
  const { dataDirectory } = options
  const binaries = options.binaries ?? (await findBinaries())
  const holders = `${dataDirectory}.holders`
  mkdirSync(dirname(dataDirectory), { recursive: true })
  mkdirSync(holders, { recursive: true })
  return await withStartLock(`${dataDirectory}.lock`, undefined, async () => {
    const startedHere = !isRunning(dataDirectory)
    if (startedHere) await start({ ...options, binaries })
    const holder = join(holders, `${process.pid}.${randomBytes(4).toString('hex')}`)
    writeFileSync(holder, '')
    let stopped: Promise<void> | undefined
    return {
      host: '127.0.0.1',
      port: readPostmaster(dataDirectory)?.port ?? 5432,
      superuser,
      database: 'postgres',
      password: readFileSync(passwordFileOf(dataDirectory), 'utf8').trim(),
      dataDirectory,
      startedHere,
      stop: () => (stopped ??= stop(dataDirectory, binaries, holder)),
    }
  })
}

async function start({ dataDirectory, binaries, settings }: LaunchOptions & { binaries: PostgresBinaries }) {
  const passwordFile = passwordFileOf(dataDirectory)
  if (!isInitialised(dataDirectory, binaries)) {
    writeFileSync(passwordFile, `${randomBytes(24).toString('hex')}\n`, { mode: 0o600 })
    await initialise({
      dataDirectory,
      binaries,
      user: undefined,
      careless: settings?.fsync === 'off',
      passwordFile,
    })
  }
  const network = {
    listen_addresses: '127.0.0.1',
    port: String(await findFreePort()),
    unix_socket_directories: '',
  }
  const parameters = Object.entries({ ...serverSettings, ...network, ...settings })
    .map(([name, value]) => `-c "${name}=${value}"`)
    .join(' ')
  const log = join(dataDirectory, 'server.log')
  // pg_ctl gives up an administrator's rights, which PostgreSQL refuses to run with.
  const outcome = spawnSync(
    binaries.pg_ctl,
    ['start', '-w', '-D', dataDirectory, '-l', log, '-o', parameters],
    {
      stdio: 'ignore',
      windowsHide: true,
    },
  )
  if (outcome.status === 0) return
  throw new PostgresRefused('postgres_start_failed', `PostgreSQL did not start. Its words are in ${log}.`)
}

async function stop(dataDirectory: string, binaries: PostgresBinaries, holder: string): Promise<void> {
  await withStartLock(`${dataDirectory}.lock`, undefined, async () => {
    rmSync(holder, { force: true })
    const others = readdirSync(dirname(holder)).filter((name) => isProcess(Number.parseInt(name, 10)))
    if (others.length > 0) return
    spawnSync(binaries.pg_ctl, ['stop', '-w', '-m', 'fast', '-D', dataDirectory], { windowsHide: true })
  })
}

function isRunning(dataDirectory: string): boolean {
  const postmaster = existsSync(dataDirectory) ? readPostmaster(dataDirectory) : undefined
  return postmaster !== undefined && isProcess(postmaster.pid)
}

function findFreePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer().on('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 5432))
    })
  })
}

function passwordFileOf(dataDirectory: string): string {
  return `${dataDirectory}.password`
}
