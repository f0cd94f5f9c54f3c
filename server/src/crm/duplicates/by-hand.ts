import type { Context } from '../../platform/context.ts'

const byHand = new WeakSet<object>()

/** Says that somebody is added by hand in this transaction, and so looked up right after it. An import is searched as a whole. */
export function addByHand(ctx: Context): void {
  byHand.add(ctx)
}

export function isAddedByHand(ctx: Context): boolean {
  return byHand.has(ctx)
}
