import { sql } from 'kysely'
import type { Context, Written } from '../../platform/context.ts'
import { replaceWords } from './spots.rules.ts'

export type Secret = { words: string; replacement: string }

/**
 * How to read what was written elsewhere, such as what an assistant suggests: without what is hidden in the texts and for
 * the people that it names, and without all that was hidden after it was written, since its author could read that then.
 * Nothing is changed beneath, so what is lifted stands there again.
 */
export async function hiddenInWritten(
  ctx: Context,
  written: Written[],
): Promise<((words: string) => string)[]> {
  const first = written.map(({ at }) => at).toSorted()[0]
  const later = first === undefined ? [] : await hiddenSince(ctx, first)
  const named = await hiddenWhere(ctx, [...new Set(written.flatMap(({ ids }) => ids))])
  return written.map(({ at, ids }) => {
    const secrets = [
      ...later.filter((secret) => secret.at >= at),
      ...ids.flatMap((id) => named.get(id) ?? []),
    ].toSorted(longestFirst)
    return (words) => without(secrets, words)
  })
}

/** Whether anything is hidden in this workspace. */
export async function hidesWords({ db, workspaceId }: Context): Promise<boolean> {
  const { rows } = await sql`
    SELECT FROM redactions WHERE workspace_id = ${workspaceId} AND lifted_at IS NULL LIMIT 1`.execute(db)
  return rows.length > 0
}

export function without(hidden: Secret[] | undefined, words: string): string {
  return (hidden ?? []).reduce(
    (text, { words: secret, replacement }) => replaceWords(text, secret, replacement),
    words,
  )
}

/** What is hidden in texts and for people, by the id of either, of a conversation, of a version, or of a piece of evidence. */
export async function hiddenWhere(ctx: Context, ids: string[]): Promise<Map<string, Secret[]>> {
  if (ids.length === 0) return new Map()
  const { workspaceId } = ctx
  const { rows } = await sql<Secret & { id: string }>`
    WITH asked AS (
      SELECT id FROM unnest(${ids}::uuid[]) AS id
      WHERE EXISTS (SELECT FROM redactions r WHERE r.workspace_id = ${workspaceId} AND r.lifted_at IS NULL)
    ), about AS (
      SELECT e.id, e.person_id, e.source_id FROM asked
      JOIN evidence e ON e.workspace_id = ${workspaceId} AND e.id = asked.id
    ), of_text AS (
      SELECT about.id, t.id AS text_id FROM about
      JOIN texts t ON t.workspace_id = ${workspaceId} AND t.source_id = about.source_id
      UNION
      SELECT about.id, v.text_id FROM about
      JOIN highlights h ON h.workspace_id = ${workspaceId} AND h.evidence_id = about.id
      JOIN text_versions v ON v.workspace_id = ${workspaceId} AND v.id = h.version_id
      UNION
      SELECT asked.id, t.id FROM asked JOIN texts t ON t.workspace_id = ${workspaceId} AND t.source_id = asked.id
      UNION
      SELECT asked.id, v.text_id FROM asked
      JOIN text_versions v ON v.workspace_id = ${workspaceId} AND v.id = asked.id
      UNION
      SELECT id, id FROM asked
    ), of_person AS (
      SELECT id, person_id FROM about
      UNION
      SELECT id, id FROM asked
    )
    SELECT of_text.id, w.words, r.replacement FROM of_text
    JOIN text_versions v ON v.workspace_id = ${workspaceId} AND v.text_id = of_text.text_id
    JOIN hidden_words w ON w.workspace_id = ${workspaceId} AND w.version_id = v.id
    JOIN redactions r ON r.workspace_id = ${workspaceId} AND r.id = w.redaction_id AND r.lifted_at IS NULL
    UNION
    SELECT of_text.id, n.words, r.replacement FROM of_text
    JOIN redactions r ON r.workspace_id = ${workspaceId} AND r.text_id = of_text.text_id AND r.lifted_at IS NULL
    JOIN hidden_names n ON n.workspace_id = ${workspaceId} AND n.redaction_id = r.id
    UNION
    SELECT of_person.id, n.words, r.replacement FROM of_person
    JOIN redactions r ON r.workspace_id = ${workspaceId} AND r.person_id = of_person.person_id AND r.lifted_at IS NULL
    JOIN hidden_names n ON n.workspace_id = ${workspaceId} AND n.redaction_id = r.id`.execute(ctx.db)
  return Map.groupBy(rows.toSorted(longestFirst), ({ id }) => id)
}

async function hiddenSince(ctx: Context, at: string): Promise<(Secret & { at: string })[]> {
  const { workspaceId } = ctx
  const { rows } = await sql<Secret & { at: string }>`
    WITH since AS (
      SELECT id, replacement, created_at AS at FROM redactions
      WHERE workspace_id = ${workspaceId} AND created_at >= ${at}::timestamptz AND lifted_at IS NULL
    )
    SELECT w.words, since.replacement, since.at FROM since
    JOIN hidden_words w ON w.workspace_id = ${workspaceId} AND w.redaction_id = since.id AND w.version_id IS NOT NULL
    UNION
    SELECT n.words, since.replacement, since.at FROM since
    JOIN hidden_names n ON n.workspace_id = ${workspaceId} AND n.redaction_id = since.id`.execute(ctx.db)
  return rows
}

/** A name within a longer one is not there any more once the longer one is hidden. */
export function longestFirst(one: Secret, other: Secret): number {
  return other.words.length - one.words.length
}
