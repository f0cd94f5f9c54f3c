import type { z } from 'zod'
import './sentences.ts'

/** What a member of a workspace may do, weakest first; each role may do what those before it may. */
export const roles = ['viewer', 'member', 'admin', 'owner'] as const
export type Role = (typeof roles)[number]

/** Who may call an operation: a role in the workspace, anybody signed in (`account`), or `anyone`. */
export type Allows = Role | 'account' | 'anyone'

/** A failure that an operation announces: its status and its sentence in English, with `{parameters}`. */
export type AnnouncedError = { status: 400 | 403 | 404 | 409 | 410 | 413 | 422 | 429; message: string }

/**
 * One thing that Firsthand can do, as plain data. The REST route, the OpenAPI entry, the typed web client, the CLI
 * command and the MCP tool are all derived from it; the server holds exactly one handler for it.
 */
export type Operation = {
  /** `noun.verb`, stable: it names the handler, the CLI command and the MCP tool. */
  name: `${string}.${string}`
  /** One sentence, as a person would say it. */
  summary: string
  method: 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE'
  /** Below `/api/v1/workspaces/{workspace}` for a role, below `/api/v1` otherwise; `{name}` is taken from the input. */
  path: `/${string}`
  allows: Allows
  input: z.ZodObject
  output: z.ZodType
  errors?: Record<string, AnnouncedError>
  /** Set where a POST changes nothing, such as a preview that takes more than fits into an address. */
  onlyReads?: true
  /** Set where a POST only proposes: a key that may suggest may send it. */
  onlySuggests?: true
  /** Set where no API key will do, because it gives access away or takes the place of a person's word. */
  onlyInPerson?: true
}

/** Declares an operation, keeping its exact types. */
export function operation<const Definition extends Operation>(definition: Definition): Definition {
  return definition
}

/** Whether an operation changes nothing. */
export function isRead(operation: Operation): boolean {
  return operation.method === 'GET' || operation.onlyReads === true
}

/** Whether an operation belongs to a workspace, rather than to an account or to anybody. */
export function isInWorkspace(operation: Operation): boolean {
  return operation.allows !== 'account' && operation.allows !== 'anyone'
}

/** What a caller sends. */
export type Sent<O extends Operation> = z.input<O['input']>
/** What a handler receives: sent values after parsing and defaults. */
export type Input<O extends Operation> = z.output<O['input']>
/** What a caller gets back. */
export type Output<O extends Operation> = z.output<O['output']>

/** The complete path of an operation, with `{workspace}` where it belongs to one. */
export function fullPath(operation: Operation): string {
  return (isInWorkspace(operation) ? '/api/v1/workspaces/{workspace}' : '/api/v1') + operation.path
}

/** The names in braces of a path, in order. */
export function pathParameters(path: string): string[] {
  return [...path.matchAll(/\{(\w+)\}/g)].map((match) => match[1]!)
}
