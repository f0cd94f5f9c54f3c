import { spawn } from 'node:child_process'
import type { RunAs } from './run-as.ts'

/** Runs a program to its end; it and its children are killed at once should this process die before. */
export function runBound(program: string, options: string[], user: RunAs | undefined) {
  const command = process.platform === 'win32' ? program : '/bin/sh'
  const words =
    process.platform === 'win32' ? options : ['-c', script, 'firsthand-bound', program, ...options]
  return new Promise<{ status: number | string; output: string }>((resolve) => {
    const child = spawn(command, words, {
      ...user,
      cwd: '/',
      env: plainEnvironment(),
      // A process group of its own, for the script to kill.
      detached: process.platform !== 'win32',
      windowsHide: true,
      stdio: ['pipe', 'pipe', 'pipe'],
    })
    let output = ''
    child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()))
    child.stderr.on('data', (chunk: Buffer) => (output += chunk.toString()))
    child.stdin.on('error', () => undefined)
    child.on('error', (error) => resolve({ status: 'no start', output: error.message }))
    child.on('close', (code, signal) => resolve({ status: code ?? signal ?? 'no answer', output }))
  })
}

/** English messages, UTC, and none of the PG* variables of whoever starts it. */
export function plainEnvironment(): Record<string, string> {
  const kept: Record<string, string> = { LC_ALL: 'C', TZ: 'UTC', PATH: process.env.PATH ?? '/usr/bin:/bin' }
  if (process.env.LD_LIBRARY_PATH !== undefined) kept.LD_LIBRARY_PATH = process.env.LD_LIBRARY_PATH
  // Windows programs do not start without it.
  if (process.env.SystemRoot !== undefined) kept.SystemRoot = process.env.SystemRoot
  return kept
}

// Nothing is ever written to the standard input: its end means that Node is gone.
const script = `
exec 3<&0 </dev/null
"$@" 3<&- &
program=$!
( read -r line <&3; kill -KILL 0 ) >/dev/null 2>&1 &
reader=$!
exec 3<&-
wait $program; status=$?
kill $reader 2>/dev/null
exit $status
`
