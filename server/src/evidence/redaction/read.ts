import type { RedactionView } from '@firsthand/contract/evidence/redaction'
import { sql } from 'kysely'
import type { Context } from '../../platform/context.ts'
import { redactionLimits } from '@firsthand/contract/evidence/redaction'

type Row = {
  id: string
  kind: RedactionView['kind']
  replacement: string
  everywhere: boolean
  places: number
  textId: string | null
  title: string | null
  personId: string | null
  personName: string | null
  createdBy: string | null
  byName: string | null
  createdAt: string
  liftedBy: string | null
  lifterName: string | null
  liftedAt: string | null
  turn: number | null
  offset: number | null
}

/** What is hidden, newest first, without the words. */
export async function readRedactions(ctx: Context, where: ReturnType<typeof sql>): Promise<RedactionView[]> {
  const { rows } = await sql<Row>`
    SELECT r.id, r.kind, r.replacement, r.everywhere, r.places, r.text_id AS "textId", t.title, r.person_id AS "personId",
      p.name AS "personName", r.created_by AS "createdBy", m.name AS "byName", r.created_at AS "createdAt",
      r.lifted_by AS "liftedBy", l.name AS "lifterName", r.lifted_at AS "liftedAt", f.turn, f.start_offset AS "offset"
    FROM redactions r
    LEFT JOIN texts t ON t.workspace_id = r.workspace_id AND t.id = r.text_id
    LEFT JOIN people p ON p.workspace_id = r.workspace_id AND p.id = r.person_id
    LEFT JOIN members m ON m.workspace_id = r.workspace_id AND m.id = r.created_by
    LEFT JOIN members l ON l.workspace_id = r.workspace_id AND l.id = r.lifted_by
    LEFT JOIN LATERAL (
      SELECT h.turn, h.start_offset FROM hidden_words h
      WHERE h.workspace_id = r.workspace_id AND h.redaction_id = r.id AND h.version_id = t.current_version_id
      ORDER BY h.turn, h.start_offset LIMIT 1) f ON true
    WHERE r.workspace_id = ${ctx.workspaceId} AND (${where})
    ORDER BY r.created_at DESC, r.id DESC LIMIT ${redactionLimits.listed}`.execute(ctx.db)
  const member = (id: string | null, name: string | null) => (id && name !== null ? { id, name } : null)
  return rows.map((row) => ({
    id: row.id,
    kind: row.kind,
    replacement: row.replacement,
    isEverywhere: row.everywhere,
    places: row.places,
    text: row.textId ? { id: row.textId, title: row.title ?? '' } : null,
    person: member(row.personId, row.personName),
    by: member(row.createdBy, row.byName),
    createdAt: row.createdAt,
    liftedBy: member(row.liftedBy, row.lifterName),
    liftedAt: row.liftedAt,
    firstPlace: row.turn === null ? null : { turn: row.turn, offset: row.offset! },
  }))
}
