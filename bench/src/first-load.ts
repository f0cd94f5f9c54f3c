// How much script stands between somebody and the first page: the entry, everything it imports at once, and the page
// of Today with what it imports, compressed as the server sends it to a browser without brotli.
import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'
import { type Row, makeRow } from './measure.ts'

type Chunk = { file: string; imports?: string[]; src?: string }

const limit = 220_000
const root = fileURLToPath(new URL('../..', import.meta.url))
/** Gzip bytes of script that a browser loads before Today shows. */
export async function run(): Promise<Row[]> {
  const folder = mkdtempSync(join(tmpdir(), 'firsthand-first-load-'))
  try {
    const vite = [
      'node_modules/vite/bin/vite.js',
      'build',
      'web',
      '--outDir',
      folder,
      '--emptyOutDir',
      '--logLevel',
      'error',
    ]
    execFileSync(process.execPath, vite, {
      cwd: root,
      stdio: 'inherit',
      env: { ...process.env, NODE_ENV: 'production' },
    })
    const chunks = JSON.parse(readFileSync(join(folder, '.vite', 'manifest.json'), 'utf8')) as Record<
      string,
      Chunk
    >
    const today = Object.keys(chunks).find((name) => name.endsWith('today.page.tsx'))
    if (!today) throw new Error('The page of Today is not among the built files.')
    const needed = new Set<string>()
    for (const name of ['index.html', today]) collect(chunks, name, needed)
    const bytes = [...needed].map((name) => readFileSync(join(folder, chunks[name]!.file)))
    const value = bytes.reduce((sum, file) => sum + gzipSync(file, { level: 9 }).length, 0)
    return [
      makeRow({
        name: 'first-load',
        value,
        reference: limit,
        unit: 'bytes of script before the first page, gzip; the reference is the limit',
      }),
    ]
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

function collect(chunks: Record<string, Chunk>, name: string, needed: Set<string>): void {
  if (needed.has(name)) return
  needed.add(name)
  for (const imported of chunks[name]?.imports ?? []) collect(chunks, imported, needed)
}
