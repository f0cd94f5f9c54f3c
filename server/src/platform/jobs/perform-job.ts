import { Failure } from '@firsthand/contract/core/failure'
import type { Context } from '../context.ts'
import { json } from '../events/record.ts'
import { JobCancelled, JobLeft, createJobRun } from './run.ts'
import { takeBackJob } from './take-back.ts'
import { type Wakeup, type WorkerTools, forget, postpone } from './wakeups.ts'

/** Tries that fail without one step getting done in between. */
const failuresAtMost = 6
/** Tries that ended with no word at all, as when the server was killed; more than these, and the job is what kills it. */
const crashesAtMost = 30

/** Runs a claimed job to its end, or leaves it waiting for a later try. */
export async function performJob(tools: WorkerTools, { workspaceId, id }: Wakeup): Promise<void> {
  const { domains, services, transactor, pool, signal } = tools
  const inWorkspace = <Result>(run: (ctx: Context) => Promise<Result>) =>
    transactor.inWorkspace({ workspaceId, as: 'system', pool }, run)

  const job = await inWorkspace((ctx) => begin(ctx, id))
  if (!job) return
  const { attempts: attempt } = job
  const kind = domains.flatMap((domain) => domain.jobs ?? []).find((each) => each.kind === job.kind)
  try {
    if (!kind) throw new Error(`No domain knows the job ${job.kind}.`)
    if (job.cancelledAt) throw new JobCancelled()
    if (job.fruitless > crashesAtMost) throw new JobHopeless()
    const run = createJobRun({
      claim: { workspaceId, jobId: id, attempt },
      job: { input: kind.input.parse(job.input), checkpoint: job.checkpoint, askedBy: job.askedBy },
      services,
      transactor,
      pool,
      signal,
      end: (ctx, result) => end(ctx, id, { state: 'done', result: json(result) }),
    })
    const result = await kind.run(run)
    await inWorkspace(async (ctx) => {
      await lockOwn(ctx, { id, attempt })
      await end(ctx, id, { state: 'done', result: json(result) })
    })
  } catch (error) {
    if (error instanceof JobLeft && !signal.aborted) return
    await inWorkspace(async (ctx) => {
      const { fruitless } = await lockOwn(ctx, { id, attempt })
      // When the server stops, the next one need not wait for the lease of this.
      if (error instanceof JobLeft) return postpone(ctx, { id, kind: 'job' }, 0)
      await settle(ctx, { ...job, fruitless, error })
    }).catch((later: unknown) => {
      if (!(later instanceof JobLeft)) throw later
    })
    if (!(error instanceof JobLeft) && !(error instanceof Failure) && !(error instanceof JobCancelled))
      services.log.warn({ err: error, job: id, attempt }, 'A job failed.')
  }
}

class JobHopeless extends Error {}

async function begin(ctx: Context, id: string) {
  const job = await ctx.db
    .selectFrom('jobs')
    .selectAll()
    .where('workspaceId', '=', ctx.workspaceId)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  if (!job || job.finishedAt) {
    await forget(ctx, { id, kind: 'job' })
    return undefined
  }
  const change = {
    state: 'running',
    attempts: job.attempts + 1,
    fruitless: job.fruitless + 1,
    startedAt: job.startedAt ?? ctx.instant,
    heartbeatAt: ctx.instant,
  }
  await ctx.db
    .updateTable('jobs')
    .set(change)
    .where('workspaceId', '=', ctx.workspaceId)
    .where('id', '=', id)
    .execute()
  return { ...job, ...change }
}

/** Locks the job's row for its end; a run that another one has overtaken leaves the end to that. */
async function lockOwn(ctx: Context, { id, attempt }: { id: string; attempt: number }) {
  const row = await ctx.db
    .selectFrom('jobs')
    .select(['attempts', 'fruitless', 'finishedAt'])
    .where('workspaceId', '=', ctx.workspaceId)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  if (!row || row.attempts !== attempt || row.finishedAt) throw new JobLeft()
  return row
}

type Ending = { id: string; kind: string; input: unknown; fruitless: number; error: unknown }

/** What becomes of a job whose run ended with an error. */
async function settle(ctx: Context, { id, kind, input, fruitless, error }: Ending) {
  const isHopeless = error instanceof JobHopeless || fruitless >= failuresAtMost
  if (error instanceof JobCancelled || error instanceof Failure || isHopeless)
    await takeBackJob(ctx, { kind, input })
  if (error instanceof JobCancelled) return end(ctx, id, { state: 'cancelled' })
  if (error instanceof Failure)
    return end(ctx, id, { state: 'failed', problem: json({ code: error.code, message: error.message }) })
  if (isHopeless) {
    const message =
      'This did not work after several tries. What was done so far is kept; start it again, or ask an administrator to look at the log.'
    return end(ctx, id, { state: 'failed', problem: json({ code: 'job_failed', message }) })
  }
  await ctx.db
    .updateTable('jobs')
    .set({ state: 'waiting' })
    .where('workspaceId', '=', ctx.workspaceId)
    .where('id', '=', id)
    .execute()
  await postpone(ctx, { id, kind: 'job' }, 500 * 4 ** (Math.max(1, fruitless) - 1))
}

async function end(
  ctx: Context,
  id: string,
  outcome: { state: 'done' | 'failed' | 'cancelled'; result?: string | null; problem?: string | null },
) {
  await ctx.db
    .updateTable('jobs')
    .set({ ...outcome, finishedAt: ctx.instant })
    .where('workspaceId', '=', ctx.workspaceId)
    .where('id', '=', id)
    .execute()
  await forget(ctx, { id, kind: 'job' })
  ctx.record(`job.${outcome.state}`, { kind: 'job', id })
}
