import type { Input, Operation, Output, Sent } from '@firsthand/contract/core/operation'
import type { Context } from '../platform/context.ts'
import type { Handler } from '../platform/handle.ts'
import { bramble } from './bramble/index.ts'

type Acting = { handlers: readonly Handler[]; members: Map<string, string>; member: string; at?: string }

/** Performs an operation as a member of the example, in the transaction that loads it; at a moment before now where one is given. */
export async function performAs<O extends Operation>(
  ctx: Context,
  operation: O,
  sent: Sent<O>,
  { handlers, members, member: key, at }: Acting,
): Promise<Output<O>> {
  const { name, email } = bramble.members.find((member) => member.key === key)!
  const member = { id: members.get(key)!, name, email, role: 'member' as const, leaderSince: null }
  const handler = handlers.find((each) => each.operation.name === operation.name)!
  const run = handler.run as (ctx: Context, input: Input<O>) => Promise<Output<O>>
  const then = at ? { instant: at, now: new Date(at) } : {}
  return run({ ...ctx, ...then, member }, operation.input.parse(sent) as Input<O>)
}
