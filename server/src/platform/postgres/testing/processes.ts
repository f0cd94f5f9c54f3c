import { spawn, spawnSync } from 'node:child_process'
import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { onTestFinished } from 'vitest'
import { socketDirectoryFor } from '../socket-directory.ts'

export type Answer = {
  startedHere?: boolean
  host?: string
  port?: number
  stopped?: boolean
  row?: Record<string, unknown>
  code?: string
  message?: string
}
export type Holder = {
  pid: number
  answer(): Promise<Answer>
  tell(line: string): Promise<Answer>
  kill(): Promise<void>
  /** Lets it end by itself, without a word to PostgreSQL. */
  exit(): Promise<void>
}

/** A folder that every user can enter and that goes with the test. */
export function makeFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'firsthand-test-'))
  chmodSync(folder, 0o711)
  onTestFinished(async () => {
    // A PostgreSQL whose holders were killed a moment ago is still writing.
    await eventually(() => processesOf(folder).length === 0)
    for (const name of readdirSync(folder)) removeSocketDirectories(join(folder, name))
    rmSync(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 50 })
  })
  return folder
}

function removeSocketDirectories(dataDirectory: string): void {
  for (const user of [undefined, { uid: 65534, gid: 65534 }, { uid: 1, gid: 1 }]) {
    rmSync(socketDirectoryFor(dataDirectory, user), { recursive: true, force: true })
  }
}

export type HolderOptions = {
  major?: number
  settings?: string[]
  prefix?: string[]
  environment?: NodeJS.ProcessEnv
}

/** Another process that launches PostgreSQL in the directory; killed at the end of the test. */
export function startHolder(dataDirectory: string, options: HolderOptions = {}): Holder {
  const { major = 18, settings = ['fsync=off'], prefix = [], environment = {} } = options
  const [program = '', ...words] = [
    ...prefix,
    process.execPath,
    holderFile,
    dataDirectory,
    String(major),
    ...settings,
  ]
  const child = spawn(program, words, {
    env: { ...process.env, ...environment },
    stdio: ['pipe', 'pipe', 'inherit'],
  })
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]()
  const ended = new Promise<void>((resolve) => child.once('close', () => resolve()))
  child.stdin.on('error', () => undefined)
  const answer = async () => {
    const line = await lines.next()
    if (line.done === true) throw new Error('the process ended without an answer')
    return JSON.parse(line.value) as Answer
  }
  const end = async (act: () => void) => {
    act()
    await ended
  }
  onTestFinished(() => void child.kill('SIGKILL'))
  return {
    pid: child.pid ?? 0,
    answer,
    tell: (line) => {
      child.stdin.write(`${line}\n`)
      return answer()
    },
    kill: () => end(() => child.kill('SIGKILL')),
    exit: () => end(() => child.stdin.write('exit\n')),
  }
}

/** Processes whose command line names the directory: its PostgreSQL, and the shells that watch over it. */
export function processesOf(dataDirectory: string): { pid: number; command: string }[] {
  const list = spawnSync('ps', ['-eo', 'pid=,args='], { encoding: 'utf8' }).stdout.split('\n')
  return list
    .map((line) => ({ pid: Number.parseInt(line, 10), command: line.trim().replace(/^\d+\s+/, '') }))
    .filter(({ command }) => command.includes(dataDirectory) && !command.includes(holderFile))
}

export async function eventually(claim: () => boolean, milliseconds = 10_000): Promise<boolean> {
  const deadline = Date.now() + milliseconds
  while (!claim()) {
    if (Date.now() > deadline) return false
    await sleep(10)
  }
  return true
}

export function postmasterOf(dataDirectory: string): number {
  return Number.parseInt(readFileSync(join(dataDirectory, 'postmaster.pid'), 'utf8'), 10)
}

export const isRoot = process.getuid?.() === 0
const holderFile = fileURLToPath(new URL('./holder.ts', import.meta.url))
