import { sql } from 'kysely'
import type { Context } from '../platform/context.ts'

/** What a person said, text by text, for the copy of everything about them. */
export async function tellWords(ctx: Context, person: string): Promise<Record<string, unknown>> {
  const { rows } = await sql<{ title: string; happenedAt: string; said: string[] }>`
    SELECT x.title, x.happened_at AS "happenedAt", array_agg(t.body ORDER BY t.position) AS said
    FROM speakers s
    JOIN texts x ON x.workspace_id = s.workspace_id AND x.id = s.text_id
    JOIN turns t ON t.workspace_id = s.workspace_id AND t.version_id = x.current_version_id AND t.speaker_id = s.id
    WHERE s.workspace_id = ${ctx.workspaceId} AND s.person_id = ${person}
    GROUP BY x.id, x.title, x.happened_at ORDER BY x.happened_at`.execute(ctx.db)
  const { rows: settled } = await sql<{
    words: string
    state: string
    settledAt: string | null
    what: string
  }>`
    SELECT e.words, c.state, c.settled_at AS "settledAt", c.settled_words AS what
    FROM evidence e JOIN commitments c ON c.workspace_id = e.workspace_id AND c.id = e.id
    WHERE e.workspace_id = ${ctx.workspaceId} AND e.person_id = ${person} ORDER BY e.happened_at, e.id`.execute(
    ctx.db,
  )
  const { rows: recorded } = await sql<{ file: string; of: string; addedAt: string }>`
    SELECT f.name AS file, x.title AS of, r.created_at AS "addedAt"
    FROM recordings r
    JOIN texts x ON x.workspace_id = r.workspace_id AND x.id = r.text_id
    JOIN files f ON f.workspace_id = r.workspace_id AND f.id = r.file_id
    WHERE r.workspace_id = ${ctx.workspaceId} AND EXISTS (SELECT FROM speakers s
      WHERE s.workspace_id = ${ctx.workspaceId} AND s.text_id = r.text_id AND s.person_id = ${person})
    ORDER BY r.created_at, r.id`.execute(ctx.db)
  return {
    ...(recorded.length > 0 && { 'recordings that you are on': recorded }),
    ...(rows.length > 0 && { 'what you said': rows }),
    ...(settled.length > 0 && { 'what became of what you committed': settled }),
  }
}
