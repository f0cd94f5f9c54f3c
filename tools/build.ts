// Builds what browsers load. (The statistics package is built on its own, as JavaScript with types: node stats/build.ts.)
import { execFileSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))
execFileSync('vite', ['build', 'web', '--logLevel', 'warn'], {
  cwd: root,
  stdio: 'inherit',
  shell: process.platform === 'win32',
})
