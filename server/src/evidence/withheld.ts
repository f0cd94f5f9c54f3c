import { sql } from 'kysely'
import { mayBeSql } from '../crm/consents/may-be.ts'
import type { Context } from '../platform/context.ts'

/**
 * Which of these ids are words that the reader may not have. A machine reads a text only when everybody in it is a member or
 * agreed; somebody whom nobody knows did not agree. A file that leaves holds no words of whoever refused to be quoted.
 */
export async function withheldWords(ctx: Context, ids: string[]): Promise<string[]> {
  const { workspaceId } = ctx
  const isMachine = ctx.reader === 'ai'
  if (!isMachine && ctx.reader !== 'export') return []
  const wanted = sql`ANY(${ids}::uuid[])`
  const may = (column: string) =>
    mayBeSql(ctx, column, isMachine ? 'process_by_ai' : 'quote', { nobody: !isMachine })
  const closed = (text: string) => sql<boolean>`(EXISTS (SELECT FROM speakers s
      WHERE s.workspace_id = ${workspaceId} AND s.text_id = ${sql.ref(text)} AND s.member_id IS NULL AND NOT ${may('s.person_id')})
    OR (${isMachine}::boolean AND NOT EXISTS (SELECT FROM speakers s
      WHERE s.workspace_id = ${workspaceId} AND s.text_id = ${sql.ref(text)})))`
  const { rows } = await sql<{ id: string }>`
    SELECT t.id FROM texts t WHERE t.workspace_id = ${workspaceId} AND t.id = ${wanted} AND ${closed('t.id')}
    UNION ALL SELECT v.id FROM text_versions v
      WHERE v.workspace_id = ${workspaceId} AND v.id = ${wanted} AND ${closed('v.text_id')}
    UNION ALL SELECT s.id FROM speakers s
      WHERE s.workspace_id = ${workspaceId} AND s.id = ${wanted} AND s.member_id IS NULL AND NOT ${may('s.person_id')}
    UNION ALL SELECT c.id FROM complaints c
      WHERE c.workspace_id = ${workspaceId} AND c.id = ${wanted} AND NOT ${may('c.person_id')}
    UNION ALL SELECT p.id FROM complaint_steps p
      WHERE p.workspace_id = ${workspaceId} AND p.id = ${wanted} AND NOT ${may('p.person_id')}
    UNION ALL SELECT e.id FROM evidence e
      WHERE e.workspace_id = ${workspaceId} AND e.id = ${wanted} AND NOT ${may('e.person_id')}`.execute(
    ctx.db,
  )
  return rows.map((row) => row.id)
}
