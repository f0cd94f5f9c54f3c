import { spawn } from 'node:child_process'
import { createRequire } from 'node:module'
import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { refuseUse } from './exit.ts'

/** What belongs to the server and runs only where it is installed; asked for here so that there is one name to know. */
export const serverCommands: Record<string, string> = {
  start: 'Serve Firsthand from this machine.',
  migrate: 'Bring the database up to date and stop.',
  seed: 'Make a demonstration with example data.',
  'reset-link': 'Print a link with which an account sets a new password.',
  backup: 'Write the database and the files into one archive.',
  restore: 'Put an archive back.',
  'scale-out': 'Move to a PostgreSQL server or a cluster.',
}

/** Runs a command of the server package beside this one, with its words untouched; answers its exit code. */
export async function runServerCommand(words: string[], environment: NodeJS.ProcessEnv): Promise<number> {
  const child = spawn(process.execPath, [findServer(), ...words], { stdio: 'inherit', env: environment })
  // The server stops in its own time; this process only passes the word on.
  const pass = (signal: NodeJS.Signals) => void child.kill(signal)
  process.on('SIGINT', pass).on('SIGTERM', pass)
  try {
    return await new Promise((resolve, reject) => {
      child.once('error', reject)
      child.once('exit', (code, signal) => resolve(code ?? (signal ? 1 : 0)))
    })
  } finally {
    process.off('SIGINT', pass).off('SIGTERM', pass)
  }
}

/** Looked up when it is needed: this package does not depend on the server. */
function findServer(): string {
  try {
    const manifest = createRequire(import.meta.url).resolve('@firsthand/server/package.json')
    const main = join(dirname(manifest), 'src', 'main.ts')
    if (existsSync(main)) return main
  } catch {
    // Said below.
  }
  return refuseUse(
    'unreachable',
    'The server is not installed beside this command. Run it where Firsthand itself is installed.',
  )
}
