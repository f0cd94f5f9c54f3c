import { fail, failCommon } from '@firsthand/contract/core/failure'
import * as contract from '@firsthand/contract/platform/transfer'
import type { AccountContext, Context } from '../context.ts'
import { handle } from '../handle.ts'
import { presentJob } from '../records/jobs.ts'
import { ImportInput, importKind } from './import-job.ts'

export const transferHandlers = [
  handle(contract.exportWorkspace, async (ctx) => {
    await forgetExpired(ctx)
    const job = await ctx.ask('workspace.export', {})
    ctx.record('workspace.export_asked', { kind: 'workspace', id: ctx.workspaceId })
    return { job }
  }),

  handle(contract.listExports, async (ctx) => {
    const rows = await ctx.db
      .selectFrom('workspaceExports as e')
      .leftJoin('members as m', (on) =>
        on.onRef('m.workspaceId', '=', 'e.workspaceId').onRef('m.id', '=', 'e.createdBy'),
      )
      .select(['e.id', 'e.jobId', 'e.size', 'e.sha256', 'e.createdAt', 'e.expiresAt', 'm.name'])
      .where('e.workspaceId', '=', ctx.workspaceId)
      .where('e.expiresAt', '>', ctx.instant)
      .orderBy('e.createdAt', 'desc')
      .orderBy('e.id', 'desc')
      .limit(100)
      .execute()
    return { items: rows.map(({ jobId, name, ...row }) => ({ ...row, job: jobId, createdBy: name })) }
  }),

  handle(contract.deleteExport, async (ctx, { export: id }) => {
    const { sha256 } = await findExport(ctx, id)
    await removeExport(ctx, { id, sha256 })
    ctx.record('workspace.export_deleted', { kind: 'workspace', id: ctx.workspaceId })
    return {}
  }),

  handle(contract.showImport, (ctx, { importing }) =>
    inImport(ctx, importing, async (_, job) => presentJob(job)),
  ),

  handle(contract.cancelImport, (ctx, { importing }) =>
    inImport(ctx, importing, async (workspace, job) => {
      if (job.finishedAt) fail(contract.cancelImport, 'finished')
      // Left to its run, which takes back what it wrote.
      await workspace.db
        .updateTable('jobs')
        .set({ cancelledAt: workspace.instant })
        .where('workspaceId', '=', workspace.workspaceId)
        .where('id', '=', job.id)
        .execute()
      return presentJob({ ...job, cancelledAt: workspace.instant })
    }),
  ),
]

/** An archive that can still be downloaded. */
export async function findExport(ctx: Context, id: string) {
  const row = await ctx.db
    .selectFrom('workspaceExports')
    .selectAll()
    .where('workspaceId', '=', ctx.workspaceId)
    .where('id', '=', id)
    .where('expiresAt', '>', ctx.instant)
    .executeTakeFirst()
  return row ?? failCommon('not_found')
}

/** Deletes the archives whose time has run out. Answers how many. */
export async function forgetExpired(ctx: Context): Promise<number> {
  const rows = await ctx.db
    .selectFrom('workspaceExports')
    .select(['id', 'sha256'])
    .where('workspaceId', '=', ctx.workspaceId)
    .where('expiresAt', '<=', ctx.instant)
    .execute()
  for (const row of rows) await removeExport(ctx, row)
  return rows.length
}

async function removeExport(ctx: Context, { id, sha256 }: { id: string; sha256: string }): Promise<void> {
  await ctx.db
    .deleteFrom('workspaceExports')
    .where('workspaceId', '=', ctx.workspaceId)
    .where('id', '=', id)
    .execute()
  ctx.afterCommit(() => void ctx.services.files.remove(ctx.workspaceId, sha256).catch(() => undefined))
}

type ImportJob = Parameters<typeof presentJob>[0]

/** Opens the workspace that is being made, for the account that makes it. Nobody is a member of it yet. */
async function inImport<Result>(
  ctx: AccountContext,
  workspaceId: string,
  run: (workspace: Context, job: ImportJob) => Promise<Result>,
): Promise<Result> {
  return ctx.openWorkspace(workspaceId, async (workspace) => {
    const job = await workspace.db
      .selectFrom('jobs')
      .selectAll()
      .where('workspaceId', '=', workspaceId)
      .where('kind', '=', importKind)
      .forUpdate()
      .executeTakeFirst()
    const isYours = ImportInput.safeParse(job?.input).data?.account.id === ctx.account.id
    return job && isYours ? run(workspace, job) : failCommon('not_found')
  })
}
