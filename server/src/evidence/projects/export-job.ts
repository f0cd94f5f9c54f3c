import { z } from 'zod'
import { projectExportDays, projectLimits } from '@firsthand/contract/evidence/projects'
import { gathered } from '../../platform/archive/gathered.ts'
import { type ArchiveWriter, createArchiveWriter } from '../../platform/archive/write-archive.ts'
import type { Context } from '../../platform/context.ts'
import { job } from '../../platform/domain.ts'
import { json } from '../../platform/events/record.ts'
import type { StoredContent } from '../../platform/files/store.ts'
import type { JobRun } from '../../platform/jobs/run.ts'
import { createProgress } from '../../platform/transfer/export-job.ts'
import { forgetExpiredExports } from './exports.ts'
import { layoutEntry } from './layout.ts'
import type { Left } from './left.ts'
import { readText } from './read-unit.ts'
import { readScope } from './scope.ts'
import { writeQde } from './write-qde.ts'

const ExportInput = z.object({
  texts: z.array(z.uuid()).optional(),
  sources: z.array(z.uuid()).optional(),
  name: z.string(),
  withNames: z.boolean(),
})
type ExportInput = z.output<typeof ExportInput>

/** Writes a project as a stream: a text at a time is in memory. */
export const exportProjectJob = job({
  kind: 'evidence.project_export',
  input: ExportInput,
  async run(run) {
    const { stored, left } = await run.snapshot((ctx) => writeProject(ctx, run))
    return run.finish((ctx) => keep(ctx, run, { stored, left }))
  },
})

/** Waits until the time of an exported project has run out, and deletes it then. */
export const forgetProjectJob = job({
  kind: 'evidence.project_forget',
  cancelledBy: 'nobody',
  input: z.object({}),
  run: (run) => run.finish(async (ctx) => ({ forgotten: await forgetExpiredExports(ctx) })),
})

async function writeProject(
  ctx: Context,
  run: JobRun<ExportInput>,
): Promise<{ stored: StoredContent; left: Left[] }> {
  const writer = createArchiveWriter(ctx.now)
  let left: Left[] = []
  const fill = async () => {
    try {
      left = await fillProject(ctx, run, writer)
      writer.end()
    } catch (error) {
      writer.fail(error)
      throw error
    }
  }
  const [filled, stored] = await Promise.allSettled([
    fill(),
    ctx.services.files.put(ctx.workspaceId, writer.output, projectLimits.file),
  ])
  if (filled.status === 'rejected') throw filled.reason
  if (stored.status === 'rejected') throw stored.reason
  return { stored: stored.value, left }
}

async function fillProject(ctx: Context, run: JobRun<ExportInput>, writer: ArchiveWriter): Promise<Left[]> {
  const { name, withNames, texts, sources } = run.input
  const scope = await readScope(ctx, { texts, sources, withNames })
  const progress = createProgress(run, scope.units.length * 2)
  await writer.add('project.qde', gathered(writeQde({ ctx, scope, name, withNames, progress })))
  for (const unit of scope.units) {
    const { pieces, layout } = await readText({ ctx, scope, withNames }, unit)
    await writer.add(`sources/${unit.guid}.txt`, gathered(pieces()))
    await writer.add(layoutEntry(unit.guid), gathered([JSON.stringify(layout)]))
    await progress(1)
  }
  return scope.left.list()
}

async function keep(
  ctx: Context,
  run: JobRun<ExportInput>,
  { stored, left }: { stored: StoredContent; left: Left[] },
) {
  const id = ctx.newId()
  const expiresAt = new Date(ctx.now.getTime() + projectExportDays * 86_400_000).toISOString()
  await ctx.db
    .insertInto('projectExports')
    .values({
      workspaceId: ctx.workspaceId,
      id,
      jobId: run.jobId,
      name: run.input.name,
      sha256: stored.sha256,
      size: stored.size,
      leftOut: json(left),
      createdBy: run.askedBy,
      createdAt: ctx.instant,
      expiresAt,
    })
    .execute()
  await ctx.ask('evidence.project_forget', {}, expiresAt)
  ctx.record(
    'project.exported',
    { kind: 'workspace', id: ctx.workspaceId },
    { after: { export: id, size: stored.size } },
  )
  return { export: id, size: stored.size }
}
