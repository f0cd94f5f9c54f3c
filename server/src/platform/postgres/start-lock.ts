import { chownSync } from 'node:fs'
import { DatabaseSync } from 'node:sqlite'
import { setTimeout as sleep } from 'node:timers/promises'
import { PostgresRefused } from './refused.ts'
import type { RunAs } from './run-as.ts'

/**
 * Runs `work` while no other process on this machine runs work under the same lock file.
 * The lock is one of SQLite's on an empty file: the kernel gives it back when its owner dies, however it dies.
 */
export async function withStartLock<Result>(
  file: string,
  owner: RunAs | undefined,
  work: () => Promise<Result>,
): Promise<Result> {
  const lock = await takeLock(file, owner)
  try {
    return await work()
  } finally {
    lock.close()
  }
}

async function takeLock(file: string, owner: RunAs | undefined): Promise<DatabaseSync> {
  const lock = new DatabaseSync(file, { timeout: 0 })
  const deadline = Date.now() + longestWait
  for (;;) {
    try {
      lock.exec('BEGIN EXCLUSIVE')
      if (owner !== undefined) chownSync(file, owner.uid, owner.gid)
      return lock
    } catch (error) {
      if (!isBusy(error) || Date.now() > deadline) {
        lock.close()
        throw isBusy(error) ? refuseWaiting(file) : error
      }
    }
    await sleep(10)
  }
}

function isBusy(error: unknown): boolean {
  return error instanceof Error && 'errcode' in error && error.errcode === sqliteBusy
}

function refuseWaiting(file: string): PostgresRefused {
  return new PostgresRefused(
    'postgres_start_timeout',
    `Another process has been starting or stopping this database for over ${longestWait / 60_000} minutes ` +
      `(it holds ${file}). Stop that process, then start again.`,
  )
}

const sqliteBusy = 5
// Crash recovery after a large import can take minutes; the one who waits must outlast it.
const longestWait = 10 * 60_000
