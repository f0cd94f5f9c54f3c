import { accessSync, chownSync, constants, statfsSync } from 'node:fs'
import { dirname } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { setTimeout as sleep } from 'node:timers/promises'
import { PostgresRefused, refuseFullDisk } from './refused.ts'
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
  const lock = openLock(file)
  const deadline = performance.now() + longestWait
  for (;;) {
    try {
      lock.exec('BEGIN EXCLUSIVE')
      if (owner !== undefined) chownSync(file, owner.uid, owner.gid)
      return lock
    } catch (error) {
      if (!isBusy(error) || performance.now() > deadline) {
        lock.close()
        throw isBusy(error) ? refuseWaiting(file) : refuseLock(file, error)
      }
    }
    await sleep(10)
  }
}

// Never open this file by other means: closing any handle of a file gives back the locks of the whole process.
function openLock(file: string): DatabaseSync {
  accessSync(dirname(file), constants.W_OK | constants.X_OK)
  try {
    return new DatabaseSync(file, { timeout: 0 })
  } catch (error) {
    throw refuseLock(file, error)
  }
}

function refuseLock(file: string, error: unknown): PostgresRefused {
  if (statfsSync(dirname(file)).bavail === 0) return refuseFullDisk(dirname(file), error)
  return new PostgresRefused(
    'postgres_directory_unreachable',
    `The lock file ${file} cannot be used (${error instanceof Error ? error.message : String(error)}). ` +
      'Start Firsthand as the user who owns the folder, or choose another one with FIRSTHAND_DATA_DIR.',
    { cause: error },
  )
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
