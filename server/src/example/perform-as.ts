import type { Input, Operation, Output, Sent } from '@firsthand/contract/core/operation'
import type { Context } from '../platform/context.ts'
import type { Handler } from '../platform/handle.ts'
import { bramble } from './bramble/index.ts'

type Who = { members: Map<string, string>; member: string; at?: string }
type Acting = Who & { handlers: readonly Handler[] }

/**
 * Does something as a member of the example, in the transaction that loads it; at a moment before now where one is given.
 * The history says that it was theirs.
 */
export async function actAs<Result>(
  ctx: Context,
  { members, member: key, at }: Who,
  run: (ctx: Context) => Promise<Result>,
): Promise<Result> {
  const { name, email } = bramble.members.find((member) => member.key === key)!
  const member = { id: members.get(key)!, name, email, role: 'member' as const, leaderSince: null }
  const then = at ? { instant: at, now: new Date(at) } : {}
  const before = ctx.pending.length
  const result = await run({ ...ctx, ...then, member })
  for (const event of ctx.pending.slice(before))
    Object.assign(event, { actorId: member.id, actorKind: 'member', ...(at && { at }) })
  return result
}

/** Performs an operation as a member of the example. */
export function performAs<O extends Operation>(
  ctx: Context,
  operation: O,
  sent: Sent<O>,
  { handlers, ...who }: Acting,
): Promise<Output<O>> {
  const handler = handlers.find((each) => each.operation.name === operation.name)!
  const perform = handler.run as (ctx: Context, input: Input<O>) => Promise<Output<O>>
  return actAs(ctx, who, (theirs) => perform(theirs, operation.input.parse(sent) as Input<O>))
}
