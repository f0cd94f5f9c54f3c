import { execFileSync } from 'node:child_process'
import { chmodSync, existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { PostgresBinaries } from './binaries.ts'
import { launchPostgres, type RunningPostgres } from './launch.ts'

/** An empty PostgreSQL for tests, in a folder of its own that goes with it. `fast` gives up surviving a power cut. */
export async function startScratchPostgres(options: {
  binaries?: PostgresBinaries
  fast: boolean
  settings?: Record<string, string>
}): Promise<RunningPostgres> {
  const folder = mkdtempSync(join(tmpdir(), 'firsthand-scratch-'))
  // Started as root, PostgreSQL runs as another user, who must be able to enter.
  chmodSync(folder, 0o711)
  try {
    const postgres = await launchPostgres({
      dataDirectory: join(folder, 'postgres'),
      copies: tmpdir(),
      binaries: options.binaries,
      settings: { ...(options.fast ? careless : {}), ...options.settings },
    })
    return { ...postgres, stop: () => postgres.stop().then(() => remove(folder)) }
  } catch (error) {
    remove(folder)
    throw error
  }
}

/** The PostgreSQL of that major version that the system has, where Debian puts it or pg_config says. */
export function findSystemPostgres(major: number): PostgresBinaries | undefined {
  const folder = [`/usr/lib/postgresql/${major}/bin`, folderFromPgConfig(major)].find(
    (candidate) => candidate !== undefined && existsSync(join(candidate, 'initdb')),
  )
  if (folder === undefined) return undefined
  return {
    postgres: join(folder, 'postgres'),
    initdb: join(folder, 'initdb'),
    pg_ctl: join(folder, 'pg_ctl'),
    majorVersion: major,
  }
}

function folderFromPgConfig(major: number): string | undefined {
  try {
    const [folder = '', version = ''] = execFileSync('pg_config', ['--bindir', '--version'], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    }).split('\n')
    return version.startsWith(`PostgreSQL ${major}.`) ? folder : undefined
  } catch {
    return undefined
  }
}

function remove(folder: string): void {
  rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 20 })
}

const careless = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' }
