import { isDeepStrictEqual } from 'node:util'
import { sql } from 'kysely'
import type { Context, Services } from '../context.ts'
import type { Transactor } from '../transact.ts'
import type { Database } from '../db/pools.ts'

export type Progress = { done?: number; total?: number; checkpoint?: unknown }

/** A job while it runs. Everything that it changes, it changes in steps; a step and its progress are one transaction. */
export type JobRun<Input> = {
  input: Input
  jobId: string
  workspaceId: string
  askedBy: string | null
  /** What the last finished step left behind; null at the beginning. After a crash the job goes on from here. */
  checkpoint: unknown
  services: Services
  /** Aborted when the server stops; the job is taken up again at the next start. */
  signal: AbortSignal
  step<Result>(run: (ctx: Context, mark: (progress: Progress) => void) => Promise<Result>): Promise<Result>
  /** The last step, which ends the job in the same transaction: whatever is killed, it happens once. */
  finish<Result>(run: (ctx: Context, mark: (progress: Progress) => void) => Promise<Result>): Promise<Result>
  /** Reads the workspace as it is at one moment, for as long as it takes, without writing. */
  snapshot<Result>(run: (ctx: Context) => Promise<Result>): Promise<Result>
}

/** The job was cancelled by a member. Ends it between two steps. */
export class JobCancelled extends Error {}

/** The server stops, or another worker has the job. Ends this run and not the job. */
export class JobLeft extends Error {}

type Claim = { workspaceId: string; jobId: string; attempt: number }

export function createJobRun<Input>(options: {
  claim: Claim
  job: { input: Input; checkpoint: unknown; askedBy: string | null }
  services: Services
  transactor: Transactor
  pool: Database
  signal: AbortSignal
  end: (ctx: Context, result: unknown) => Promise<void>
}): JobRun<Input> {
  const { claim, job, services, transactor, pool, signal, end } = options
  const { workspaceId, jobId, attempt } = claim
  const run: JobRun<Input> = {
    ...job,
    jobId,
    workspaceId,
    services,
    signal,
    snapshot: (run) => transactor.inWorkspace({ workspaceId, as: 'system', pool, snapshot: true }, run),
    async step(work) {
      if (signal.aborted) throw new JobLeft()
      return transactor.inWorkspace({ workspaceId, as: 'system', pool }, async (ctx) => {
        // The row is locked, so that a cancellation waits for this step or stops the next one; an older run finds its
        // attempt overtaken and leaves.
        const row = await ctx.db
          .selectFrom('jobs')
          .select(['cancelledAt', 'attempts', 'state', 'progressDone', 'checkpoint'])
          .where('workspaceId', '=', workspaceId)
          .where('id', '=', jobId)
          .forUpdate()
          .executeTakeFirst()
        if (!row || row.attempts !== attempt || row.state !== 'running') throw new JobLeft()
        if (row.cancelledAt) throw new JobCancelled()
        let marked: Progress = {}
        const result = await work(ctx, (progress) => (marked = { ...marked, ...progress }))
        await ctx.db
          .updateTable('jobs')
          .set({
            heartbeatAt: ctx.instant,
            // A step that only repeats what an earlier try did is no progress: such a job must end some day.
            ...(isProgress(row, marked) && { fruitless: 0 }),
            ...(marked.done !== undefined && { progressDone: marked.done }),
            ...(marked.total !== undefined && { progressTotal: marked.total }),
            ...(marked.checkpoint !== undefined && {
              checkpoint: sql`${JSON.stringify(marked.checkpoint)}::jsonb`,
            }),
          })
          .where('workspaceId', '=', workspaceId)
          .where('id', '=', jobId)
          .execute()
        return result
      })
    },
    finish: (last) =>
      run.step(async (ctx, mark) => {
        const result = await last(ctx, mark)
        await end(ctx, result)
        return result
      }),
  }
  return run
}

function isProgress(
  before: { progressDone: number; checkpoint: unknown },
  { done, checkpoint }: Progress,
): boolean {
  const hasMoved =
    checkpoint !== undefined && !isDeepStrictEqual(JSON.parse(JSON.stringify(checkpoint)), before.checkpoint)
  return hasMoved || (done !== undefined && done > before.progressDone)
}
