import { sql } from 'kysely'
import type { Context } from '../context.ts'
import { chunks } from '../events/record.ts'

/** Empties what the history says about these: that something happened stays, what it was goes. Answers how many. */
export async function forgetHistory(ctx: Context, subjects: string[]): Promise<number> {
  let count = 0
  for (const ids of chunks(subjects, 1_000)) {
    const emptied = await ctx.db
      .updateTable('events')
      .set({ before: null, after: null })
      .where('workspaceId', '=', ctx.workspaceId)
      .where('subjectId', 'in', ids)
      .where((row) => row.or([row('before', 'is not', null), row('after', 'is not', null)]))
      .executeTakeFirst()
    count += Number(emptied.numUpdatedRows)
    // What waits to be sent goes nowhere any more, and what was sent is not kept.
    await sql`
      UPDATE webhook_deliveries d SET payload = '{}', next_try_at = NULL,
        failed_at = CASE WHEN d.delivered_at IS NULL THEN ${ctx.instant}::timestamptz ELSE d.failed_at END
      FROM events e WHERE d.workspace_id = ${ctx.workspaceId} AND e.workspace_id = d.workspace_id
        AND e.id = d.event_id AND e.subject_id = ANY(${ids}::uuid[])`.execute(ctx.db)
    await sql`DELETE FROM search_entries WHERE workspace_id = ${ctx.workspaceId} AND subject_id = ANY(${ids}::uuid[])`.execute(
      ctx.db,
    )
  }
  return count
}
