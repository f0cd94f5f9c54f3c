import { execFileSync } from 'node:child_process'
import { mkdirSync, readdirSync, rmdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('../../..', import.meta.url))
const sources = ['web/src', 'web/public', 'web/index.html', 'web/vite.config.ts', 'contract/src']

/** Builds the pages before the journeys when a source is newer than what was built. */
export default async function buildWeb(): Promise<void> {
  const lock = join(root, 'node_modules', '.building-web')
  while (!take(lock)) await setTimeout(500)
  try {
    if (newest('web/dist/index.html') > Math.max(...sources.map(newest))) return
    execFileSync(process.execPath, ['node_modules/vite/bin/vite.js', 'build', 'web', '--logLevel', 'warn'], {
      cwd: root,
      stdio: 'inherit',
      env: { ...process.env, NODE_ENV: 'production' },
    })
  } finally {
    rmdirSync(lock)
  }
}

/** Only one build at a time writes the folder. A lock left behind by a killed one is taken after two minutes. */
function take(lock: string): boolean {
  try {
    mkdirSync(lock)
    return true
  } catch {
    if (Date.now() - newest(lock) > 120_000) rmdirSync(lock)
    return false
  }
}

function newest(path: string): number {
  const full = path.startsWith('/') ? path : join(root, path)
  try {
    const found = statSync(full)
    if (!found.isDirectory()) return found.mtimeMs
    return Math.max(found.mtimeMs, ...readdirSync(full).map((name) => newest(join(full, name))))
  } catch {
    return 0
  }
}
