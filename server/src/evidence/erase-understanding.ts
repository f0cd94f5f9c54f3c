import { sql } from 'kysely'
import type { Context } from '../platform/context.ts'
import type { TalksOf } from './talks.ts'

/** What members read into somebody goes with them, and what they wrote by hand about conversations with them. */
export async function eraseUnderstanding(ctx: Context, person: string, talksOf: TalksOf): Promise<void> {
  await sql`
    DELETE FROM readings r USING evidence e WHERE r.workspace_id = ${ctx.workspaceId}
      AND e.workspace_id = r.workspace_id AND e.id = r.evidence_id AND e.person_id = ${person}`.execute(
    ctx.db,
  )
  const talks = (await talksOf(ctx, { person })).map(({ id }) => id)
  await sql`
    UPDATE snapshots SET facts = '', story = '', version = version + 1
    WHERE workspace_id = ${ctx.workspaceId} AND (conversation_id = ANY(${talks}::uuid[]) OR conversation_id IN (
      SELECT source_id FROM evidence WHERE workspace_id = ${ctx.workspaceId} AND person_id = ${person}))`.execute(
    ctx.db,
  )
  await sql`
    UPDATE events SET before = NULL, after = NULL WHERE workspace_id = ${ctx.workspaceId}
      AND name = 'snapshot.updated' AND subject_id = ANY(${talks}::uuid[])`.execute(ctx.db)
}

/** What members read into what somebody said, for the copy of everything about them. */
export async function tellReadings(ctx: Context, person: string): Promise<Record<string, unknown>> {
  const { rows } = await sql`
    SELECT e.words, r.pressure, r.note, m.name AS reader, r.read_at AS "readAt" FROM readings r
    JOIN evidence e ON e.workspace_id = r.workspace_id AND e.id = r.evidence_id
    JOIN members m ON m.workspace_id = r.workspace_id AND m.id = r.read_by
    WHERE r.workspace_id = ${ctx.workspaceId} AND e.person_id = ${person} ORDER BY r.read_at, e.id, r.pressure`.execute(
    ctx.db,
  )
  return rows.length > 0 ? { 'what members read into your words': rows } : {}
}
