import { sql } from 'kysely'
import { z } from 'zod'
import { removeUntouchedPeople } from '../../crm/people/remove-untouched.ts'
import type { Context } from '../../platform/context.ts'
import { job } from '../../platform/domain.ts'
import { removeIfLoose } from '../../platform/files/loose.ts'
import { removeEntries } from '../../platform/search/entries.ts'
import { sweepWords } from '../../platform/search/words.ts'
import { markCountsOfEvidence } from '../codes/counts.ts'
import { madeThings } from './things.ts'

/** Takes back what an import made, but for what somebody has built on since. */
export const undoProjectJob = job({
  kind: 'evidence.project_undo',
  input: z.object({ import: z.uuid() }),
  run: (run) =>
    run.finish(async (ctx) => {
      const kept = await takeBackProject(ctx, run.input.import)
      await ctx.db
        .updateTable('projectImports')
        .set({ undoneAt: ctx.instant, undoKept: kept })
        .where('workspaceId', '=', ctx.workspaceId)
        .where('id', '=', run.input.import)
        .execute()
      ctx.record(
        'project.import_undone',
        { kind: 'workspace', id: ctx.workspaceId },
        { after: { import: run.input.import, kept } },
      )
      return { kept }
    }),
})

/** Answers how many things stay because something else stands on them. */
export async function takeBackProject(ctx: Context, importId: string): Promise<number> {
  let kept = 0
  const evidence = await madeThings(ctx, importId, 'evidence')
  const texts = await madeThings(ctx, importId, 'text')
  await markCountsOfEvidence(ctx, evidence)
  const gone = await deleteFree(ctx, 'evidence', evidence, {
    // Its own codings and marks go with it; a citation, a coding of somebody else's or a correction keeps it.
    unless: sql`e.version > 1 OR EXISTS (SELECT FROM codings c WHERE c.workspace_id = e.workspace_id AND c.evidence_id = e.id
      AND NOT EXISTS (SELECT FROM project_things t WHERE t.workspace_id = c.workspace_id AND t.import_id = ${importId}
        AND t.kind = 'coding' AND t.thing_id = c.id))`,
    own: ['codings', 'evidence_hearers', 'highlights'],
  })
  kept += evidence.length - gone.length
  for (const kind of ['evidence', 'memo']) await removeEntries(ctx, kind, gone, { areSwept: true })
  const files = await filesOf(ctx, texts)
  const goneTexts = await deleteFree(ctx, 'texts', texts, {
    unless: sql`EXISTS (SELECT FROM text_versions v JOIN highlights h ON h.workspace_id = v.workspace_id AND h.version_id = v.id
      WHERE v.workspace_id = e.workspace_id AND v.text_id = e.id) OR (SELECT count(*) FROM text_versions v
      WHERE v.workspace_id = e.workspace_id AND v.text_id = e.id) > 1`,
    // Measures are made of the text by itself and go with it.
    own: ['text_versions', 'speakers', 'listening_measures'],
  })
  kept += texts.length - goneTexts.length
  await removeEntries(ctx, 'text', goneTexts, { areSwept: true })
  const people = await madeThings(ctx, importId, 'person')
  kept += people.length - (await removeUntouchedPeople(ctx, people))
  const codes = await takeBackCodes(ctx, await madeThings(ctx, importId, 'code'))
  kept += codes.kept
  await deleteFree(ctx, 'members', await madeThings(ctx, importId, 'coder'), {
    unless: sql`e.account_id IS NOT NULL`,
    own: [],
  })
  await removeIfLoose(ctx, [...files, ...(await madeThings(ctx, importId, 'file'))])
  await sweepWords(ctx)
  for (const id of goneTexts)
    ctx.record('text.removed', { kind: 'text', id }, { before: { import: importId } })
  return kept
}

/** From the bottom up: a code goes when nothing carries it and nothing stands below it. */
async function takeBackCodes(ctx: Context, ids: string[]): Promise<{ kept: number }> {
  let left = ids
  for (;;) {
    const gone = await deleteFree(ctx, 'codes', left, { unless: sql`e.version > 1`, own: ['code_counts'] })
    await removeEntries(ctx, 'code', gone, { areSwept: true })
    const is = new Set(gone)
    left = left.filter((id) => !is.has(id))
    if (gone.length === 0 || left.length === 0) return { kept: left.length }
  }
}

/** Deletes those rows that no table points at, whichever domain it is of, but for the tables of their own. */
async function deleteFree(
  ctx: Context,
  table: 'evidence' | 'texts' | 'codes' | 'members',
  ids: string[],
  { unless, own }: { unless: ReturnType<typeof sql>; own: string[] },
): Promise<string[]> {
  if (ids.length === 0) return []
  // One question a table: a single statement over all of them takes minutes to plan.
  const free = new Set(ids)
  for (const { table: other, column } of await referencesTo(ctx, table)) {
    if (own.includes(other) || free.size === 0) continue
    const { rows } = await sql<{ id: string }>`
      SELECT DISTINCT ${sql.ref(column)} AS id FROM ${sql.table(other)}
      WHERE workspace_id = ${ctx.workspaceId} AND ${sql.ref(column)} = ANY(${[...free]}::uuid[])`.execute(
      ctx.db,
    )
    for (const { id } of rows) free.delete(id)
  }
  const { rows } = await sql<{ id: string }>`
    DELETE FROM ${sql.table(table)} e WHERE e.workspace_id = ${ctx.workspaceId} AND e.id = ANY(${[...free]}::uuid[])
    AND NOT (${unless}) RETURNING e.id`.execute(ctx.db)
  return rows.map((row) => row.id)
}

async function referencesTo(ctx: Context, table: string): Promise<{ table: string; column: string }[]> {
  const { rows } = await sql<{ table: string; column: string }>`
    SELECT DISTINCT c.relname AS "table", a.attname AS "column" FROM pg_constraint k
    JOIN pg_class c ON c.oid = k.conrelid
    JOIN LATERAL unnest(k.conkey, k.confkey) AS pair(here, there) ON true
    JOIN pg_attribute a ON a.attrelid = k.conrelid AND a.attnum = pair.here
    JOIN pg_attribute t ON t.attrelid = k.confrelid AND t.attnum = pair.there
    WHERE k.contype = 'f' AND k.confrelid = ${table}::regclass AND t.attname = 'id'
      AND c.relnamespace = 'public'::regnamespace`.execute(ctx.db)
  return rows
}

async function filesOf(ctx: Context, texts: string[]): Promise<string[]> {
  if (texts.length === 0) return []
  const { rows } = await sql<{ id: string }>`
    SELECT DISTINCT file_id AS id FROM text_versions
    WHERE workspace_id = ${ctx.workspaceId} AND text_id = ANY(${texts}::uuid[]) AND file_id IS NOT NULL`.execute(
    ctx.db,
  )
  return rows.map((row) => row.id)
}
