import { type TextRange, textOfRange } from '@firsthand/contract/evidence/ranges'
import { sql } from 'kysely'
import type { Context } from '../../platform/context.ts'
import { indexEvidence } from '../evidence/index-evidence.ts'
import { indexEntries } from '../../platform/search/entries.ts'
import { type Spot, changeAround, rewrite, shifted } from './spots.rules.ts'

/** Words in place of a stretch of one turn. */
export type Change = Spot & { turn: number; words: string }

/** Highlights that began or ended within the words that were hidden, and how far in. */
export type Clipped = { highlight: string; edge: 'start' | 'end'; offset: number }

/**
 * The one place where words that are kept are made to say something else: turns of a version, the highlights and evidence made
 * of them, what waits to be looked at, and what all of it is found by. Answers which highlights each change cut through.
 */
export async function rewriteTurns(
  ctx: Context,
  versionId: string,
  changes: Change[],
): Promise<Map<Change, Clipped[]>> {
  const byTurn = Map.groupBy(
    changes.toSorted((one, other) => one.from - other.from),
    (change) => change.turn,
  )
  const positions = [...byTurn.keys()]
  const clipped = new Map<Change, Clipped[]>(changes.map((change) => [change, []]))
  if (positions.length === 0) return clipped
  const rows = await ctx.db
    .selectFrom('turns')
    .select(['position', 'body'])
    .where('workspaceId', '=', ctx.workspaceId)
    .where('versionId', '=', versionId)
    .where('position', 'in', positions)
    .execute()
  const bodies = new Map(rows.map(({ position, body }) => [position, rewrite(body, byTurn.get(position)!)]))
  await sql`
    UPDATE turns t SET body = n.body
    FROM unnest(${[...bodies.keys()]}::int[], ${[...bodies.values()]}::text[]) AS n (position, body)
    WHERE t.workspace_id = ${ctx.workspaceId} AND t.version_id = ${versionId} AND t.position = n.position`.execute(
    ctx.db,
  )
  await shiftHidden(ctx, versionId, byTurn)
  for (const table of ['highlights', 'carriedHighlights'] as const)
    await shiftAnchors(ctx, { table, versionId, byTurn, clipped })
  await findAgain(ctx, versionId, bodies)
  return clipped
}

/** Works out anew what highlights that reach these turns say, and the evidence made of them. */
export async function sayAgain(ctx: Context, versionId: string, positions: number[]): Promise<string[]> {
  const rows = await anchorsIn(ctx, 'highlights', versionId, positions)
  const waiting = await anchorsIn(ctx, 'carriedHighlights', versionId, positions)
  const changed: string[] = []
  for (const row of waiting) {
    const words = await wordsOf(ctx, versionId, row)
    await sql`UPDATE carried_highlights SET words = ${words}
      WHERE workspace_id = ${ctx.workspaceId} AND highlight_id = ${row.id}`.execute(ctx.db)
  }
  for (const row of rows) {
    const words = await wordsOf(ctx, versionId, row)
    if (words === row.words) continue
    await sql`UPDATE highlights SET words = ${words} WHERE workspace_id = ${ctx.workspaceId} AND id = ${row.id}`.execute(
      ctx.db,
    )
    const { rows: evidence } = await sql<{ id: string; note: string }>`
      UPDATE evidence SET words = ${words}, updated_at = ${ctx.instant}::timestamptz, version = version + 1
      WHERE workspace_id = ${ctx.workspaceId} AND id = ${row.evidenceId!} AND words <> 'Withdrawn' RETURNING id, note`.execute(
      ctx.db,
    )
    for (const { id, note } of evidence) {
      await indexEvidence(ctx, { id, words, note })
      changed.push(id)
    }
  }
  return changed
}

type Row = TextRange & { id: string; words: string; evidenceId: string | null }

