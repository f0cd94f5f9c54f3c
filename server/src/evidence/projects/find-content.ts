import type { Context } from '../../platform/context.ts'

/** An import of the same project that was not taken back. */
export async function findContent(ctx: Context, content: string) {
  return ctx.db
    .selectFrom('projectImports')
    .select(['id', 'createdAt'])
    .where('workspaceId', '=', ctx.workspaceId)
    .where('content', '=', content)
    .where('undoneAt', 'is', null)
    .orderBy('createdAt', 'desc')
    .limit(1)
    .executeTakeFirst()
}
