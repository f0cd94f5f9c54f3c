// The whole test: checks, units, the server on PostgreSQL 18 and on 15 where one is installed, journeys in a browser.
// Ends with one line that counts what ran.
import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { findSystemPostgres } from '../server/src/platform/postgres/scratch.ts'

const root = fileURLToPath(new URL('..', import.meta.url))
process.chdir(root)
const reports = mkdtempSync(join(tmpdir(), 'firsthand-reports-'))
const collected = join(reports, 'statements')
const only = process.argv.slice(2)

type Counts = { passed: number; failed: number; skipped: number }

const parts: { name: string; run(): Counts }[] = [
  { name: 'checks', run: checks },
  {
    name: 'units',
    run: () => tests('units', ['--project', 'contract', '--project', 'stats', '--project', 'pure']),
  },
  {
    name: 'server',
    run: () => tests('server on PostgreSQL 18', ['--project', 'server'], { TEST_STATEMENTS: collected }),
  },
  { name: 'statements', run: statements },
  { name: 'server15', run: serverOn15 },
  { name: 'e2e', run: () => tests('journeys in a browser', ['--project', 'e2e']) },
]

const total: Counts = { passed: 0, failed: 0, skipped: 0 }
for (const part of parts.filter(({ name }) => only.length === 0 || only.includes(name))) {
  const counts = part.run()
  for (const key of ['passed', 'failed', 'skipped'] as const) total[key] += counts[key]
}
rmSync(reports, { recursive: true, force: true })
process.stdout.write(`\n${total.passed} passed, ${total.failed} failed, ${total.skipped} skipped\n`)
process.exitCode = total.failed === 0 ? 0 : 1

function checks(): Counts {
  const { status } = spawnSync(process.execPath, ['tools/check.ts'], { stdio: 'inherit' })
  return { passed: status === 0 ? 1 : 0, failed: status === 0 ? 0 : 1, skipped: 0 }
}

/** What the server's tests asked of the database must be what a cluster can do. */
function statements(): Counts {
  if (!existsSync(collected)) return { passed: 0, failed: 0, skipped: 1 }
  process.stdout.write('\n— statements on a cluster\n')
  const { status } = spawnSync(process.execPath, ['tools/statements.ts', collected], { stdio: 'inherit' })
  return { passed: status === 0 ? 1 : 0, failed: status === 0 ? 0 : 1, skipped: 0 }
}

function serverOn15(): Counts {
  if (findSystemPostgres(15))
    // And with rows as a cluster wants them (docs/guide/scale.md): each form is tried on one of the two.
    return tests('server on PostgreSQL 15', ['--project', 'server'], {
      TEST_POSTGRES: '15',
      TEST_ROWS: 'values',
    })
  process.stdout.write('No PostgreSQL 15 is installed, so the server was tried on PostgreSQL 18 alone.\n')
  return { passed: 0, failed: 0, skipped: 1 }
}

function tests(name: string, words: string[], env: Record<string, string> = {}): Counts {
  process.stdout.write(`\n— ${name}\n`)
  const report = join(reports, `${name}.json`)
  const { status } = spawnSync(
    process.execPath,
    [
      'node_modules/vitest/vitest.mjs',
      'run',
      ...words,
      '--reporter=default',
      '--reporter=json',
      `--outputFile.json=${report}`,
    ],
    { stdio: 'inherit', env: { ...process.env, ...env } },
  )
  const {
    numPassedTests: passed,
    numFailedTests,
    numPendingTests,
    numTodoTests,
    numFailedTestSuites,
  } = readReport(report)
  // A file that could not even be loaded counts as one failure.
  const failed = Math.max(
    numFailedTests,
    numFailedTestSuites > 0 && numFailedTests === 0 ? numFailedTestSuites : 0,
    status === 0 ? 0 : 1,
  )
  return { passed, failed, skipped: numPendingTests + numTodoTests }
}

function readReport(
  path: string,
): Record<
  'numPassedTests' | 'numFailedTests' | 'numPendingTests' | 'numTodoTests' | 'numFailedTestSuites',
  number
> {
  try {
    return JSON.parse(readFileSync(path, 'utf8'))
  } catch {
    return {
      numPassedTests: 0,
      numFailedTests: 1,
      numPendingTests: 0,
      numTodoTests: 0,
      numFailedTestSuites: 1,
    }
  }
}
