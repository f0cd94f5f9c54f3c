import { sql } from 'kysely'
import type { Context } from '../../../platform/context.ts'

/** Does something, looks at what came of it, and takes it all back: what a rehearsal shows is what would happen. */
export async function rehearse<Result>(
  ctx: Context,
  run: (ctx: Context) => Promise<Result>,
): Promise<Result> {
  const recorded = ctx.pending.length
  await sql`SAVEPOINT rehearsal`.execute(ctx.db)
  const result = await run({ ...ctx, afterCommit: () => undefined })
  await sql`ROLLBACK TO SAVEPOINT rehearsal`.execute(ctx.db)
  await sql`RELEASE SAVEPOINT rehearsal`.execute(ctx.db)
  ctx.pending.length = recorded
  return result
}
