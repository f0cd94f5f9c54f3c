import { spawn } from 'node:child_process'
import { chownSync, closeSync, openSync, readFileSync, renameSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import type { PostgresBinaries } from './binaries.ts'
import { makeDoor, type Held } from './door.ts'
import { explainWords, lastWords } from './explain-words.ts'
import { plainEnvironment } from './bound-program.ts'
import { readPostmaster } from './postmaster-file.ts'
import { PostgresRefused } from './refused.ts'
import type { RunAs } from './run-as.ts'
import { serverSettings } from './settings.ts'

export type Start = {
  dataDirectory: string
  socketDirectory: string
  binaries: PostgresBinaries
  user: RunAs | undefined
  settings: Record<string, string>
}

/** Starts PostgreSQL behind a door and waits until it answers. Needs the start lock. */
export async function startSupervised(start: Start): Promise<Held> {
  const deadline = performance.now() + patienceWithPredecessor
  for (;;) {
    const outcome = await startOnce(start)
    if ('held' in outcome) return outcome.held
    // The backends of a postmaster that was killed take a moment to notice.
    const isDying = /pre-existing shared memory block|lock file "postmaster.pid" already exists/.test(
      outcome.said,
    )
    if (!isDying || performance.now() > deadline) throw explain(outcome.said, start)
    await sleep(50)
  }
}

async function startOnce(start: Start): Promise<{ held: Held } | { said: string }> {
  const { dataDirectory, binaries, user } = start
  const log = openLog(dataDirectory, user)
  const { door, handle, reader } = makeDoor(dataDirectory, user)
  const supervisor = spawn(
    '/bin/sh',
    ['-c', script, 'firsthand-postgres', door, binaries.postgres, ...settingsOf(start)],
    {
      ...user,
      cwd: '/',
      env: plainEnvironment(),
      // Its own session: Ctrl-C in the terminal is for the holders, and PostgreSQL goes after the last of them.
      detached: true,
      stdio: [reader, log.handle, log.handle],
    },
  )
  closeSync(reader)
  closeSync(log.handle)
  let ended = false
  supervisor.once('exit', () => (ended = true))
  supervisor.once('error', () => (ended = true))
  supervisor.unref()
  const deadline = performance.now() + patienceWithRecovery
  while (!ended && performance.now() < deadline) {
    if (readPostmaster(dataDirectory)?.status === 'ready') return { held: { door, handle } }
    await sleep(3)
  }
  closeSync(handle)
  return { said: readFileSync(log.file).subarray(log.size).toString() }
}

function settingsOf({ dataDirectory, socketDirectory, settings }: Start): string[] {
  const all = { ...serverSettings, unix_socket_directories: socketDirectory, ...settings }
  return ['-D', dataDirectory, ...Object.entries(all).flatMap(([name, value]) => ['-c', `${name}=${value}`])]
}

function openLog(dataDirectory: string, user: RunAs | undefined) {
  const file = join(dataDirectory, 'server.log')
  const size = statSync(file, { throwIfNoEntry: false })?.size ?? 0
  if (size > largestLog) renameSync(file, `${file}.1`)
  const handle = openSync(file, 'a', 0o600)
  if (user !== undefined) chownSync(file, user.uid, user.gid)
  return { file, handle, size: size > largestLog ? 0 : size }
}

function explain(said: string, { dataDirectory, user }: Start): PostgresRefused {
  const known = explainWords(said, dataDirectory)
  if (known !== undefined) return known
  if (/has wrong ownership|has invalid permissions|Permission denied/.test(said)) {
    const owner = user?.uid ?? process.getuid?.()
    return new PostgresRefused(
      'postgres_directory_unreachable',
      `PostgreSQL runs as user ${owner} and may not use ${dataDirectory}. Give it to that user ` +
        `("chown -R ${owner} ${dataDirectory}" and mode 0700), or start Firsthand as its owner. It said: ${lastWords(said)}`,
    )
  }
  return new PostgresRefused(
    'postgres_start_failed',
    `PostgreSQL did not start in ${dataDirectory}. Its words are in ${join(dataDirectory, 'server.log')}, ` +
      `the last of them: ${lastWords(said)}`,
  )
}

/*
 * Reads the door (see door.ts): a line is a newcomer who wants an answer, the end means the last holder is gone.
 * The reading half and the waiting half are two processes, so that neither's death leaves PostgreSQL behind;
 * where setpriv exists, the kernel stops it should both be killed.
 * Once PostgreSQL is gone the door is left alone: by then it may be that of a successor.
 * INT is the "fast" shutdown: roll back, write everything, end.
 */
const script = `
door=$1; shift
exec 3<&0 </dev/null
if setpriv --pdeathsig INT true 2>/dev/null; then set -- setpriv --pdeathsig INT "$@"; fi
"$@" 3<&- &
postgres=$!
( while read -r token <&3; do : >"$door.$token"; done; rm -f "$door"; kill -INT $postgres 2>/dev/null ) &
reader=$!
exec 3<&-
wait $postgres; status=$?
kill $reader 2>/dev/null
exit $status
`

const largestLog = 10 * 1024 * 1024
const patienceWithPredecessor = 15_000
// Recovery after a crash in the middle of a large import replays up to a few gigabytes.
const patienceWithRecovery = 10 * 60_000
