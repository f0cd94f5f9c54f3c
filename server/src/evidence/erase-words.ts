import { sql } from 'kysely'
import { agreedToQuotes } from '../crm/rights/erasure/describe.ts'
import type { Context } from '../platform/context.ts'
import { removeIfLoose } from '../platform/files/loose.ts'
import { forgetHistory } from '../platform/records/forget.ts'
import { dropRecordings } from './media/recordings.ts'
import { reassessCiting } from './claims/reassess.ts'
import { markCountsOfEvidence } from './codes/counts.ts'
import { indexEvidence } from './evidence/write.ts'
import { forgetHidden } from './redaction/hide-beside.ts'
import { emptyMemos } from './redaction/memos.ts'

export const erasedTurn = '[erased]'
const withdrawnWords = 'Withdrawn'

/** What somebody said goes from every version of every text, and from evidence unless they agreed to be quoted. */
export async function eraseWords(ctx: Context, person: string): Promise<void> {
  const { rows: texts } = await sql<{ id: string }>`
    SELECT DISTINCT text_id AS id FROM speakers WHERE workspace_id = ${ctx.workspaceId} AND person_id = ${person}`.execute(
    ctx.db,
  )
  const ids = texts.map((text) => text.id)
  await blankTurns(ctx, sql`s.person_id = ${person}`, ids)
  await forgetHidden(ctx, ids, erasedTurn)
  await forgetSources(ctx, ids)
  const evidence = await ctx.db
    .selectFrom('evidence')
    .select('id')
    .where('workspaceId', '=', ctx.workspaceId)
    .where('personId', '=', person)
    .execute()
  await withdrawWords(
    ctx,
    evidence.map((each) => each.id),
    { quotesStay: await agreedToQuotes(ctx, person) },
  )
}

/** The same where nobody said which speaker they are: in texts of conversations in which nobody else took part. */
export async function eraseTextsOf(ctx: Context, sources: string[], person: string): Promise<void> {
  if (sources.length === 0) return
  const { rows: texts } = await sql<{ id: string }>`
    SELECT id FROM texts WHERE workspace_id = ${ctx.workspaceId} AND source_id = ANY(${sources}::uuid[])`.execute(
    ctx.db,
  )
  const ids = texts.map((text) => text.id)
  await blankTurns(ctx, sql`s.id IS NULL OR s.member_id IS NULL`, ids)
  await forgetHidden(ctx, ids, erasedTurn)
  await forgetSources(ctx, ids)
  await sql`
    UPDATE speakers SET label = 'Erased person' WHERE workspace_id = ${ctx.workspaceId}
      AND text_id = ANY(${ids}::uuid[]) AND member_id IS NULL`.execute(ctx.db)
  await sql`
    UPDATE texts SET title = ${erasedTurn} WHERE workspace_id = ${ctx.workspaceId} AND id = ANY(${ids}::uuid[])`.execute(
    ctx.db,
  )
  const { rows } = await sql<{ id: string }>`
    SELECT id FROM evidence WHERE workspace_id = ${ctx.workspaceId} AND source_id = ANY(${sources}::uuid[])
      AND person_id IS NULL`.execute(ctx.db)
  await withdrawWords(
    ctx,
    rows.map((row) => row.id),
    { quotesStay: await agreedToQuotes(ctx, person) },
  )
}

async function blankTurns(ctx: Context, whose: ReturnType<typeof sql>, texts: string[]): Promise<void> {
  await sql`
    UPDATE turns t SET body = ${erasedTurn} FROM (
      SELECT u.version_id, u.position FROM text_versions v
      JOIN turns u ON u.workspace_id = v.workspace_id AND u.version_id = v.id
      LEFT JOIN speakers s ON s.workspace_id = u.workspace_id AND s.id = u.speaker_id
      WHERE v.workspace_id = ${ctx.workspaceId} AND v.text_id = ANY(${texts}::uuid[]) AND (${whose})) AS gone
    WHERE t.workspace_id = ${ctx.workspaceId} AND t.version_id = gone.version_id AND t.position = gone.position`.execute(
    ctx.db,
  )
  await sql`
    DELETE FROM search_entries e USING texts x
    WHERE e.workspace_id = ${ctx.workspaceId} AND e.kind = 'text' AND e.subject_id = x.id AND x.workspace_id = ${ctx.workspaceId}
      AND x.id = ANY(${texts}::uuid[]) AND EXISTS (SELECT FROM turns t WHERE t.workspace_id = ${ctx.workspaceId}
        AND t.version_id = x.current_version_id AND t.position = e.part AND t.body = ${erasedTurn})`.execute(
    ctx.db,
  )
}

/** The files that texts came from hold every word of everybody; and the hash of the words would confirm a guess. */
async function forgetSources(ctx: Context, texts: string[]): Promise<void> {
  const recorded = await dropRecordings(ctx, texts)
  const { rows } = await sql<{ fileId: string }>`
    SELECT DISTINCT file_id AS "fileId" FROM text_versions WHERE workspace_id = ${ctx.workspaceId}
      AND text_id = ANY(${texts}::uuid[]) AND file_id IS NOT NULL`.execute(ctx.db)
  await sql`
    UPDATE text_versions SET file_id = NULL, content_hash = id::text WHERE workspace_id = ${ctx.workspaceId}
      AND text_id = ANY(${texts}::uuid[])`.execute(ctx.db)
  const files = rows.map((row) => row.fileId)
  await removeIfLoose(ctx, files)
  await forgetHistoryOnly(ctx, [...texts, ...files, ...recorded])
}

/** Texts that others speak in stay findable. */
async function forgetHistoryOnly(ctx: Context, ids: string[]): Promise<void> {
  await sql`
    UPDATE events SET before = NULL, after = NULL WHERE workspace_id = ${ctx.workspaceId}
      AND subject_id = ANY(${ids}::uuid[])`.execute(ctx.db)
}

async function withdrawWords(
  ctx: Context,
  ids: string[],
  { quotesStay }: { quotesStay: boolean },
): Promise<void> {
  if (ids.length === 0) return
  // The moment in the text is empty now, so nothing leads there any more.
  await sql`DELETE FROM highlights WHERE workspace_id = ${ctx.workspaceId} AND evidence_id = ANY(${ids}::uuid[])`.execute(
    ctx.db,
  )
  await ctx.db
    .updateTable('evidence')
    .set((row) => ({
      note: '',
      ...(!quotesStay && {
        words: withdrawnWords,
        withdrawnAt: row.fn.coalesce('withdrawnAt', sql<string>`${ctx.instant}::timestamptz`),
      }),
      updatedAt: ctx.instant,
      version: sql<number>`version + 1`,
    }))
    .where('workspaceId', '=', ctx.workspaceId)
    .where('id', 'in', ids)
    .execute()
  // What members wrote beside the words tells of them.
  await emptyMemos(ctx, ids)
  if (!quotesStay) await markCountsOfEvidence(ctx, ids)
  await forgetHistory(ctx, ids)
  if (quotesStay) await findAgain(ctx, ids)
  await reassessCiting(ctx, ids)
}

async function findAgain(ctx: Context, ids: string[]): Promise<void> {
  const rows = await ctx.db
    .selectFrom('evidence')
    .select(['id', 'words'])
    .where('workspaceId', '=', ctx.workspaceId)
    .where('id', 'in', ids)
    .execute()
  for (const { id, words } of rows) await indexEvidence(ctx, { id, words, note: '' })
}
