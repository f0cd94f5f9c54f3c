// Runs the server and Vite beside it; pages reload as their sources change, the server restarts as its do.
import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))
const started = [
  spawn(
    process.execPath,
    ['--watch-path=server/src', '--watch-path=contract/src', 'server/src/main.ts', 'start'],
    {
      cwd: root,
      stdio: 'inherit',
      env: { ...process.env, PORT: '3001', PUBLIC_URL: 'http://localhost:3000' },
    },
  ),
  spawn('vite', ['web', '--port', '3000', '--strictPort'], {
    cwd: root,
    stdio: 'inherit',
    shell: process.platform === 'win32',
  }),
]
for (const signal of ['SIGINT', 'SIGTERM'] as const)
  process.on(signal, () => started.forEach((each) => each.kill(signal)))
