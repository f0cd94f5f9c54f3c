import { sql } from 'kysely'
import type { Context } from '../../../platform/context.ts'
import type { GivenFile } from '../../../platform/person-rows.ts'

/** What is kept with somebody, and the proofs of what they agreed to. */
export async function filesWithPerson(ctx: Context, person: string): Promise<GivenFile[]> {
  const { rows } = await sql<GivenFile>`
    SELECT f.name, f.sha256 FROM files f WHERE f.workspace_id = ${ctx.workspaceId} AND f.id IN (
      SELECT c.proof_file_id FROM consents c WHERE c.workspace_id = ${ctx.workspaceId} AND c.person_id = ${person}
      UNION SELECT a.file_id FROM attachments a WHERE a.workspace_id = ${ctx.workspaceId} AND a.person_id = ${person})
    ORDER BY f.created_at, f.id`.execute(ctx.db)
  return rows
}
