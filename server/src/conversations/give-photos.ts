import { sql } from 'kysely'
import type { Context } from '../platform/context.ts'
import type { GivenFile } from '../platform/person-rows.ts'

/** Photos of conversations with nobody else, for the copy of everything about somebody. */
export async function givePhotos(ctx: Context, person: string): Promise<GivenFile[]> {
  const { rows } = await sql<GivenFile>`
    SELECT f.name, f.sha256 FROM field_photos h
    JOIN files f ON f.workspace_id = h.workspace_id AND f.id = h.file_id
    JOIN conversation_people p ON p.workspace_id = h.workspace_id AND p.conversation_id = h.conversation_id
    WHERE h.workspace_id = ${ctx.workspaceId} AND p.person_id = ${person}
      AND NOT EXISTS (SELECT FROM conversation_people o WHERE o.workspace_id = ${ctx.workspaceId}
        AND o.conversation_id = h.conversation_id AND o.person_id <> ${person})
    ORDER BY h.at, h.id`.execute(ctx.db)
  return rows
}
