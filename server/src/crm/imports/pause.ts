import { fail } from '@firsthand/contract/core/failure'
import { type ImportView, pauseImport, resumeImport } from '@firsthand/contract/crm/imports'
import { type Context, asker } from '../../platform/context.ts'
import { findFile } from '../../platform/files/files.ts'
import { askToCancel } from '../../platform/jobs/cancel.ts'
import { stubName } from '../rights/erasure/scrub-files.ts'
import { showImport } from './show.ts'

/** Ends the job between two batches. How far it came stands with the import, from where another job goes on. */
export async function pause(ctx: Context, { import: id }: { import: string }): Promise<ImportView> {
  const { isPaused, ...before } = await showImport(ctx, id)
  if (isPaused) return { isPaused, ...before }
  const job = await lockJob(ctx, before.job.id)
  if (job?.state !== 'waiting' && job?.state !== 'running') fail(pauseImport, 'finished')
  if (!job.cancelledAt) await askToCancel(ctx, job, asker(ctx).id)
  await setPaused(ctx, id, { pausedAt: ctx.instant })
  ctx.record('import.paused', { kind: 'import', id })
  return showImport(ctx, id)
}

/** Also goes on with what was cancelled or failed: the rows before are not read twice. */
export async function goOn(ctx: Context, { import: id }: { import: string }): Promise<ImportView> {
  const { undoneAt, ...before } = await showImport(ctx, id)
  if (undoneAt) fail(resumeImport, 'undone')
  const job = (await lockJob(ctx, before.job.id)) ?? before.job
  const now = await showImport(ctx, id)
  if (now.job.id !== job.id) return now
  if (job.state === 'done') fail(resumeImport, 'finished')
  if (job.state === 'waiting' || job.state === 'running') fail(resumeImport, 'running')
  if (await isCleared(ctx, now.file)) fail(resumeImport, 'file_deleted')
  const jobId = await ctx.ask('crm.import', { import: id })
  await setPaused(ctx, id, { pausedAt: null, jobId })
  ctx.record('import.resumed', { kind: 'import', id })
  return showImport(ctx, id)
}

/** An erasure took the table away. */
async function isCleared(ctx: Context, file: string): Promise<boolean> {
  return (await findFile(ctx, file)).name === stubName
}

/** The job before the import, in the order in which its own steps lock them. */
async function lockJob(ctx: Context, id: string) {
  return ctx.db
    .selectFrom('jobs')
    .select(['id', 'kind', 'input', 'state', 'attempts', 'cancelledAt'])
    .where('workspaceId', '=', ctx.workspaceId)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
}

async function setPaused(
  ctx: Context,
  id: string,
  change: { pausedAt: string | null; jobId?: string },
): Promise<void> {
  await ctx.db
    .updateTable('imports')
    .set(change)
    .where('workspaceId', '=', ctx.workspaceId)
    .where('id', '=', id)
    .execute()
}
