import { sql } from 'kysely'
import type { Context } from '../../../platform/context.ts'

/** The one row of the workspace, made when it is first needed. */
export async function ensureModelRow(ctx: Context): Promise<void> {
  await ctx.db
    .insertInto('duplicateModels')
    .values({ workspaceId: ctx.workspaceId, id: ctx.workspaceId })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

export async function readModelRow(ctx: Context) {
  return ctx.db
    .selectFrom('duplicateModels')
    .select(['people', 'blocksTooLarge', 'scanJobId', 'scannedAt', 'exactMergedSince'])
    .where('workspaceId', '=', ctx.workspaceId)
    .executeTakeFirst()
}

export async function countPeople({ db, workspaceId }: Context): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    SELECT count(*) AS count FROM people WHERE workspace_id = ${workspaceId} AND archived_at IS NULL`.execute(
    db,
  )
  return rows[0]!.count
}
