import { sql } from 'kysely'
import { z } from 'zod'
import type { Context } from '../../platform/context.ts'
import { job } from '../../platform/domain.ts'
import { removeEntries } from '../../platform/search/entries.ts'
import { peopleInUse } from './in-use.ts'
import { revertOrganisations } from './organisation-fields.ts'
import { revertSome, someChanged } from './revert-updates.ts'
import { keepSpared } from './spared.ts'
import { takeBackIntroductions } from './take-back-introductions.ts'

const peopleAtOnce = 500

const Checkpoint = z.object({
  after: z.string().nullable(),
  done: z.int(),
  /** First those whom the import changed are as they were, then those whom it made go. */
  areReverted: z.boolean().default(false),
})

/** Takes back what an import did to people whom nobody has touched since. */
export const undoJob = job({
  kind: 'crm.import_undo',
  input: z.object({ import: z.uuid() }),
  async run(run) {
    const importId = run.input.import
    let at = Checkpoint.parse(run.checkpoint ?? { after: null, done: 0 })
    while (await run.step((ctx) => takeBackIntroductions(ctx, importId, peopleAtOnce)));
    while (await run.step((ctx) => revertOrganisations(ctx, importId, peopleAtOnce)));
    for (let isMore = true; isMore;) {
      const next = await run.step(async (ctx, mark) => {
        const ids = at.areReverted
          ? await somePeople(ctx, importId, at.after)
          : await someChanged(ctx, importId, { after: at.after, atMost: peopleAtOnce })
        if (ids.length === 0 && at.areReverted) return null
        if (at.areReverted) await takeBack(ctx, importId, ids)
        else await revertSome(ctx, importId, ids)
        const reached =
          ids.length === 0
            ? { after: null, done: at.done, areReverted: true }
            : { ...at, after: ids.at(-1)!, done: at.done + ids.length }
        mark({ done: reached.done, checkpoint: reached })
        return reached
      })
      isMore = next !== null
      if (next) at = next
    }
    return run.finish((ctx) => tidyUp(ctx, importId))
  },
})

async function somePeople(ctx: Context, importId: string, after: string | null): Promise<string[]> {
  const rows = await ctx.db
    .selectFrom('people')
    .select('id')
    .where('workspaceId', '=', ctx.workspaceId)
    .where('importId', '=', importId)
    .$if(after !== null, (query) => query.where('id', '>', after!))
    .orderBy('id')
    .limit(peopleAtOnce)
    .forUpdate()
    .execute()
  return rows.map((row) => row.id)
}

async function takeBack(ctx: Context, importId: string, ids: string[]): Promise<void> {
  const spared = await peopleInUse(ctx, importId, ids)
  const gone = ids.filter((id) => !spared.has(id))
  await keepSpared(ctx, importId, { lookedAt: ids, spared })
  if (gone.length > 0) {
    await ctx.db
      .deleteFrom('personAccesses')
      .where('workspaceId', '=', ctx.workspaceId)
      .where('personId', 'in', gone)
      .execute()
    await ctx.db
      .deleteFrom('people')
      .where('workspaceId', '=', ctx.workspaceId)
      .where('id', 'in', gone)
      .execute()
    await removeEntries(ctx, 'person', gone)
  }
  for (const id of gone) ctx.record('person.removed', { kind: 'person', id }, { before: { importId } })
  await ctx.db
    .updateTable('imports')
    .set((row) => ({ peopleRemoved: row('peopleRemoved', '+', gone.length) }))
    .where('workspaceId', '=', ctx.workspaceId)
    .where('id', '=', importId)
    .execute()
}

/** Organisations that the import made and that nobody belongs to any more go too. */
async function tidyUp(ctx: Context, importId: string) {
  const { rows } = await sql<{ id: string }>`
    DELETE FROM organisations o WHERE o.workspace_id = ${ctx.workspaceId} AND o.import_id = ${importId} AND o.updated_at = o.created_at
    AND NOT EXISTS (SELECT FROM people p WHERE p.workspace_id = ${ctx.workspaceId} AND p.organisation_id = o.id)
    AND NOT EXISTS (SELECT FROM introduction_requests q WHERE q.workspace_id = ${ctx.workspaceId} AND q.organisation_id = o.id) RETURNING o.id`.execute(
    ctx.db,
  )
  const ids = rows.map((row) => row.id)
  await removeEntries(ctx, 'organisation', ids)
  for (const id of ids)
    ctx.record('organisation.removed', { kind: 'organisation', id }, { before: { importId } })
  const counts = await ctx.db
    .selectFrom('imports')
    .select(['peopleRemoved', 'peopleReverted', 'peopleSpared', 'introductionsRemoved'])
    .select(['organisationsReverted', 'organisationsSpared'])
    .where('workspaceId', '=', ctx.workspaceId)
    .where('id', '=', importId)
    .executeTakeFirstOrThrow()
  return { ...counts, organisationsRemoved: ids.length }
}
