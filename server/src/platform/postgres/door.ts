import { spawnSync } from 'node:child_process'
import { randomInt } from 'node:crypto'
import {
  closeSync,
  constants,
  existsSync,
  fstatSync,
  openSync,
  readSync,
  rmSync,
  statSync,
  writeSync,
} from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { isAboutFullDisk } from './explain-words.ts'
import { errorCode, PostgresRefused, refuseFullDisk } from './refused.ts'
import type { RunAs } from './run-as.ts'

/*
 * The door is a named pipe in the data directory. Every process that uses the database holds it open for
 * writing; the supervisor of PostgreSQL reads from it. The kernel closes it for whoever dies, however it dies,
 * and tells the supervisor when nobody is left. So nobody has to say goodbye, and nobody's end harms another.
 */
export type Held = { door: string; handle: number }

/** Needs the start lock. `reader` is for the supervisor: pass it on, then close it here. */
export function makeDoor(dataDirectory: string, user: RunAs | undefined): Held & { reader: number } {
  const door = doorOf(dataDirectory)
  rmSync(door, { force: true })
  const made = spawnSync('mkfifo', ['-m', '600', door], { ...user, cwd: '/', encoding: 'utf8' })
  if (made.status !== 0) {
    const said = (made.stderr ?? String(made.error)).trim()
    if (isAboutFullDisk(said)) throw refuseFullDisk(dataDirectory, said)
    throw new PostgresRefused(
      'postgres_directory_unreachable',
      `A named pipe cannot be made in ${dataDirectory} (${said}). ` +
        'Choose a folder on a local disk with FIRSTHAND_DATA_DIR.',
    )
  }
  // Opening for both never waits; without it, a reader waits for a writer and a writer fails without a reader.
  const both = openSync(door, constants.O_RDWR | constants.O_NONBLOCK)
  const reader = openSync(door, constants.O_RDONLY)
  const handle = openSync(door, constants.O_WRONLY | constants.O_NONBLOCK)
  closeSync(both)
  return { door, handle, reader }
}

/** Holds the door of a running PostgreSQL; undefined when nobody is behind it. Needs the start lock. */
export async function enterDoor(dataDirectory: string): Promise<Held | undefined> {
  const door = doorOf(dataDirectory)
  const handle = openForWriting(door)
  if (handle === undefined) return undefined
  const token = String(randomInt(1e12))
  const answer = `${door}.${token}`
  writeSync(handle, `${token}\n`)
  const deadline = performance.now() + 60_000
  // A supervisor that has seen its last holder leave does not answer any more: it removes the door.
  while (!existsSync(answer)) {
    const other = openForWriting(door)
    if (other !== undefined) closeSync(other)
    if (other === undefined || performance.now() > deadline) {
      closeSync(handle)
      if (other === undefined) return undefined
      throw new PostgresRefused(
        'postgres_start_timeout',
        `The supervisor of the database in ${dataDirectory} has not answered for a minute. ` +
          'The machine may be overloaded: try again in a moment.',
      )
    }
    await sleep(2)
  }
  rmSync(answer, { force: true })
  return { door, handle }
}

/** Lets go of the door and says whether somebody else still holds it. Needs the start lock. */
export function leaveDoor({ door, handle }: Held): 'last' | 'others' | 'closed' {
  const inode = fstatSync(handle).ino
  const probe = openForProbing(door)
  closeSync(handle)
  if (probe === undefined) return 'closed'
  try {
    // Another door stands there: ours fell with its supervisor, and a newcomer has started afresh.
    if (fstatSync(probe).ino !== inode) return 'others'
    return readSync(probe, Buffer.alloc(1)) === 0 ? 'last' : 'others'
  } catch (error) {
    // Nothing to read, yet not the end: somebody holds it.
    if (errorCode(error) === 'EAGAIN') return 'others'
    throw error
  } finally {
    closeSync(probe)
  }
}

function openForWriting(door: string): number | undefined {
  try {
    // Without this a plain file of that name, as some copying tools leave, would be taken for a door.
    if (!statSync(door).isFIFO()) return undefined
    return openSync(door, constants.O_WRONLY | constants.O_NONBLOCK)
  } catch (error) {
    if (errorCode(error) === 'ENOENT' || errorCode(error) === 'ENXIO') return undefined
    throw error
  }
}

function openForProbing(door: string): number | undefined {
  try {
    return openSync(door, constants.O_RDONLY | constants.O_NONBLOCK)
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return undefined
    throw error
  }
}

function doorOf(dataDirectory: string): string {
  return join(dataDirectory, 'firsthand.door')
}
