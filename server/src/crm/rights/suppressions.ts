import { createHmac } from 'node:crypto'
import type { Context } from '../../platform/context.ts'
import { chunks } from '../../platform/events/record.ts'
import { fold } from '../../platform/search/fold.ts'

/** Addresses and numbers of people who were erased, by the keys of `people/keys.ts`, and their ids in other systems. */
export type ContactKey = { kind: 'email' | 'phone' | 'external'; key: string }

/** An address that several have is of somebody erased only with their name: it may be either that came with it. */
export function emailMarks(emailKey: string, name: string): ContactKey[] {
  return [
    { kind: 'email', key: emailKey },
    { kind: 'email', key: emailOfOne(emailKey, name) },
  ]
}

export function emailOfOne(emailKey: string, name: string): string {
  return `${emailKey} ${fold(name)}`
}

/**
 * Which of these keys belong to somebody who was erased and must not come back, by import, by hand or over the API. One
 * statement for a thousand keys; what is kept are keyed marks, so that nobody reads the addresses back.
 */
export async function suppressedKeys(ctx: Context, keys: ContactKey[]): Promise<Set<string>> {
  const byMark = new Map(keys.map((each) => [markOf(ctx, each), each.key]))
  const found = new Set<string>()
  for (const marks of chunks([...byMark.keys()], 1_000)) {
    const rows = await ctx.db
      .selectFrom('suppressions')
      .select('mark')
      .where('workspaceId', '=', ctx.workspaceId)
      .where('mark', 'in', marks)
      .execute()
    for (const { mark } of rows) found.add(byMark.get(mark)!)
  }
  return found
}

/** Keeps these from coming back. */
export async function suppress(ctx: Context, keys: ContactKey[]): Promise<void> {
  const rows = [...new Map(keys.map((each) => [markOf(ctx, each), each.kind]))].map(([mark, kind]) => ({
    workspaceId: ctx.workspaceId,
    id: ctx.newId(),
    mark,
    kind,
    since: ctx.instant,
  }))
  for (const some of chunks(rows, 500))
    await ctx.db
      .insertInto('suppressions')
      .values(some)
      .onConflict((conflict) => conflict.columns(['workspaceId', 'mark']).doNothing())
      .execute()
}

/** Of this installation and this workspace: the same address has another mark elsewhere. */
function markOf({ services, workspaceId }: Context, { kind, key }: ContactKey): string {
  const ours = createHmac('sha256', services.settings.secret).update(`suppression ${workspaceId}`).digest()
  return createHmac('sha256', ours).update(`${kind} ${key}`).digest('base64url')
}
