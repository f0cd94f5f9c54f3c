import type { Context } from '../context.ts'
import { takeBackJob } from './take-back.ts'
import { forget, postpone } from './wakeups.ts'

type Asked = { id: string; kind: string; input: unknown; attempts: number; state: string }

/** A job that never began ends here; one that began ends between two of its steps, at once if it waits for a next try. */
export async function askToCancel(
  ctx: Context,
  { id, kind, input, attempts, state }: Asked,
  by: string | null,
) {
  const isUntouched = attempts === 0
  const ending = isUntouched ? { state: 'cancelled', finishedAt: ctx.instant } : {}
  const change = { cancelledAt: ctx.instant, cancelledBy: by, ...ending }
  await ctx.db
    .updateTable('jobs')
    .set(change)
    .where('workspaceId', '=', ctx.workspaceId)
    .where('id', '=', id)
    .execute()
  ctx.record('job.cancel_asked', { kind: 'job', id })
  if (isUntouched) {
    await takeBackJob(ctx, { kind, input })
    await forget(ctx, { id, kind: 'job' })
    ctx.record('job.cancelled', { kind: 'job', id })
  } else if (state === 'waiting') await postpone(ctx, { id, kind: 'job' }, 0)
  return change
}
