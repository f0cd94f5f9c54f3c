// Everything that a machine can check without running the product. The same on a laptop and in CI.
import { spawnSync } from 'node:child_process'
import { readFileSync, readdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { auditDependencies } from './audit.ts'
import { findViolations } from './boundaries.ts'

const root = fileURLToPath(new URL('..', import.meta.url))
process.chdir(root)

const longest = 300
const folders = ['contract', 'server', 'web', 'cli', 'stats', 'e2e', 'bench', 'tools']

type Step = { name: string; run(): string[] }

const steps: Step[] = [
  {
    name: 'types',
    run: () =>
      [...folders.filter((folder) => folder !== 'tools'), '.'].flatMap((folder) =>
        command('tsc', ['-p', folder]),
      ),
  },
  { name: 'lint', run: () => command('oxlint', ['--type-aware', '--quiet']) },
  { name: 'format', run: () => command('oxfmt', ['--check', '.']) },
  {
    name: 'boundaries',
    run: () => findViolations(root).map(({ file, imports, why }) => `${file} imports ${imports}: ${why}`),
  },
  { name: 'length', run: tooLongFiles },
  { name: 'audit', run: audit },
]

let failed = 0
for (const { name, run } of steps) {
  const problems = run()
  process.stdout.write(`${problems.length === 0 ? 'ok    ' : 'FAILED'} ${name}\n`)
  if (problems.length > 0) {
    failed += 1
    process.stdout.write(`${problems.join('\n')}\n`)
  }
}
process.stdout.write(`checks: ${steps.length - failed} passed, ${failed} failed\n`)
process.exitCode = failed === 0 ? 0 : 1

function command(program: string, words: string[]): string[] {
  const { status, stdout, stderr } = spawnSync(program, words, {
    encoding: 'utf8',
    shell: process.platform === 'win32',
  })
  return status === 0 ? [] : [`${program} ${words.join(' ')}`, stdout, stderr].filter(Boolean)
}

function audit(): string[] {
  const { problems, note } = auditDependencies()
  process.stdout.write(`       ${note}\n`)
  return problems
}

function tooLongFiles(): string[] {
  return folders.flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter(
        (name) => /\.(?:tsx?|mjs|css)$/.test(name) && !/node_modules|dist[\\/]|db[\\/]tables\.ts$/.test(name),
      )
      .map((name) => `${folder}/${name}`)
      .flatMap((path) => {
        const lines = readFileSync(path, 'utf8').split('\n').length - 1
        return lines > longest ? [`${path} has ${lines} lines; split it by noun (at most ${longest})`] : []
      }),
  )
}
