import type { Context } from '../context.ts'

/**
 * Keeps somebody who judged or heard something elsewhere, by their name alone: like a member who left, with no account and
 * no way in.
 */
export async function keepFormerMember(ctx: Context, name: string): Promise<string> {
  const id = ctx.newId()
  const { workspaceId, instant } = ctx
  await ctx.db
    .insertInto('members')
    .values({
      workspaceId,
      id,
      accountId: null,
      name,
      email: '',
      role: 'viewer',
      createdAt: instant,
      leftAt: instant,
    })
    .execute()
  ctx.record('member.kept_by_name', { kind: 'member', id }, { after: { name } })
  return id
}
