import { execFileSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { buildStats } from '../build.ts'

const home = mkdtempSync(join(tmpdir(), 'firsthand-stats-'))
const installed = join(home, 'node_modules', '@firsthand', 'stats')
const node = (file: string) => execFileSync(process.execPath, [join(home, file)], { encoding: 'utf8' })

beforeAll(() => buildStats(installed))
afterAll(() => rmSync(home, { recursive: true }))

test('installed under node_modules, the built package runs every example of the README in plain Node', () => {
  const readme = readFileSync(join(installed, 'README.md'), 'utf8')
  const blocks = [...readme.matchAll(/```ts\n([\s\S]*?)```/g)].map(([, code]) => code!)
  expect(blocks.length).toBeGreaterThan(5)
  blocks.forEach((code, at) => writeFileSync(join(home, `example-${at}.mjs`), code))
  writeFileSync(join(home, 'all.mjs'), blocks.map((_, at) => `import './example-${at}.mjs'\n`).join(''))
  node('all.mjs')
})

test('one file can be imported alone, and gives the same result in a worker', () => {
  writeFileSync(
    join(home, 'worker.mjs'),
    `import { Worker, isMainThread, parentPort } from 'node:worker_threads'
     import { fileURLToPath } from 'node:url'
     import { changePoints } from '@firsthand/stats/pulse/change-points'
     const find = () => changePoints([1, 2, 1, 2, 1, 2, 8, 9, 8, 9, 8, 9], { seed: 1, smallest: 4 })
     if (isMainThread) new Worker(fileURLToPath(import.meta.url)).on('message', (found) =>
       console.log(JSON.stringify(found) === JSON.stringify(find()), found.starts[0]))
     else parentPort.postMessage(find())`,
  )
  expect(node('worker.mjs').trim()).toBe('true 6')
})

test('it holds declarations for every file, and neither tests nor TypeScript sources', () => {
  const files = readdirSync(installed, { recursive: true, encoding: 'utf8' })
  const scripts = files.filter((file) => file.endsWith('.js'))
  expect(scripts.length).toBeGreaterThan(100)
  for (const script of scripts) expect(files).toContain(script.replace(/\.js$/, '.d.ts'))
  expect(files.filter((file) => /\.test|(?<!\.d)\.ts$/.test(file))).toEqual([])
  expect(existsSync(join(installed, 'API.md'))).toBe(true)
})

test('its declarations type-check where somebody uses them strictly', () => {
  writeFileSync(
    join(home, 'use.ts'),
    `import { wilsonInterval, xmrChart, type XmrChart } from '@firsthand/stats'
     const chart: XmrChart = xmrChart([1, 2, 4])
     export const low: number = wilsonInterval(1, 2).low + chart.upper
     // @ts-expect-error a share is of two numbers
     wilsonInterval('1', 2)`,
  )
  const compiler = join(import.meta.dirname, '../../node_modules/typescript/lib/tsc.js')
  const options = [
    '--noEmit',
    '--strict',
    '--module',
    'nodenext',
    '--target',
    'es2024',
    '--lib',
    'es2024,dom',
    '--types',
    '',
  ]
  execFileSync(process.execPath, [compiler, ...options, join(home, 'use.ts')], {
    cwd: home,
    encoding: 'utf8',
  })
})
