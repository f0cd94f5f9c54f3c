import { z } from 'zod'
import { sql } from 'kysely'
import type { Context } from '../../../platform/context.ts'
import { job } from '../../../platform/domain.ts'
import { erasureJob } from './erase-person.ts'
import { clearImport, importsToClear, removeLooseUploads } from './scrub-files.ts'
import { sweepWords } from '../../../platform/search/words.ts'
import { scrubJobs, scrubSearch, scrubTable, textTables } from './scrub-tables.ts'
import type { Traces } from './traces.ts'

type Checkpoint = { step: number; mentions: number; files: number }

/** A table that is being imported is left until then. */
const againAfterMs = 5 * 60_000

/**
 * What an erasure cannot do at once: the name in other people's texts, table by table, and files. Each step may be done again,
 * so that a crash costs nothing. At the end what was looked for is forgotten as well.
 */
export const erasePersonJob = job({
  kind: erasureJob,
  cancelledBy: 'nobody',
  input: z.object({
    erasure: z.string(),
    before: z.object({ mentions: z.int(), files: z.int() }).optional(),
  }),
  async run(run) {
    const id = run.input.erasure
    const traces = await run.step((ctx) => readTraces(ctx, id))
    if (!traces) return { erasure: id }
    let at = (run.checkpoint as Checkpoint | null) ?? { step: 0, mentions: 0, files: 0, ...run.input.before }
    const tables = await run.step((ctx) => textTables(ctx))
    for (const table of tables.slice(at.step))
      at = await run.step(async (ctx, mark) => {
        const next = {
          ...at,
          step: at.step + 1,
          mentions: at.mentions + (await scrubTable(ctx, table, traces)),
        }
        mark({ done: next.step, total: tables.length + 2, checkpoint: next })
        return next
      })
    await run.step((ctx) => scrubSearch(ctx, traces))
    // Words that nothing has any more would still help to guess what was said.
    await run.step((ctx) => sweepWords(ctx))
    await run.step((ctx) => scrubJobs(ctx, traces, run.jobId))
    let isInUse = false
    for (const each of await run.step((ctx) => importsToClear(ctx, traces))) {
      const became = await run.step((ctx) => clearImport(ctx, each))
      if (became === 'cleared') at.files += 1
      if (became === 'in_use') isInUse = true
    }
    at.files += await run.step((ctx) => removeLooseUploads(ctx, traces))
    at.files += await run.step(forgetArchives)
    return run.finish(async (ctx) => {
      if (isInUse) await goOnLater(ctx, id, at)
      else await finish(ctx, id, at)
      return { erasure: id }
    })
  },
})

async function readTraces(ctx: Context, id: string): Promise<Traces | null> {
  const row = await ctx.db
    .selectFrom('erasures')
    .select('traces')
    .where('workspaceId', '=', ctx.workspaceId)
    .where('id', '=', id)
    .executeTakeFirst()
  return (row?.traces ?? null) as Traces | null
}

/** Archives of the whole workspace from before hold everybody. */
async function forgetArchives(ctx: Context): Promise<number> {
  const rows = await ctx.db
    .deleteFrom('workspaceExports')
    .where('workspaceId', '=', ctx.workspaceId)
    .returning('sha256')
    .execute()
  const { workspaceId, services } = ctx
  ctx.afterCommit(() => {
    for (const { sha256 } of rows) void services.files.remove(workspaceId, sha256).catch(() => undefined)
  })
  return rows.length
}

async function goOnLater(ctx: Context, erasure: string, { mentions, files }: Checkpoint): Promise<void> {
  const { workspaceId, instant } = ctx
  const id = ctx.newId()
  const input = JSON.stringify({ erasure, before: { mentions, files } })
  await ctx.db
    .insertInto('jobs')
    .values({ workspaceId, id, kind: erasureJob, input, state: 'waiting', createdAt: instant })
    .execute()
  const dueAt = new Date(ctx.now.getTime() + againAfterMs).toISOString()
  await ctx.db.insertInto('wakeups').values({ workspaceId, id, kind: 'job', dueAt }).execute()
  await ctx.db
    .updateTable('erasures')
    .set({ jobId: id })
    .where('workspaceId', '=', workspaceId)
    .where('id', '=', erasure)
    .execute()
}

async function finish(ctx: Context, id: string, { mentions, files }: Checkpoint): Promise<void> {
  const parts = [
    { what: 'Mentions in other texts', count: mentions },
    { what: 'Uploaded tables and archives', count: files },
  ].filter((part) => part.count > 0)
  await sql`
    UPDATE erasures SET traces = NULL, finished_at = ${ctx.instant}, counts = counts || ${JSON.stringify(parts)}::jsonb
    WHERE workspace_id = ${ctx.workspaceId} AND id = ${id} AND finished_at IS NULL`.execute(ctx.db)
}
