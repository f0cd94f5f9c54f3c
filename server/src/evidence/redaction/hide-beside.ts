import { sql } from 'kysely'
import type { Context } from '../../platform/context.ts'
import { json } from '../../platform/events/record.ts'
import { removeIfLoose } from '../../platform/files/loose.ts'
import { indexEvidence } from '../evidence/index-evidence.ts'
import type { Redaction } from './hide.ts'
import { replaceWords } from './spots.rules.ts'

export type EvidenceWords = { id: string; words: string; note: string }

/** Notes of evidence, and words that were typed rather than taken from a text, say the replacement too. */
export async function hideInEvidence(
  ctx: Context,
  { id, replacement }: Redaction,
  { hidden, evidence }: { hidden: string[]; evidence: EvidenceWords[] },
): Promise<number> {
  let places = 0
  for (const each of evidence) {
    const after = { words: each.words, note: each.note }
    for (const field of ['words', 'note'] as const) {
      for (const words of hidden) after[field] = replaceWords(after[field], words, replacement)
      if (after[field] === each[field]) continue
      places++
      await ctx.db
        .insertInto('hiddenWords')
        .values({
          workspaceId: ctx.workspaceId,
          id: ctx.newId(),
          redactionId: id,
          evidenceId: each.id,
          field,
          words: each[field],
          clipped: json([]),
        })
        .execute()
    }
    if (after.words === each.words && after.note === each.note) continue
    await writeEvidence(ctx, { id: each.id, ...after })
  }
  return places
}

/** What a redaction hid in fields of evidence stands there again; answers what it was. */
export async function liftInEvidence(ctx: Context, redactionId: string): Promise<string[]> {
  const rows = await ctx.db
    .deleteFrom('hiddenWords')
    .where('workspaceId', '=', ctx.workspaceId)
    .where('redactionId', '=', redactionId)
    .where('evidenceId', 'is not', null)
    .returning(['evidenceId', 'field', 'words'])
    .execute()
  for (const { evidenceId, field, words } of rows) {
    const [row] = await readEvidenceWords(ctx, sql`e.id = ${evidenceId}`)
    if (row) await writeEvidence(ctx, { ...row, [field as 'words']: words })
  }
  return rows.map((row) => row.evidenceId!)
}

export async function readEvidenceWords(
  ctx: Context,
  where: ReturnType<typeof sql>,
): Promise<EvidenceWords[]> {
  const { rows } = await sql<EvidenceWords>`
    SELECT e.id, e.words, e.note FROM evidence e WHERE e.workspace_id = ${ctx.workspaceId} AND (${where})`.execute(
    ctx.db,
  )
  return rows
}

async function writeEvidence(ctx: Context, { id, words, note }: EvidenceWords): Promise<void> {
  await sql`
    UPDATE evidence SET words = ${words}, note = ${note}, updated_at = ${ctx.instant}::timestamptz, version = version + 1
    WHERE workspace_id = ${ctx.workspaceId} AND id = ${id}`.execute(ctx.db)
  await indexEvidence(ctx, { id, words, note })
}

/** The audit log tells what was done, and not the words; `only` of events whose name begins so. */
export async function hideInHistory(
  ctx: Context,
  subjects: string[],
  { hidden, replacement, only = '' }: { hidden: string[]; replacement: string; only?: string },
): Promise<void> {
  if (subjects.length === 0) return
  const { rows } = await sql<{ id: string; before: unknown; after: unknown }>`
    SELECT id, before, after FROM events WHERE workspace_id = ${ctx.workspaceId}
      AND subject_id = ANY(${subjects}::uuid[]) AND starts_with(name, ${only}) AND (before IS NOT NULL OR after IS NOT NULL)`.execute(
    ctx.db,
  )
  for (const { id, before, after } of rows) {
    const told = JSON.stringify([before, after])
    const untold = JSON.stringify(inStrings([before, after], hidden, replacement))
    if (told === untold) continue
    const [one, other] = JSON.parse(untold) as unknown[]
    await sql`UPDATE events SET before = ${json(one)}::jsonb, after = ${json(other)}::jsonb
      WHERE workspace_id = ${ctx.workspaceId} AND id = ${id}`.execute(ctx.db)
  }
}

