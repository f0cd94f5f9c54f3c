import { AsyncLocalStorage } from 'node:async_hooks'
import { appendFileSync } from 'node:fs'
import type { OnStatement } from '../src/platform/db/pools.ts'

const path = process.env.TEST_STATEMENTS
const known = new Set<string>()
const ofTests = new AsyncLocalStorage<true>()

/** Writes every statement once to the file in TEST_STATEMENTS, a JSON object a line; see tools/statements.ts. */
export const collectStatement: OnStatement | undefined = path
  ? (role, text) => {
      const line = `${JSON.stringify({ role, text })}\n`
      if (ofTests.getStore() || known.has(line)) return
      known.add(line)
      appendFileSync(path, line)
    }
  : undefined

/** What a test itself asks of the database need not run on a cluster. */
export function asTest<Result>(run: () => Result): Result {
  return ofTests.run(true, run)
}
