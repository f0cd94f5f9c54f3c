// Checks the statements that the tests of the server made against what a cluster can do:
//   TEST_STATEMENTS=/tmp/statements npx vitest run --project server && node tools/statements.ts /tmp/statements
// `npm test` does both.
import { readFileSync } from 'node:fs'
import { breaksRules } from '../server/src/platform/db/cluster/cluster-rules.ts'
import { rowsFromArrays, selectInInsert } from '../server/src/platform/db/cluster/rows-from-arrays.ts'
import { readMigrations } from '../server/src/platform/db/migrate.ts'

type Statement = { role: string; text: string }

/** Statements that may do what others may not, each with the reason. With a `problem`, that alone is passed over. */
const allowed: { roles: string[]; text: RegExp; problem?: string; why: string }[] = [
  {
    roles: ['worker'],
    text: /from "wakeups"/,
    why: 'keys alone: the worker asks which workspaces have work that is due',
  },
  { roles: ['operator'], text: /./, why: 'counts across workspaces, as a role that sees no content' },
  {
    roles: ['app'],
    text: /FROM pg_class|FROM pg_index|FROM pg_constraint/,
    why: 'reads what tables there are',
  },
  {
    roles: ['app', 'worker'],
    text: rowsFromArrays,
    problem: selectInInsert,
    why: 'one PostgreSQL alone is sent it: on a cluster insertRows writes VALUES, as insert-rows.test.ts shows',
  },
]

const [path = ''] = process.argv.slice(2)
const statements = unique(readFileSync(path, 'utf8').split('\n').filter(Boolean))
const tables = tenantTables()
const broken = statements.flatMap(({ role, text }) => {
  const allowances = allowed.filter((each) => each.roles.includes(role) && each.text.test(text))
  const problems = breaksRules(text, tables).filter(
    (problem) => !allowances.some((each) => each.problem === undefined || each.problem === problem),
  )
  return problems.length > 0 ? [{ role, text, problems }] : []
})
for (const { role, text, problems } of broken)
  process.stdout.write(
    `\n${problems.join('; ')}\n  ${role}: ${text.replaceAll(/\s+/g, ' ').trim().slice(0, 2_000)}\n`,
  )
process.stdout.write(`\n${statements.length} statements, ${broken.length} that a cluster would refuse.\n`)
process.exitCode = broken.length > 0 || statements.length === 0 ? 1 : 0

function unique(lines: string[]): Statement[] {
  return [...new Set(lines)].map((line) => JSON.parse(line) as Statement)
}

function tenantTables(): Set<string> {
  const all = readMigrations().flatMap(({ sql }) => [...sql.matchAll(/fh_tenant\('(\w+)'\)/g)])
  return new Set(all.map((match) => match[1]!))
}
