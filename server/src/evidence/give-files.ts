import { sql } from 'kysely'
import type { Context } from '../platform/context.ts'
import type { GivenFile } from '../platform/person-rows.ts'
import type { TalksOf } from './talks.ts'

/** Texts in which nobody else outside speaks as they were handed in, and recordings of such talks. */
export async function giveFiles(ctx: Context, person: string, talksOf: TalksOf): Promise<GivenFile[]> {
  const talks = await talksOf(ctx, { person })
  const alone = talks.filter(({ people }) => people.every((id) => id === person)).map(({ id }) => id)
  const shared = talks.filter(({ id }) => !alone.includes(id)).map(({ id }) => id)
  const { rows } = await sql<GivenFile>`
    SELECT f.name, f.sha256 FROM files f WHERE f.workspace_id = ${ctx.workspaceId} AND f.id IN (
      SELECT v.file_id FROM text_versions v WHERE v.workspace_id = ${ctx.workspaceId}
        AND ${speaks(ctx, sql`v.text_id`, person)} AND NOT ${othersSpeak(ctx, sql`v.text_id`, person)}
      UNION SELECT r.file_id FROM recordings r
        JOIN texts x ON x.workspace_id = r.workspace_id AND x.id = r.text_id
        WHERE r.workspace_id = ${ctx.workspaceId} AND (x.source_id IS NULL OR x.source_id <> ALL (${shared}::uuid[]))
          AND CASE WHEN x.source_id = ANY(${alone}::uuid[]) THEN NOT ${othersNamed(ctx, sql`x.id`, person)}
            ELSE ${speaks(ctx, sql`x.id`, person)} AND NOT ${othersSpeak(ctx, sql`x.id`, person)} END)
    ORDER BY f.created_at, f.id`.execute(ctx.db)
  return rows
}

type Column = ReturnType<typeof sql>

function speaks(ctx: Context, text: Column, person: string) {
  return sql`EXISTS (SELECT FROM speakers s WHERE s.workspace_id = ${ctx.workspaceId} AND s.text_id = ${text}
    AND s.person_id = ${person})`
}

/** A speaker whom nobody named yet may be anybody. */
function othersSpeak(ctx: Context, text: Column, person: string) {
  return sql`EXISTS (SELECT FROM speakers s WHERE s.workspace_id = ${ctx.workspaceId} AND s.text_id = ${text}
    AND s.member_id IS NULL AND s.person_id IS DISTINCT FROM ${person})`
}

function othersNamed(ctx: Context, text: Column, person: string) {
  return sql`EXISTS (SELECT FROM speakers s WHERE s.workspace_id = ${ctx.workspaceId} AND s.text_id = ${text}
    AND s.person_id <> ${person})`
}
