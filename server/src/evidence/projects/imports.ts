import type { Input, Output } from '@firsthand/contract/core/operation'
import type { ProjectImportView, listProjectImports } from '@firsthand/contract/evidence/projects'
import type { Context } from '../../platform/context.ts'
import { pageOf, readCursor } from '../../platform/keyset.ts'
import { presentJob } from '../../platform/records/jobs.ts'

/** Imports as the API shows them, in the order of the ids. */
export async function readImports(ctx: Context, ids: string[]): Promise<ProjectImportView[]> {
  if (ids.length === 0) return []
  const { db, workspaceId } = ctx
  const rows = await db
    .selectFrom('projectImports as i')
    .innerJoin('files as f', (on) =>
      on.onRef('f.workspaceId', '=', 'i.workspaceId').onRef('f.id', '=', 'i.fileId'),
    )
    .leftJoin('members as m', (on) =>
      on.onRef('m.workspaceId', '=', 'i.workspaceId').onRef('m.id', '=', 'i.createdBy'),
    )
    .select(['i.id', 'i.jobId', 'i.name', 'i.origin', 'i.counts', 'i.leftOut', 'i.undoneAt', 'i.undoKept'])
    .select(['i.createdAt', 'f.name as fileName', 'm.id as memberId', 'm.name as memberName'])
    .where('i.workspaceId', '=', workspaceId)
    .where('i.id', 'in', ids)
    .execute()
  const jobs = await db
    .selectFrom('jobs')
    .selectAll()
    .where('workspaceId', '=', workspaceId)
    .where('id', 'in', rows.length > 0 ? rows.map(({ jobId }) => jobId) : [ctx.newId()])
    .execute()
  const files = await db
    .selectFrom('projectThings as t')
    .innerJoin('files as f', (on) =>
      on.onRef('f.workspaceId', '=', 't.workspaceId').onRef('f.id', '=', 't.thingId'),
    )
    .select(['t.importId', 'f.id', 'f.name'])
    .where('t.workspaceId', '=', workspaceId)
    .where('t.importId', 'in', ids)
    .where('t.kind', '=', 'file')
    .orderBy('f.name')
    .limit(500)
    .execute()
  const byId = new Map(
    rows.map((row) => {
      const job = jobs.find(({ id }) => id === row.jobId)
      return [row.id, present(row, job && presentJob(job), files)]
    }),
  )
  return ids.flatMap((id) => byId.get(id) ?? [])

  function present(
    row: (typeof rows)[number],
    job: ReturnType<typeof presentJob> | undefined,
    kept: { importId: string; id: string; name: string }[],
  ): ProjectImportView {
    const { id, name, origin, fileName, createdAt } = row
    return {
      id,
      name,
      origin,
      fileName,
      createdAt,
      // Jobs do not travel in archives; what is there is done.
      job: job
        ? { id: job.id, state: job.state, done: job.done, total: job.total, problem: job.problem }
        : { id: row.jobId, state: 'done', done: 0, total: null, problem: null },
      counts: row.counts as ProjectImportView['counts'],
      left: row.leftOut as ProjectImportView['left'],
      files: kept
        .filter(({ importId }) => importId === id)
        .map((file) => ({ file: file.id, name: file.name })),
      undone: row.undoneAt ? { at: row.undoneAt, kept: row.undoKept ?? 0 } : null,
      createdBy: row.memberId ? { id: row.memberId, name: row.memberName! } : null,
    }
  }
}

export async function listImports(
  ctx: Context,
  { limit, after }: Input<typeof listProjectImports>,
): Promise<Output<typeof listProjectImports>> {
  const [at, id] = after ? readCursor(after, 2) : []
  const rows = await ctx.db
    .selectFrom('projectImports')
    .select(['id', 'createdAt'])
    .where('workspaceId', '=', ctx.workspaceId)
    .$if(at !== undefined, (query) =>
      query.where((row) => row(row.refTuple('createdAt', 'id'), '<', row.tuple(String(at), String(id)))),
    )
    .orderBy('createdAt', 'desc')
    .orderBy('id', 'desc')
    .limit(limit + 1)
    .execute()
  const shown = await readImports(
    ctx,
    rows.slice(0, limit).map((row) => row.id),
  )
  const views = new Map(shown.map((view) => [view.id, view]))
  return pageOf(rows, limit, { item: (row) => views.get(row.id)!, cursor: (row) => [row.createdAt, row.id] })
}