async function anchorsIn(
  ctx: Context,
  table: 'highlights' | 'carriedHighlights',
  versionId: string,
  positions: number[],
): Promise<Row[]> {
  if (positions.length === 0) return []
  const isHighlight = table === 'highlights'
  const { rows } = await sql<Row>`
    SELECT ${isHighlight ? sql`id` : sql`highlight_id AS id`}, words, ${isHighlight ? sql`evidence_id` : sql`NULL`} AS "evidenceId",
      start_turn AS "startTurn", start_offset AS "startOffset", end_turn AS "endTurn", end_offset AS "endOffset"
    FROM ${isHighlight ? sql`highlights` : sql`carried_highlights`} a
    WHERE workspace_id = ${ctx.workspaceId} AND version_id = ${versionId}
      AND EXISTS (SELECT FROM unnest(${positions}::int[]) AS p (at) WHERE p.at BETWEEN a.start_turn AND a.end_turn)`.execute(
    ctx.db,
  )
  return rows
}

async function wordsOf(ctx: Context, versionId: string, row: Row): Promise<string> {
  const turns = await ctx.db
    .selectFrom('turns')
    .select('body')
    .where('workspaceId', '=', ctx.workspaceId)
    .where('versionId', '=', versionId)
    .where('position', '>=', row.startTurn)
    .where('position', '<=', row.endTurn)
    .orderBy('position')
    .execute()
  return textOfRange(turns, { ...row, startTurn: 0, endTurn: row.endTurn - row.startTurn })
}

type Shifting = {
  table: 'highlights' | 'carriedHighlights'
  versionId: string
  byTurn: Map<number, Change[]>
  clipped: Map<Change, Clipped[]>
}

async function shiftAnchors(ctx: Context, { table, versionId, byTurn, clipped }: Shifting): Promise<void> {
  for (const row of await anchorsIn(ctx, table, versionId, [...byTurn.keys()])) {
    const place = (edge: 'start' | 'end') => {
      const changes = byTurn.get(edge === 'start' ? row.startTurn : row.endTurn) ?? []
      const offset = edge === 'start' ? row.startOffset : row.endOffset
      const cut = table === 'highlights' ? changeAround(changes, offset) : undefined
      if (cut) clipped.get(cut)!.push({ highlight: row.id, edge, offset: offset - cut.from })
      return shifted(changes, offset, edge)
    }
    const [start, end] = [place('start'), place('end')]
    if (start === row.startOffset && end === row.endOffset) continue
    const key = table === 'highlights' ? sql`id` : sql`highlight_id`
    await sql`UPDATE ${table === 'highlights' ? sql`highlights` : sql`carried_highlights`}
      SET start_offset = ${start}, end_offset = ${end}
      WHERE workspace_id = ${ctx.workspaceId} AND ${key} = ${row.id}`.execute(ctx.db)
  }
}

/** What is hidden beside the change stands elsewhere now. */
async function shiftHidden(ctx: Context, versionId: string, byTurn: Map<number, Change[]>): Promise<void> {
  const rows = await ctx.db
    .selectFrom('hiddenWords')
    .select(['id', 'turn', 'startOffset', 'endOffset'])
    .where('workspaceId', '=', ctx.workspaceId)
    .where('versionId', '=', versionId)
    .where('turn', 'in', [...byTurn.keys()])
    .execute()
  for (const { id, turn, startOffset, endOffset } of rows) {
    const changes = byTurn.get(turn!)!
    const [start, end] = [shifted(changes, startOffset!, 'start'), shifted(changes, endOffset!, 'end')]
    if (start === startOffset && end === endOffset) continue
    await ctx.db
      .updateTable('hiddenWords')
      .set({ startOffset: start, endOffset: end })
      .where('workspaceId', '=', ctx.workspaceId)
      .where('id', '=', id)
      .execute()
  }
}

/** Only the current version of a text is searched. */
async function findAgain(ctx: Context, versionId: string, bodies: Map<number, string>): Promise<void> {
  const text = await ctx.db
    .selectFrom('texts')
    .select('id')
    .where('workspaceId', '=', ctx.workspaceId)
    .where('currentVersionId', '=', versionId)
    .executeTakeFirst()
  if (!text) return
  await indexEntries(
    ctx,
    [...bodies].map(([part, body]) => ({ kind: 'text', id: text.id, part, text: body })),
  )
}
