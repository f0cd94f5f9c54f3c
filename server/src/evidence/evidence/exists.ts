import type { Context } from '../../platform/context.ts'

/** Whether a piece of evidence is there, withdrawn or not. */
export async function isEvidence(ctx: Context, id: string): Promise<boolean> {
  const row = await ctx.db
    .selectFrom('evidence')
    .select('id')
    .where('workspaceId', '=', ctx.workspaceId)
    .where('id', '=', id)
    .executeTakeFirst()
  return row !== undefined
}
