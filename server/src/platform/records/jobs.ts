import { fail, failCommon } from '@firsthand/contract/core/failure'
import * as contract from '@firsthand/contract/platform/records'
import type { Selectable } from 'kysely'
import { type Context, asker } from '../context.ts'
import type { Jobs } from '../db/tables.ts'
import { handle } from '../handle.ts'
import { askToCancel } from '../jobs/cancel.ts'
import { pageOf, readCursor } from '../keyset.ts'

export const jobHandlers = [
  handle(contract.showJob, async (ctx, { job }) => presentJob(await findJob(ctx, job))),

  handle(contract.listJobs, async (ctx, { limit, after }) => {
    const [at, id] = after ? readCursor(after, 2) : []
    const rows = await ctx.db
      .selectFrom('jobs')
      .selectAll()
      .where('workspaceId', '=', ctx.workspaceId)
      .$if(at !== undefined, (query) =>
        query.where((row) => row(row.refTuple('createdAt', 'id'), '<', row.tuple(String(at), String(id)))),
      )
      .orderBy('createdAt', 'desc')
      .orderBy('id', 'desc')
      .limit(limit + 1)
      .execute()
    return pageOf(rows, limit, { item: presentJob, cursor: (row) => [row.createdAt, row.id] })
  }),

  handle(contract.cancelJob, async (ctx, { job: id }) => {
    const job = await findJob(ctx, id, true)
    if (job.finishedAt) fail(contract.cancelJob, 'finished')
    const change = await askToCancel(ctx, job, asker(ctx).id)
    return presentJob({ ...job, ...change })
  }),
]

async function findJob(ctx: Context, id: string, lock = false): Promise<Selectable<Jobs>> {
  const row = await ctx.db
    .selectFrom('jobs')
    .selectAll()
    .where('workspaceId', '=', ctx.workspaceId)
    .where('id', '=', id)
    .$if(lock, (query) => query.forUpdate())
    .executeTakeFirst()
  return row ?? failCommon('not_found')
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
