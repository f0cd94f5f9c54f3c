import { failCommon } from '@firsthand/contract/core/failure'
import { type Operation, type Role, isRead, roles } from '@firsthand/contract/core/operation'
import type { z } from 'zod'
import type { Account, AccountContext, KeyGrant, Services } from './context.ts'
import { newId } from './db/ids.ts'
import type { Handler } from './handle.ts'
import type { Transactor } from './transact.ts'
import { refuseUnknownFields } from './unknown-fields.ts'
import { withhold } from './withholding/withhold.ts'

export type Call = {
  handler: Handler
  /** What was sent: path parameters, query and body together. */
  sent: Record<string, unknown>
  workspaceId: string | undefined
  account: Account | null
  /** Headers of the request; read only by operations outside workspaces. */
  headers: () => Headers
  /** Headers that the handler wants to answer with, such as cookies. */
  answerHeaders: Headers
  /** Where the request comes from, for rate limits. */
  caller: string
}

/**
 * Performs one operation: who asks, which workspace, which role, is the input right, one transaction, is the output
 * right. In this order, so that a stranger learns nothing from the difference between answers.
 */
export function createPerformer({ services, transactor }: { services: Services; transactor: Transactor }) {
  return async function perform(call: Call): Promise<unknown> {
    const { operation } = call.handler
    const run = call.handler.run as (ctx: unknown, input: unknown) => Promise<unknown>
    if (operation.allows === 'anyone') {
      return check(operation, await run(outside(call), parseInput(operation, call.sent)))
    }
    const account = call.account ?? failCommon('not_signed_in')
    if (account.key) refuseBeyondKey(account.key, operation)
    if (operation.allows === 'account') {
      return check(operation, await run(outside(call), parseInput(operation, call.sent)))
    }
    const { allows } = operation
    const workspaceId = isUuid(call.workspaceId) ? call.workspaceId.toLowerCase() : failCommon('not_found')
    const parsed = operation.input.safeParse(call.sent)
    const opening = { workspaceId, as: account, onlyReads: isRead(operation) && !call.handler.notesLooks }
    const result = await transactor.inWorkspace(opening, async (ctx) => {
      if (!ctx.member || !mayDo(ctx.member.role, allows)) failCommon('not_allowed')
      // Pages send what they were built with; a program may misspell a field, and would never hear of it.
      if (account.key) refuseUnknownFields(operation.input, call.sent)
      const input = parsed.success ? parsed.data : refuseInput(parsed.error)
      return withhold(ctx, operation, { input, output: await run(ctx, input) })
    })
    return check(operation, result)
  }

  function outside(call: Call): AccountContext {
    const now = transactor.clock()
    return {
      services,
      now,
      instant: now.toISOString(),
      newId: () => newId(now.getTime()),
      account: call.account!,
      db: services.app,
      headers: call.headers(),
      answerHeaders: call.answerHeaders,
      caller: call.caller,
      openWorkspace: (workspaceId, run) => transactor.inWorkspace({ workspaceId, as: 'system' }, run),
    }
  }
}

/** Whether a role may do what is allowed to another: each role may do what the weaker ones may. */
export function mayDo(role: Role, allowed: Role): boolean {
  return roles.indexOf(role) >= roles.indexOf(allowed)
}

/** What no role allows to a key: what is an account's own, what needs a person, and writing with one that only reads. */
function refuseBeyondKey(key: KeyGrant, operation: Operation): void {
  if (operation.allows === 'account' || operation.onlyInPerson) failCommon('only_in_person')
  refuseKeyWrites(key, isRead(operation) || (operation.onlySuggests === true && key.access === 'suggest'))
}

/** Also for plain routes. */
export function refuseKeyWrites({ access }: KeyGrant, isReading: boolean): void {
  if (isReading || access === 'write') return
  failCommon(access === 'suggest' ? 'key_suggests_only' : 'key_reads_only')
}

export function isUuid(value: string | undefined): value is string {
  return (
    value !== undefined &&
    /^[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/i.test(value)
  )
}

/** What was sent as the operation takes it, with its defaults; refused field by field. */
export function parseInput(operation: Operation, sent: Record<string, unknown>): unknown {
  const parsed = operation.input.safeParse(sent)
  return parsed.success ? parsed.data : refuseInput(parsed.error)
}

function refuseInput(error: z.ZodError): never {
  return failCommon('input_invalid', {
    problems: error.issues
      .slice(0, 50)
      .map((issue) => ({ path: issue.path.join('.'), message: issue.message })),
  })
}

/** Parses the output, so that a column nobody declared cannot leak. */
function check(operation: Operation, output: unknown): unknown {
  return operation.output.parse(output)
}
