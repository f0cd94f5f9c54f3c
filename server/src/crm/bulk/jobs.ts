import { BulkChange, BulkScope, bulkLimits } from '@firsthand/contract/crm/bulk'
import { sql } from 'kysely'
import { z } from 'zod'
import type { Context } from '../../platform/context.ts'
import { job } from '../../platform/domain.ts'
import { applyTo, scopeTests, somePeople, takeBackFrom } from './apply.ts'
import { aspectOf, aspectToUndo } from './change.ts'

const Input = z.object({ edit: z.uuid() })
/** After whom the last finished step ended, and how many it had looked at by then. */
const Checkpoint = z.object({ after: z.string().nullable(), done: z.int() })
type At = z.output<typeof Checkpoint>

const beginning: At = { after: null, done: 0 }

/** Changes many people, each step a batch that is written whole or not at all. */
export const bulkJob = job({
  kind: 'crm.bulk_edit',
  input: Input,
  async run(run) {
    let at = run.checkpoint ? Checkpoint.parse(run.checkpoint) : beginning
    for (let isMore = true; isMore;) {
      isMore = await run.step(async (ctx, mark) => {
        const next = await changeSome(ctx, run.input.edit, at)
        if (next) mark({ done: next.done, checkpoint: next })
        if (next) at = next
        return next !== null
      })
    }
    return run.finish((ctx) => finishEdit(ctx, run.input.edit))
  },
  takeBack: async (ctx, { edit }) => void (await finishEdit(ctx, edit)),
})

/** Takes a change back, batch after batch. */
export const undoBulkJob = job({
  kind: 'crm.bulk_undo',
  input: Input,
  async run(run) {
    let done = run.checkpoint ? Checkpoint.parse(run.checkpoint).done : 0
    for (let isMore = true; isMore;) {
      isMore = await run.step(async (ctx, mark) => {
        const some = await undoSome(ctx, run.input.edit)
        if (some > 0) mark({ done: done + some, checkpoint: { after: null, done: done + some } })
        done += some
        return some > 0
      })
    }
    return run.finish((ctx) => finishUndo(ctx, run.input.edit))
  },
})

/** The next batch of a change; null when nobody is left. */
export async function changeSome(ctx: Context, edit: string, at: At): Promise<At | null> {
  const row = await findEdit(ctx, edit)
  const aspect = await aspectOf(ctx, BulkChange.parse(row.change))
  const people = await somePeople(ctx, await scopeTests(ctx, BulkScope.parse(row.scope)), {
    after: at.after,
    limit: bulkLimits.atOnce,
    lock: true,
  })
  if (people.length === 0) return null
  const changed = await applyTo(ctx, { edit, aspect, people })
  await ctx.db
    .updateTable('bulkEdits')
    .set((each) => ({
      lookedAt: each('lookedAt', '+', people.length),
      changed: each('changed', '+', changed),
    }))
    .where('workspaceId', '=', ctx.workspaceId)
    .where('id', '=', edit)
    .execute()
  return { after: people.at(-1)!, done: at.done + people.length }
}

export async function finishEdit(ctx: Context, id: string) {
  const counts = await ctx.db
    .updateTable('bulkEdits')
    .set({ finishedAt: ctx.instant })
    .where('workspaceId', '=', ctx.workspaceId)
    .where('id', '=', id)
    .returning(['lookedAt', 'changed'])
    .executeTakeFirstOrThrow()
  ctx.record('bulk_edit.finished', { kind: 'bulk_edit', id }, { after: counts })
  return counts
}

/** Gives the next batch back; answers of how many it has decided. */
export async function undoSome(ctx: Context, edit: string): Promise<number> {
  const aspect = await aspectToUndo(ctx, BulkChange.parse((await findEdit(ctx, edit)).change))
  // The people are locked in the order of their ids, as everywhere, and with them what is read of them.
  const { rows } = await sql<{ personId: string; before: unknown; after: unknown }>`
    SELECT done.person_id, done.before, done.after FROM bulk_edit_people done
    JOIN people ON people.workspace_id = ${ctx.workspaceId} AND people.id = done.person_id
    WHERE done.workspace_id = ${ctx.workspaceId} AND done.bulk_edit_id = ${edit}
      AND done.restored_at IS NULL AND done.spared_at IS NULL
    ORDER BY done.person_id LIMIT ${bulkLimits.atOnce} FOR UPDATE OF people`.execute(ctx.db)
  if (rows.length === 0) return 0
  const counts = await takeBackFrom(ctx, { edit, aspect, rows })
  await ctx.db
    .updateTable('bulkEdits')
    .set((each) => ({
      restored: each('restored', '+', counts.restored),
      spared: each('spared', '+', counts.spared),
    }))
    .where('workspaceId', '=', ctx.workspaceId)
    .where('id', '=', edit)
    .execute()
  return rows.length
}

export async function finishUndo(ctx: Context, id: string) {
  const counts = await ctx.db
    .updateTable('bulkEdits')
    .set({ undoneAt: ctx.instant })
    .where('workspaceId', '=', ctx.workspaceId)
    .where('id', '=', id)
    .returning(['restored', 'spared'])
    .executeTakeFirstOrThrow()
  ctx.record('bulk_edit.undone', { kind: 'bulk_edit', id }, { after: counts })
  return counts
}

export async function findEdit(ctx: Context, id: string) {
  return ctx.db
    .selectFrom('bulkEdits')
    .selectAll()
    .where('workspaceId', '=', ctx.workspaceId)
    .where('id', '=', id)
    .executeTakeFirstOrThrow()
}
