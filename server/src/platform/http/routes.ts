import type { Role } from '@firsthand/contract/core/operation'
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { z } from 'zod'
import type { Account, Services } from '../context.ts'
import type { Transactor } from '../transact.ts'

/** What a plain route receives: one that is not an operation because it streams, uploads or answers no JSON. */
export type RouteCall = {
  request: IncomingMessage
  response: ServerResponse
  url: URL
  /** The named parts of the path. */
  params: Record<string, string>
  account: Account | null
  services: Services
  transactor: Transactor
}

/** A route beside the operations. `allows` is checked before it runs, in the workspace of `{workspace}` for a role. */
export type PlainRoute = {
  method: 'GET' | 'POST' | 'PUT' | 'DELETE'
  path: `/${string}`
  allows: Role | 'account' | 'anyone'
  summary: string
  /** What it reads from the query, and the JSON that it answers; without that it answers bytes. For the reference. */
  query?: z.ZodObject
  answers?: z.ZodType
  /** Set where a POST changes nothing by itself, so that a key that only reads may send it. */
  onlyReads?: true
  /** Set where a machine may come in. Other plain routes give out files, and nobody can tell what stands in them. */
  forMachines?: true
  run(call: RouteCall): Promise<void>
}
