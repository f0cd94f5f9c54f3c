import type { Input, Operation, Output } from '@firsthand/contract/core/operation'
import type { AccountContext, Context, VisitorContext } from './context.ts'

type ContextOf<O extends Operation> = O['allows'] extends 'account'
  ? AccountContext
  : O['allows'] extends 'anyone'
    ? VisitorContext
    : Context

/** The one handler of an operation. Role, input, transaction and output are dealt with around it, for all alike. */
export type Handler = { operation: Operation; run(ctx: never, input: never): Promise<unknown> } & Also

/** A read that notes who looked begins as what writes, rather than being refused at its end and run again. */
type Also = { notesLooks?: true }

/** Ties a function to an operation of the contract, with both types checked. */
export function handle<O extends Operation>(
  operation: O,
  run: (ctx: ContextOf<O>, input: Input<O>) => Promise<Output<O>>,
  also: Also = {},
): Handler {
  return { operation, run, ...also }
}
