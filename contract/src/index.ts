import type { Operation } from './core/operation.ts'
import * as accounts from './platform/accounts.ts'
import * as members from './platform/members.ts'
import * as records from './platform/records.ts'

/** Everything that Firsthand can do, in the order that people meet it. */
export const operations: Operation[] = [accounts, members, records].flatMap((module) => Object.values(module).filter(isOperation))

function isOperation(value: unknown): value is Operation {
  return typeof value === 'object' && value !== null && 'path' in value && 'allows' in value && 'output' in value
}
