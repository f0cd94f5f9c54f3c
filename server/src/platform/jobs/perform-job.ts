import { Failure } from '@firsthand/contract/core/failure'
import type { Context } from '../context.ts'
import { json } from '../events/record.ts'
import { JobCancelled, JobLeft, createJobRun } from './run.ts'
import type { WorkerTools } from './worker.ts'

type Wakeup = { workspaceId: string; id: string }

const attemptsAtMost = 6

/** Runs a claimed job to its end, or leaves it waiting for a later try. */
export async function performJob(tools: WorkerTools, { workspaceId, id }: Wakeup): Promise<void> {
  const { domains, services, transactor, pool, signal } = tools
  const inWorkspace = <Result>(run: (ctx: Context) => Promise<Result>) =>
    transactor.inWorkspace({ workspaceId, as: 'system', pool }, run)

  const job = await inWorkspace((ctx) => begin(ctx, id))
  if (!job) return
  const kind = domains.flatMap((domain) => domain.jobs ?? []).find((each) => each.kind === job.kind)
  try {
    if (!kind) throw new Error(`No domain knows the job ${job.kind}.`)
    const run = createJobRun({
      claim: { workspaceId, jobId: id, attempt: job.attempts },
      job: { input: kind.input.parse(job.input), checkpoint: job.checkpoint, askedBy: job.askedBy },
      services,
      transactor,
      pool,
      signal,
    })
    const result = await kind.run(run)
    await inWorkspace((ctx) => end(ctx, id, { state: 'done', result: json(result) }))
  } catch (error) {
    if (error instanceof JobLeft) return
    await inWorkspace((ctx) =>
      settle(ctx, { id, attempt: job.attempts, error, takeBack: () => takeBack(ctx) }),
    )
    if (!(error instanceof Failure) && !(error instanceof JobCancelled))
      services.log.warn({ err: error, job: id, attempt: job.attempts }, 'A job failed.')
  }

  async function takeBack(ctx: Context) {
    const input = kind?.input.safeParse(job!.input)
    if (input?.success) await kind!.takeBack?.(ctx, input.data)
  }
}

async function begin(ctx: Context, id: string) {
  const job = await ctx.db
    .selectFrom('jobs')
    .selectAll()
    .where('workspaceId', '=', ctx.workspaceId)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  if (!job || job.finishedAt) {
    await forget(ctx, id)
    return undefined
  }
  const attempts = job.attempts + 1
  await ctx.db
    .updateTable('jobs')
    .set({ state: 'running', attempts, startedAt: job.startedAt ?? ctx.instant, heartbeatAt: ctx.instant })
    .where('workspaceId', '=', ctx.workspaceId)
    .where('id', '=', id)
    .execute()
  return { ...job, attempts }
}

/** What becomes of a job whose run ended with an error. */
async function settle(
  ctx: Context,
  {
    id,
    attempt,
    error,
    takeBack,
  }: { id: string; attempt: number; error: unknown; takeBack(): Promise<void> },
) {
  const isOver = error instanceof JobCancelled || error instanceof Failure || attempt >= attemptsAtMost
  if (isOver) await takeBack()
  if (error instanceof JobCancelled) return end(ctx, id, { state: 'cancelled' })
  if (error instanceof Failure)
    return end(ctx, id, { state: 'failed', problem: json({ code: error.code, message: error.message }) })
  if (isOver) {
    const message =
      'This did not work after several tries. What was done so far is kept; start it again, or ask an administrator to look at the log.'
    return end(ctx, id, { state: 'failed', problem: json({ code: 'job_failed', message }) })
  }
  const waitMs = 500 * 4 ** (attempt - 1)
  await ctx.db
    .updateTable('wakeups')
    .set({ dueAt: new Date(ctx.now.getTime() + waitMs).toISOString() })
    .where('workspaceId', '=', ctx.workspaceId)
    .where('id', '=', id)
    .where('kind', '=', 'job')
    .execute()
}

async function end(
  ctx: Context,
  id: string,
  outcome: { state: string; result?: string | null; problem?: string | null },
) {
  await ctx.db
    .updateTable('jobs')
    .set({ ...outcome, finishedAt: ctx.instant })
    .where('workspaceId', '=', ctx.workspaceId)
    .where('id', '=', id)
    .execute()
  await forget(ctx, id)
  ctx.record(`job.${outcome.state}`, { kind: 'job', id })
}

async function forget(ctx: Context, id: string) {
  await ctx.db
    .deleteFrom('wakeups')
    .where('workspaceId', '=', ctx.workspaceId)
    .where('id', '=', id)
    .where('kind', '=', 'job')
    .execute()
}
