import { sql } from 'kysely'
import type { Context } from '../../platform/context.ts'
import type { Layout } from './layout.ts'
import type { Scope, Unit } from './scope.ts'

export type Row = {
  id: string
  kind: string
  words: string
  personId: string | null
  happenedAt: string
  praise: number | null
  note: string
  createdBy: string | null
  suggestedBy: string | null
  createdAt: string
  startTurn: number | null
  startOffset: number
  endTurn: number
  endOffset: number
}

export type Turn = {
  label: string
  speaker: number
  body: string
  startsMs: number | null
  endsMs: number | null
}

export type Reading = { ctx: Context; scope: Scope; withNames: boolean }

export async function readRows({ ctx, scope }: Reading, unit: Unit): Promise<Row[]> {
  const columns = sql`e.id, e.kind, e.words, e.person_id AS "personId", e.happened_at AS "happenedAt", e.praise, e.note,
    e.created_by AS "createdBy", e.suggested_by AS "suggestedBy", e.created_at AS "createdAt",
    e.withdrawn_at, e.accepted_at`
  const ofUnit =
    'versionId' in unit
      ? sql`
        SELECT ${columns}, h.start_turn AS "startTurn", h.start_offset AS "startOffset",
          h.end_turn AS "endTurn", h.end_offset AS "endOffset"
        FROM highlights h JOIN evidence e ON e.workspace_id = h.workspace_id AND e.id = h.evidence_id
        WHERE h.workspace_id = ${ctx.workspaceId} AND h.version_id = ${unit.versionId}`
      : sql`
        SELECT ${columns}, NULL::int AS "startTurn", 0 AS "startOffset", 0 AS "endTurn", 0 AS "endOffset" FROM evidence e
        WHERE e.workspace_id = ${ctx.workspaceId} AND e.id = ANY(${unit.evidence}::uuid[])`
  // What is withdrawn is taken out afterwards: asked for at once after a large import, before anything is counted, the
  // planner would take an index of what is not, which begins with the workspace, and read all of it for every highlight.
  const { rows } = await sql<Row>`
    WITH of_unit AS MATERIALIZED (${ofUnit})
    SELECT id, kind, words, "personId", "happenedAt", praise, note, "createdBy", "suggestedBy", "createdAt",
      "startTurn", "startOffset", "endTurn", "endOffset"
    FROM of_unit WHERE withdrawn_at IS NULL AND ("suggestedBy" IS NULL OR accepted_at IS NOT NULL)
    ORDER BY "startTurn", "startOffset", "endTurn", "endOffset", id`.execute(ctx.db)
  return rows.filter(({ id }) => !scope.closed.has(id))
}

type Version = { textId: string; versionId: string }

export async function readTurns(
  reading: Reading,
  { textId, versionId }: Version,
): Promise<{ turns: Turn[]; speakers: Layout['speakers'] }> {
  const { ctx } = reading
  const { speakers, placeOf } = await readSpeakers(reading, textId)
  const rows = await ctx.db
    .selectFrom('turns')
    .select(['speakerId', 'startsMs', 'endsMs', 'body'])
    .where('workspaceId', '=', ctx.workspaceId)
    .where('versionId', '=', versionId)
    .orderBy('position')
    .execute()
  const turns = rows.map(({ speakerId, ...turn }) => {
    const speaker = placeOf(speakerId)
    return { ...turn, speaker, label: speakers[speaker]?.label ?? '' }
  })
  return { turns, speakers }
}

export async function readLengths(
  reading: Reading,
  { textId, versionId }: Version,
): Promise<{ label: string; length: number }[]> {
  const { ctx } = reading
  const { speakers, placeOf } = await readSpeakers(reading, textId)
  const rows = await ctx.db
    .selectFrom('turns')
    .select(['speakerId', sql<number>`char_length(body)`.as('length')])
    .where('workspaceId', '=', ctx.workspaceId)
    .where('versionId', '=', versionId)
    .orderBy('position')
    .execute()
  return rows.map(({ speakerId, length }) => ({ label: speakers[placeOf(speakerId)]?.label ?? '', length }))
}

async function readSpeakers({ ctx, scope, withNames }: Reading, textId: string) {
  const known = await ctx.db
    .selectFrom('speakers')
    .select(['id', 'label', 'personId', 'memberId'])
    .where('workspaceId', '=', ctx.workspaceId)
    .where('textId', '=', textId)
    .orderBy('position')
    .orderBy('id')
    .execute()
  const places = new Map(known.map(({ id }, index) => [id, index]))
  const speakers: Layout['speakers'] = known.map(({ label, personId, memberId }) => ({
    label: personId && !withNames ? `Person ${scope.people.get(personId) ?? 0}` : label,
    case: personId,
    user: memberId,
  }))
  return { speakers, placeOf: (speaker: string | null) => places.get(speaker ?? '') ?? -1 }
}

export async function readCodings(ctx: Context, ids: string[]) {
  if (ids.length === 0) return new Map<string, never[]>()
  const { rows } = await sql<{
    evidenceId: string
    id: string
    codeId: string
    user: string
    at: string
    memo: string
  }>`
    -- Of the evidence first: from the codes, every code would be looked for at every piece of evidence.
    WITH given AS MATERIALIZED (
      SELECT * FROM codings WHERE workspace_id = ${ctx.workspaceId} AND evidence_id = ANY(${ids}::uuid[])
    )
    SELECT c.evidence_id AS "evidenceId", c.id, c.code_id AS "codeId", c.coded_by AS "user", c.coded_at AS at, c.memo
    FROM given c JOIN codes k ON k.workspace_id = ${ctx.workspaceId} AND k.id = c.code_id
    WHERE k.archived_at IS NULL
    ORDER BY c.evidence_id, k.name, c.coded_by, c.id`.execute(ctx.db)
  return Map.groupBy(rows, ({ evidenceId }) => evidenceId)
}

export async function readHearers(ctx: Context, ids: string[]) {
  if (ids.length === 0) return new Map<string, never[]>()
  const rows = await ctx.db
    .selectFrom('evidenceHearers')
    .select(['evidenceId', 'memberId'])
    .where('workspaceId', '=', ctx.workspaceId)
    .where(sql<boolean>`evidence_id = ANY(${ids}::uuid[])`)
    .execute()
  return Map.groupBy(rows, ({ evidenceId }) => evidenceId)
}
