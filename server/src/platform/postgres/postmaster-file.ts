import { spawnSync } from 'node:child_process'
import { readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { errorCode } from './refused.ts'

export type Postmaster = { pid: number; port: number; socketDirectory: string; status: string }

/** What a running PostgreSQL says of itself in its directory; undefined when none does. */
export function readPostmaster(dataDirectory: string): Postmaster | undefined {
  const lines = readIfThere(join(dataDirectory, 'postmaster.pid'))?.split('\n')
  const pid = Number(lines?.[0])
  if (lines === undefined || !Number.isInteger(pid) || pid <= 0) return undefined
  return {
    pid,
    port: Number(lines[3]),
    socketDirectory: lines[4] ?? '',
    status: (lines[7] ?? '').trim(),
  }
}

/** Only safe under the start lock and once `isAlive` said no. */
export function forgetPostmaster(dataDirectory: string): void {
  rmSync(join(dataDirectory, 'postmaster.pid'), { force: true })
}

/**
 * Whether the postmaster still runs. A number alone proves nothing: after a restart of a container another
 * program often has it, and PostgreSQL would refuse to start because of that.
 */
export function isAlive({ pid }: Postmaster): boolean {
  if (!isProcess(pid)) return false
  return process.platform === 'linux' ? isPostmasterOnLinux(pid) : isNamedPostgres(pid)
}

export function isProcess(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    // Not permitted means that it is there, and somebody else's.
    return errorCode(error) === 'EPERM'
  }
}

function isPostmasterOnLinux(pid: number): boolean {
  const stat = readIfThere(`/proc/${pid}/stat`)
  if (stat === undefined) return false
  const command = stat.slice(stat.indexOf('(') + 1, stat.lastIndexOf(')'))
  const state = stat.slice(stat.lastIndexOf(')') + 2)[0]
  if (state === 'Z' || state === 'X') return false
  // The children of a postmaster call themselves "postgres: checkpointer" and the like.
  return command === 'postgres' && readIfThere(`/proc/${pid}/cmdline`)?.startsWith('postgres: ') !== true
}

function isNamedPostgres(pid: number): boolean {
  const answer = spawnSync('ps', ['-o', 'comm=', '-p', String(pid)], { encoding: 'utf8' }).stdout ?? ''
  return /postgres(\.exe)?\s*$/.test(answer)
}

function readIfThere(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8')
  } catch (error) {
    if (errorCode(error) === 'ENOENT' || errorCode(error) === 'ESRCH') return undefined
    throw error
  }
}
