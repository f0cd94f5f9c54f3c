// The whole test: checks, units, the server on PostgreSQL 18 and on 15 where one is installed, journeys in a browser.
// Ends with every test that failed, by name, and one line that counts what ran.
import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { findSystemPostgres } from '../server/src/platform/postgres/scratch.ts'

const root = fileURLToPath(new URL('..', import.meta.url))
process.chdir(root)
const reports = mkdtempSync(join(tmpdir(), 'firsthand-reports-'))
const collected = join(reports, 'statements')
const only = process.argv.slice(2)

type Counts = { passed: number; failed: number; skipped: number }

/** What vitest writes about one run, as far as it is read here. */
type Report = Record<
  'numPassedTests' | 'numFailedTests' | 'numPendingTests' | 'numTodoTests' | 'numFailedTestSuites',
  number
> & {
  testResults: {
    name: string
    message: string
    status: string
    assertionResults: { fullName: string; status: string; failureMessages: string[] }[]
  }[]
}

/** A sentence for each failure, repeated at the end: the whole output is long, and often only its end is kept. */
const failures: string[] = []

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
if (failures.length > 0) process.stdout.write(`\nFailed:\n${failures.join('\n')}\n`)
process.stdout.write(`\n${total.passed} passed, ${total.failed} failed, ${total.skipped} skipped\n`)
process.exitCode = total.failed === 0 ? 0 : 1

function checks(): Counts {
  const { status } = spawnSync(process.execPath, ['tools/check.ts'], { stdio: 'inherit' })
  if (status !== 0) failures.push('- checks: see FAILED above')
  return { passed: status === 0 ? 1 : 0, failed: status === 0 ? 0 : 1, skipped: 0 }
}

/** What the server's tests asked of the database must be what a cluster can do. */
function statements(): Counts {
  if (!existsSync(collected)) return { passed: 0, failed: 0, skipped: 1 }
  process.stdout.write('\n— statements on a cluster\n')
  const { status } = spawnSync(process.execPath, ['tools/statements.ts', collected], { stdio: 'inherit' })
  if (status !== 0) failures.push('- statements on a cluster: see what was refused above')
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
  const found = readReport(report)
  // A file that could not even be loaded, or an error outside of any test, counts as one failure.
  const failed = Math.max(
    found.numFailedTests,
    found.numFailedTestSuites > 0 && found.numFailedTests === 0 ? found.numFailedTestSuites : 0,
    status === 0 ? 0 : 1,
  )
  if (failed > 0) failures.push(...describe(name, found))
  return {
    passed: found.numPassedTests,
    failed,
    skipped: found.numPendingTests + found.numTodoTests,
  }
}

function describe(part: string, { testResults }: Report): string[] {
  const lines = testResults
    .filter(({ status }) => status === 'failed')
    .flatMap(({ name, message, assertionResults }) => {
      const failed = assertionResults.filter(({ status }) => status === 'failed')
      const told = failed.map(
        ({ fullName, failureMessages }) => `${fullName}\n    ${firstLines(failureMessages[0] ?? '')}`,
      )
      return (told.length > 0 ? told : [firstLines(message)]).map(
        (line) => `${relative(root, name)}: ${line}`,
      )
    })
  return (lines.length > 0 ? lines : ['an error outside of any test; see above']).map(
    (line) => `- ${part}: ${line}`,
  )
}

function firstLines(text: string) {
  return text.split('\n').slice(0, 4).join('\n    ')
}

function readReport(path: string): Report {
  try {
    return JSON.parse(readFileSync(path, 'utf8'))
  } catch {
    return {
      numPassedTests: 0,
      numFailedTests: 1,
      numPendingTests: 0,
      numTodoTests: 0,
      numFailedTestSuites: 1,
      testResults: [],
    }
  }
}
