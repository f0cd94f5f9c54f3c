import { codePointLength } from '@firsthand/contract/evidence/code-points'
import { sql } from 'kysely'
import type { Context } from '../../platform/context.ts'
import type { Layout } from './layout.ts'
import { joinTurns, placeInText } from './offsets.ts'
import type { Scope, Unit } from './scope.ts'

export type WrittenSelection = {
  id: string
  start: number
  end: number
  note: string
  user: string | null
  at: string
  personId: string | null
  codings: { id: string; codeId: string; user: string; at: string; memo: string }[]
}

export type WrittenUnit = { text: string; layout: Layout; selections: WrittenSelection[] }

type Row = {
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

type Turn = { label: string; speaker: number; body: string; startsMs: number | null; endsMs: number | null }

export type Naming = { people: Map<string, number>; withNames: boolean }

/** A text with its selections, as it stands in a project. */
export async function readUnit(
  ctx: Context,
  unit: Unit,
  scope: Scope,
  withNames: boolean,
): Promise<WrittenUnit> {
  const rows = (await readRows(ctx, unit)).filter(({ id }) => !scope.closed.has(id))
  const { turns, speakers } =
    'versionId' in unit
      ? await readTurns(ctx, unit, { people: scope.people, withNames })
      : { turns: rows.map(looseTurn), speakers: [] }
  const { text, starts } = joinTurns(turns)
  const codings = await readCodings(
    ctx,
    rows.map(({ id }) => id),
  )
  const hearers = await readHearers(
    ctx,
    rows.map(({ id }) => id),
  )
  const selections = rows.map((row, index) => {
    const range =
      row.startTurn === null
        ? { startTurn: index, startOffset: 0, endTurn: index, endOffset: codePointLength(row.words) }
        : { ...row, startTurn: row.startTurn }
    return {
      id: row.id,
      ...placeInText(starts, range),
      note: row.note,
      user: row.suggestedBy === null ? row.createdBy : machineGuid(row.suggestedBy),
      at: row.createdAt,
      personId: row.personId,
      codings: codings.get(row.id) ?? [],
    }
  })
  const layout: Layout = {
    kind: 'versionId' in unit ? (unit.kind as Layout['kind']) : 'note',
    happenedAt: 'versionId' in unit ? unit.happenedAt : ctx.instant,
    speakers,
    turns: turns.map(({ speaker, body, startsMs, endsMs }, index) => [
      speaker,
      starts[index]!,
      starts[index]! + codePointLength(body),
      startsMs,
      endsMs,
    ]),
    evidence: Object.fromEntries(
      rows.flatMap((row) => {
        // A commitment has no place there without what was given; it goes as what was said.
        const kind = row.kind === 'committed' ? 'said_future' : (row.kind as 'said_past')
        const { happenedAt, praise } = row
        const heardBy = (hearers.get(row.id) ?? []).map(({ memberId }) => memberId).slice(0, 50)
        return [[row.id, { kind, heardBy, happenedAt, praise }] as const]
      }),
    ),
  }
  return { text, layout, selections }
}

/** The id of a machine that proposed evidence, as a user of the project: always the same for its name. */
export function machineGuid(name: string): string {
  let hash = 0n
  for (const character of name) hash = (hash * 1_000_003n + BigInt(character.codePointAt(0)!)) % 2n ** 64n
  const hex = hash.toString(16).padStart(16, '0')
  return `a1a1a1a1-0000-4000-${hex.slice(0, 4)}-${hex.slice(4)}`
}

function looseTurn({ words }: Row): Turn {
  return { label: '', speaker: -1, body: words, startsMs: null, endsMs: null }
}

async function readRows(ctx: Context, unit: Unit): Promise<Row[]> {
  const columns = sql`e.id, e.kind, e.words, e.person_id AS "personId", e.happened_at AS "happenedAt", e.praise, e.note,
    e.created_by AS "createdBy", e.suggested_by AS "suggestedBy", e.created_at AS "createdAt"`
  const live = sql`e.withdrawn_at IS NULL AND (e.suggested_by IS NULL OR e.accepted_at IS NOT NULL)`
  const { rows } =
    'versionId' in unit
      ? await sql<Row>`
        SELECT ${columns}, h.start_turn AS "startTurn", h.start_offset AS "startOffset",
          h.end_turn AS "endTurn", h.end_offset AS "endOffset"
        FROM highlights h JOIN evidence e ON e.workspace_id = h.workspace_id AND e.id = h.evidence_id
        WHERE h.workspace_id = ${ctx.workspaceId} AND h.version_id = ${unit.versionId} AND ${live}
        ORDER BY h.start_turn, h.start_offset, h.end_turn, h.end_offset, e.id`.execute(ctx.db)
      : await sql<Row>`
        SELECT ${columns}, NULL AS "startTurn" FROM evidence e
        WHERE e.workspace_id = ${ctx.workspaceId} AND e.id = ANY(${unit.evidence}::uuid[]) AND ${live}
        ORDER BY e.id`.execute(ctx.db)
  return rows
}

async function readTurns(
  ctx: Context,
  { textId, versionId }: { textId: string; versionId: string },
  { people, withNames }: Naming,
): Promise<{ turns: Turn[]; speakers: Layout['speakers'] }> {
  const known = await ctx.db
    .selectFrom('speakers')
    .select(['id', 'label', 'personId', 'memberId'])
    .where('workspaceId', '=', ctx.workspaceId)
    .where('textId', '=', textId)
    .orderBy('position')
    .orderBy('id')
    .execute()
  const places = new Map(known.map(({ id }, index) => [id, index]))
  const speakers = known.map(({ label, personId, memberId }) => ({
    label: personId && !withNames ? `Person ${people.get(personId) ?? 0}` : label,
    case: personId,
    user: memberId,
  }))
  const rows = await ctx.db
    .selectFrom('turns')
    .select(['speakerId', 'startsMs', 'endsMs', 'body'])
    .where('workspaceId', '=', ctx.workspaceId)
    .where('versionId', '=', versionId)
    .orderBy('position')
    .execute()
  const turns = rows.map(({ speakerId, ...turn }) => {
    const speaker = places.get(speakerId ?? '') ?? -1
    return { ...turn, speaker, label: speakers[speaker]?.label ?? '' }
  })
  return { turns, speakers }
}

async function readCodings(ctx: Context, ids: string[]) {
  if (ids.length === 0) return new Map<string, never[]>()
  const { rows } = await sql<{
    evidenceId: string
    id: string
    codeId: string
    user: string
    at: string
    memo: string
  }>`
    SELECT c.evidence_id AS "evidenceId", c.id, c.code_id AS "codeId", c.coded_by AS "user", c.coded_at AS at, c.memo
    FROM codings c JOIN codes k ON k.workspace_id = c.workspace_id AND k.id = c.code_id
    WHERE c.workspace_id = ${ctx.workspaceId} AND c.evidence_id = ANY(${ids}::uuid[]) AND k.archived_at IS NULL
    ORDER BY c.evidence_id, k.name, c.coded_by, c.id`.execute(ctx.db)
  return Map.groupBy(rows, ({ evidenceId }) => evidenceId)
}

async function readHearers(ctx: Context, ids: string[]) {
  if (ids.length === 0) return new Map<string, never[]>()
  const rows = await ctx.db
    .selectFrom('evidenceHearers')
    .select(['evidenceId', 'memberId'])
    .where('workspaceId', '=', ctx.workspaceId)
    .where(sql<boolean>`evidence_id = ANY(${ids}::uuid[])`)
    .execute()
  return Map.groupBy(rows, ({ evidenceId }) => evidenceId)
}
