import { fail, failCommon } from '@firsthand/contract/core/failure'
import { type Role, roles } from '@firsthand/contract/core/operation'
import * as contract from '@firsthand/contract/platform/records'
import type { Selectable } from 'kysely'
import { type Context, asker } from '../context.ts'
import type { Jobs } from '../db/tables.ts'
import { handle } from '../handle.ts'
import { askToCancel } from '../jobs/cancel.ts'
import { pageOf, readCursor } from '../keyset.ts'

export const jobHandlers = [
  handle(contract.showJob, async (ctx, { job }) => listed(ctx, await findJob(ctx, job))),

  handle(contract.listJobs, async (ctx, { limit, after, planned }) => {
    const [at, id] = after ? readCursor(after, 2) : []
    const rows = await jobsWithTheirTime(ctx)
      .$if(planned !== undefined, (query) =>
        query.where((row) => {
          const isPlanned = row.and([
            row('jobs.state', '=', 'waiting'),
            row('jobs.attempts', '=', 0),
            row('jobs.kind', 'in', plannedKinds(ctx)),
          ])
          return planned ? isPlanned : row.not(isPlanned)
        }),
      )
      .$if(at !== undefined, (query) =>
        query.where((row) =>
          row(row.refTuple('jobs.createdAt', 'jobs.id'), '<', row.tuple(String(at), String(id))),
        ),
      )
      .orderBy('jobs.createdAt', 'desc')
      .orderBy('jobs.id', 'desc')
      .limit(limit + 1)
      .execute()
    return pageOf(rows, limit, {
      item: (row) => listed(ctx, row),
      cursor: (row) => [row.createdAt, row.id],
    })
  }),

  handle(contract.cancelJob, async (ctx, { job: id }) => {
    const job = await findJob(ctx, id, true)
    if (job.finishedAt) fail(contract.cancelJob, 'finished')
    const allowed = cancelledBy(ctx, job.kind)
    if (allowed === 'nobody') fail(contract.cancelJob, 'must_run')
    if (!isAtLeast(asker(ctx).role, allowed)) failCommon('not_allowed')
    if (job.cancelledAt) return listed(ctx, job)
    const change = await askToCancel(ctx, job, asker(ctx).id)
    return listed(ctx, { ...job, ...change })
  }),
]

/** `dueAt` is null once a job is over. */
type JobRow = Selectable<Jobs> & { dueAt: string | null }

function jobsWithTheirTime(ctx: Context) {
  return ctx.db
    .selectFrom('jobs')
    .leftJoin('wakeups', (on) =>
      on
        .onRef('wakeups.workspaceId', '=', 'jobs.workspaceId')
        .onRef('wakeups.id', '=', 'jobs.id')
        .on('wakeups.kind', '=', 'job'),
    )
    .selectAll('jobs')
    .select('wakeups.dueAt')
    .where('jobs.workspaceId', '=', ctx.workspaceId)
}

async function findJob(ctx: Context, id: string, lock = false): Promise<JobRow> {
  const row = await jobsWithTheirTime(ctx)
    .where('jobs.id', '=', id)
    .$if(lock, (query) => query.forUpdate('jobs'))
    .executeTakeFirst()
  return row ?? failCommon('not_found')
}

function listed(ctx: Context, row: JobRow): contract.ListedJob {
  const allowed = cancelledBy(ctx, row.kind)
  const isPlanned = row.state === 'waiting' && row.attempts === 0 && plannedKinds(ctx).includes(row.kind)
  return {
    ...presentJob(row),
    startsAt: isPlanned ? row.dueAt : null,
    canCancel:
      row.finishedAt === null &&
      row.cancelledAt === null &&
      allowed !== 'nobody' &&
      isAtLeast(asker(ctx).role, allowed),
  }
}

function cancelledBy({ services }: Context, kind: string) {
  return services.jobKinds.find((each) => each.kind === kind)?.cancelledBy ?? 'member'
}

function plannedKinds({ services }: Context): string[] {
  return services.jobKinds.filter((each) => each.cancelledBy === 'nobody').map(({ kind }) => kind)
}

function isAtLeast(role: Role, wanted: Role): boolean {
  return roles.indexOf(role) >= roles.indexOf(wanted)
}

/** A job as the API shows one. */
export function presentJob(row: Selectable<Jobs>): contract.JobView {
  return {
    id: row.id,
    kind: row.kind,
    state: row.state as contract.JobView['state'],
    done: row.progressDone,
    total: row.progressTotal,
    problem: row.problem as contract.JobView['problem'],
    result: row.result as contract.JobView['result'],
    isCancelling: row.cancelledAt !== null && row.finishedAt === null,
    createdAt: row.createdAt,
    finishedAt: row.finishedAt,
  }
}