function inStrings(value: unknown, hidden: string[], replacement: string): unknown {
  if (typeof value === 'string')
    return hidden.reduce((text, words) => replaceWords(text, words, replacement), value)
  if (Array.isArray(value)) return value.map((each) => inStrings(each, hidden, replacement))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value).map(([key, each]) => [key, inStrings(each, hidden, replacement)]),
  )
}

/** The files that a text came from hold every word: nobody downloads them, and no archive has them, while anything is hidden. */
export async function sealFiles(ctx: Context, textId: string): Promise<void> {
  const { rows } = await sql<KeptFile & { versionId: string }>`
    SELECT DISTINCT ON (f.id) ${keptColumns('f')}, v.id AS "versionId"
    FROM text_versions v JOIN files f ON f.workspace_id = v.workspace_id AND f.id = v.file_id
    WHERE v.workspace_id = ${ctx.workspaceId} AND v.text_id = ${textId}`.execute(ctx.db)
  if (rows.length === 0) return
  await ctx.db
    .insertInto('sealedFiles')
    .values(rows.map((row) => ({ workspaceId: ctx.workspaceId, ...row })))
    .onConflict((conflict) => conflict.constraint('sealed_files_pk').doNothing())
    .execute()
  await sql`UPDATE text_versions SET file_id = NULL
    WHERE workspace_id = ${ctx.workspaceId} AND text_id = ${textId}`.execute(ctx.db)
  for (const { id } of rows)
    await sql`
      DELETE FROM files f WHERE f.workspace_id = ${ctx.workspaceId} AND f.id = ${id}
        AND NOT EXISTS (SELECT FROM text_versions v WHERE v.workspace_id = f.workspace_id AND v.file_id = f.id)`.execute(
      ctx.db,
    )
}

/** With the last redaction of a text its files come back. */
export async function unsealFiles(ctx: Context, textId: string): Promise<void> {
  await returnFiles(ctx, [textId])
  await sql`
    UPDATE text_versions v SET file_id = s.id FROM sealed_files s
    WHERE v.workspace_id = ${ctx.workspaceId} AND s.workspace_id = ${ctx.workspaceId} AND v.id = s.version_id
      AND v.text_id = ${textId}`.execute(ctx.db)
  await deleteSealed(ctx, [textId])
}

type KeptFile = {
  id: string
  sha256: string
  name: string
  mediaType: string
  size: number
  createdAt: string
  createdBy: string | null
}

function keptColumns(table: string) {
  const columns = ['id', 'sha256', 'name', 'media_type', 'size', 'created_at', 'created_by']
  return sql.join(columns.map((column) => sql.ref(`${table}.${column}`)))
}

async function returnFiles(ctx: Context, texts: string[]): Promise<void> {
  const { rows } = await sql<KeptFile>`
    SELECT ${keptColumns('s')} FROM sealed_files s
    JOIN text_versions v ON v.workspace_id = s.workspace_id AND v.id = s.version_id
    WHERE s.workspace_id = ${ctx.workspaceId} AND v.text_id = ANY(${texts}::uuid[])`.execute(ctx.db)
  if (rows.length === 0) return
  await ctx.db
    .insertInto('files')
    .values(rows.map((row) => ({ workspaceId: ctx.workspaceId, ...row })))
    .onConflict((conflict) => conflict.constraint('files_pk').doNothing())
    .execute()
}

async function deleteSealed(ctx: Context, texts: string[]): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    DELETE FROM sealed_files s USING text_versions v
    WHERE s.workspace_id = ${ctx.workspaceId} AND v.workspace_id = ${ctx.workspaceId} AND v.id = s.version_id
      AND v.text_id = ANY(${texts}::uuid[]) RETURNING s.id`.execute(ctx.db)
  return rows.map((row) => row.id)
}

/** Somebody's words are erased: what was hidden in them goes as well, and the files that were locked away. */
export async function forgetHidden(ctx: Context, texts: string[], erasedBody: string): Promise<void> {
  await sql`
    DELETE FROM hidden_words h USING turns t, text_versions v
    WHERE h.workspace_id = ${ctx.workspaceId} AND v.workspace_id = ${ctx.workspaceId} AND v.id = h.version_id
      AND v.text_id = ANY(${texts}::uuid[]) AND t.workspace_id = ${ctx.workspaceId} AND t.version_id = h.version_id
      AND t.position = h.turn AND t.body = ${erasedBody}`.execute(ctx.db)
  await returnFiles(ctx, texts)
  await removeIfLoose(ctx, await deleteSealed(ctx, texts))
}
