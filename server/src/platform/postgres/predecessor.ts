import { setTimeout as sleep } from 'node:timers/promises'
import { forgetPostmaster, isAlive, readPostmaster, type Postmaster } from './postmaster-file.ts'
import { errorCode, PostgresRefused } from './refused.ts'
import type { RunAs } from './run-as.ts'
import { belongsTo } from './socket-directory.ts'

/**
 * Clears the way for a start: waits for a PostgreSQL of ours that is ending, stops one whose supervisor was
 * killed, forgets one that is dead, refuses one that somebody else started. Needs the start lock.
 */
export async function endPredecessor(dataDirectory: string, user: RunAs | undefined): Promise<void> {
  const begun = performance.now()
  let isAskedToEnd = false
  for (;;) {
    const postmaster = readPostmaster(dataDirectory)
    if (postmaster === undefined) return
    if (!isAlive(postmaster)) return forgetPostmaster(dataDirectory)
    const waited = performance.now() - begun
    const isOurs = belongsTo(postmaster.socketDirectory, dataDirectory, user)
    // A postmaster names its socket a moment after its process.
    if (!isOurs && (postmaster.socketDirectory !== '' || waited > 2000))
      throw refuseForeign(dataDirectory, postmaster.pid)
    if (waited > longestShutdown) throw refuseHanging(dataDirectory, postmaster.pid)
    if (isOurs && !isAskedToEnd && waited > 500 && postmaster.status !== 'stopping') {
      isAskedToEnd = true
      askToEnd(postmaster.pid)
    }
    await sleep(5)
  }
}

/** It removes its file a moment before it ends, so this looks at the process. */
export async function waitForEnd(dataDirectory: string, postmaster: Postmaster): Promise<void> {
  const deadline = performance.now() + longestShutdown
  while (isAlive(postmaster)) {
    if (performance.now() > deadline) throw refuseHanging(dataDirectory, postmaster.pid)
    await sleep(3)
  }
}

function askToEnd(pid: number): void {
  try {
    process.kill(pid, 'SIGINT')
  } catch (error) {
    if (errorCode(error) !== 'ESRCH') throw error
  }
}

function refuseForeign(dataDirectory: string, pid: number): PostgresRefused {
  return new PostgresRefused(
    'postgres_in_use',
    `Another PostgreSQL (process ${pid}), which Firsthand did not start, is using ${dataDirectory}. ` +
      'Stop it, or set DATABASE_URL to its address.',
  )
}

function refuseHanging(dataDirectory: string, pid: number): PostgresRefused {
  return new PostgresRefused(
    'postgres_start_timeout',
    `The PostgreSQL that used ${dataDirectory} before (process ${pid}) has been ending for over ` +
      `${longestShutdown / 60_000} minutes. Look into server.log there, end it, and start again.`,
  )
}

const longestShutdown = 5 * 60_000
