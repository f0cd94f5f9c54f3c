import type { Context } from '../platform/context.ts'

export type MemberRef = { id: string; name: string }

/** Members as others mention them, by id; also those who have left. */
export async function memberRefs(
  ctx: Context,
  ids: Iterable<string | null>,
): Promise<Map<string, MemberRef>> {
  const wanted = [...new Set([...ids].filter((id) => id !== null))]
  if (wanted.length === 0) return new Map()
  const rows = await ctx.db
    .selectFrom('members')
    .select(['id', 'name'])
    .where('workspaceId', '=', ctx.workspaceId)
    .where('id', 'in', wanted)
    .execute()
  return new Map(rows.map((row) => [row.id, row]))
}

/** Whether somebody is a member now: only they can promise or answer. */
export async function isMember(ctx: Context, id: string): Promise<boolean> {
  const row = await ctx.db
    .selectFrom('members')
    .select('id')
    .where('workspaceId', '=', ctx.workspaceId)
    .where('id', '=', id)
    .where('leftAt', 'is', null)
    .executeTakeFirst()
  return row !== undefined
}

/** Clocks of phones run a little ahead. */
const toleratedMs = 5 * 60_000

export function isInFuture(ctx: Context, at: string | undefined): boolean {
  return at !== undefined && Date.parse(at) > ctx.now.getTime() + toleratedMs
}

/** A moment as the API writes it. */
export function momentOr(ctx: Context, at: string | undefined): string {
  return at === undefined ? ctx.instant : new Date(at).toISOString()
}
