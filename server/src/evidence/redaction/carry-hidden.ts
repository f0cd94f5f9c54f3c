import type { CorrectedTurn } from '@firsthand/contract/evidence/corrections'
import { type TextRange, textOfRange } from '@firsthand/contract/evidence/ranges'
import { codePointLength, sliceCodePoints } from '@firsthand/contract/evidence/code-points'
import { sql } from 'kysely'
import type { Context } from '../../platform/context.ts'
import { chunks, json } from '../../platform/events/record.ts'
import { type Place, findInVersion, hidePlaces } from './hide.ts'
import { type EvidenceWords, hideInEvidence, readEvidenceWords, sealFiles } from './hide-beside.ts'
import { hideInMemos } from './memos.ts'
import type { Clipped } from './rewrite-turns.ts'
import { findWords, rewrite, shifted } from './spots.rules.ts'

type Hidden = { redactionId: string; words: string; clipped: unknown }

/** What is hidden in a version, to be carried along with its words. */
export async function carryHidden(ctx: Context, versionId: string) {
  const rows = await ctx.db
    .selectFrom('hiddenWords')
    .selectAll()
    .where('workspaceId', '=', ctx.workspaceId)
    .where('versionId', '=', versionId)
    .execute()
  const before = new Map<string, number>()
  const places = rows.map((row) => {
    before.set(row.id, row.endOffset! - row.startOffset!)
    return {
      id: row.id,
      range: {
        startTurn: row.turn!,
        startOffset: row.startOffset!,
        endTurn: row.turn!,
        endOffset: row.endOffset!,
      },
    }
  })
  return {
    places,
    /** A replacement that was written over is words of its own now: nothing lies beneath it in this version. */
    async keep(toVersion: string, turns: CorrectedTurn[], ranges: ReadonlyMap<string, TextRange>) {
      const whole = rows.flatMap((row) => {
        const range = ranges.get(row.id)
        if (!range || range.startTurn !== range.endTurn) return []
        if (codePointLength(textOfRange(turns, range)) !== before.get(row.id)) return []
        const { startTurn: turn, startOffset: from, endOffset: to } = range
        return [{ ...row, turn, from, to }]
      })
      await insertHidden(ctx, toVersion, whole)
      await hideNames(ctx, { versionId: toVersion })
    },
  }
}

/** A version that comes back has beneath it what it had. */
export async function copyHidden(ctx: Context, { from, to }: { from: string; to: string }): Promise<void> {
  const rows = await ctx.db
    .selectFrom('hiddenWords')
    .selectAll()
    .where('workspaceId', '=', ctx.workspaceId)
    .where('versionId', '=', from)
    .execute()
  await insertHidden(
    ctx,
    to,
    rows.map((row) => ({ ...row, turn: row.turn!, from: row.startOffset!, to: row.endOffset! })),
  )
}

/** Highlights that began or ended within hidden words do so in the next version too, for when those come back. */
export async function clipAgain(ctx: Context, { from, to }: { from: string; to: string }): Promise<void> {
  const rows = await ctx.db
    .selectFrom('hiddenWords')
    .select('clipped')
    .where('workspaceId', '=', ctx.workspaceId)
    .where('versionId', '=', from)
    .execute()
  const clips = rows.flatMap((row) => row.clipped as Clipped[])
  for (const clip of clips) {
    const isStart = clip.edge === 'start'
    await sql`
      UPDATE hidden_words w SET clipped = w.clipped || ${JSON.stringify([clip])}::jsonb FROM highlights h
      WHERE w.workspace_id = ${ctx.workspaceId} AND w.version_id = ${to} AND h.workspace_id = w.workspace_id
        AND h.version_id = w.version_id AND h.id = ${clip.highlight}
        AND ${isStart ? sql`w.turn = h.start_turn AND w.start_offset = h.start_offset` : sql`w.turn = h.end_turn AND w.end_offset = h.end_offset`}
        AND NOT w.clipped @> ${JSON.stringify([clip])}::jsonb`.execute(ctx.db)
  }
}

/** Turns that came from outside, with everything hidden that is hidden in this text, before anybody reads them. */
export async function hideKnown(ctx: Context, textId: string, uploaded: CorrectedTurn[]) {
  const { rows } = await sql<{ redactionId: string; replacement: string; words: string }>`
    SELECT DISTINCT r.id AS "redactionId", r.replacement, h.words FROM redactions r
    JOIN hidden_words h ON h.workspace_id = r.workspace_id AND h.redaction_id = r.id AND h.version_id IS NOT NULL
    JOIN text_versions v ON v.workspace_id = h.workspace_id AND v.id = h.version_id
    WHERE r.workspace_id = ${ctx.workspaceId} AND r.lifted_at IS NULL AND v.text_id = ${textId}`.execute(
    ctx.db,
  )
  const known = [...rows, ...(await namesIn(ctx, textId))].toSorted(
    (one, other) => other.words.length - one.words.length,
  )
  if (known.length === 0) return { turns: uploaded, keep: undefined }
  const kept: (Place & Hidden)[] = []
  const turns = uploaded.map((turn, position) => {
    const spots: { from: number; to: number; words: string; by: (typeof known)[number] }[] = []
    for (const by of known)
      for (const spot of findWords(turn.body, by.words))
        if (!spots.some((taken) => spot.from < taken.to && taken.from < spot.to))
          spots.push({ ...spot, words: by.replacement, by })
    spots.sort((one, other) => one.from - other.from)
    for (const { from, to, words, by } of spots) {
      const start = shifted(spots, from, 'start')
      kept.push({
        turn: position,
        from: start,
        to: start + codePointLength(words),
        redactionId: by.redactionId,
        words: sliceCodePoints(turn.body, from, to),
        clipped: [],
      })
    }
    return spots.length === 0 ? turn : { ...turn, body: rewrite(turn.body, spots) }
  })
  return {
    turns,
    async keep(versionId: string) {
      await insertHidden(ctx, versionId, kept)
      // Names of who speaks may be hidden in this text for the first time.
      if (kept.length > 0) await ctx.services.rehidden(ctx, { texts: [textId] })
    },
  }
}

type Name = { redactionId: string; replacement: string; words: string }

/** The names that are hidden everywhere in a text: its own, and those of whoever speaks in it. */
async function namesIn(ctx: Context, textId: string): Promise<Name[]> {
  const { rows } = await sql<Name>`
    SELECT r.id AS "redactionId", r.replacement, n.words FROM redactions r
    JOIN hidden_names n ON n.workspace_id = r.workspace_id AND n.redaction_id = r.id
    WHERE r.workspace_id = ${ctx.workspaceId} AND r.lifted_at IS NULL AND (r.text_id = ${textId}
      OR EXISTS (SELECT FROM speakers s WHERE s.workspace_id = r.workspace_id AND s.text_id = ${textId}
        AND s.person_id = r.person_id))`.execute(ctx.db)
  return rows
}

/** Hides in a version what is hidden everywhere; also after words, or who says them, have changed. */
export async function hideNames(ctx: Context, { versionId }: { versionId: string }): Promise<void> {
  const version = await ctx.db
    .selectFrom('textVersions')
    .select('textId')
    .where('workspaceId', '=', ctx.workspaceId)
    .where('id', '=', versionId)
    .executeTakeFirst()
  if (!version) return
  let hidden = 0
  for (const { redactionId: id, replacement, words } of await namesIn(ctx, version.textId)) {
    const places = await findInVersion(ctx, versionId, words)
    hidden += await hidePlaces(ctx, { id, replacement }, { versionId, places })
  }
  if (hidden === 0) return
  await sealFiles(ctx, version.textId)
  await ctx.services.rehidden(ctx, { texts: [version.textId] })
}

/** Hides in pieces of evidence what is hidden everywhere in their text, or for their person. Answers what the last one says, if anything is. */
export async function hideNamesInEvidence(
  ctx: Context,
  evidenceIds: string[],
): Promise<{ words: string; note: string } | undefined> {
  let last: EvidenceWords | undefined
  await hideInMemos(ctx, evidenceIds)
  for (const evidenceId of evidenceIds) {
    const { rows } = await sql<Name>`
      SELECT r.id AS "redactionId", r.replacement, n.words FROM redactions r
      JOIN hidden_names n ON n.workspace_id = r.workspace_id AND n.redaction_id = r.id
      JOIN evidence e ON e.workspace_id = r.workspace_id AND e.id = ${evidenceId}
      WHERE r.workspace_id = ${ctx.workspaceId} AND r.lifted_at IS NULL AND (r.person_id = e.person_id
        OR EXISTS (SELECT FROM texts x WHERE x.workspace_id = r.workspace_id AND x.id = r.text_id
          AND x.source_id = e.source_id))`.execute(ctx.db)
    for (const { redactionId: id, replacement, words } of rows)
      await hideInEvidence(
        ctx,
        { id, replacement },
        { hidden: [words], evidence: await readEvidenceWords(ctx, sql`e.id = ${evidenceId}`) },
      )
    if (rows.length > 0) [last] = await readEvidenceWords(ctx, sql`e.id = ${evidenceId}`)
  }
  return last
}

async function insertHidden(ctx: Context, versionId: string, places: (Place & Hidden)[]): Promise<void> {
  const rows = places.map(({ turn, from, to, redactionId, words, clipped }) => ({
    workspaceId: ctx.workspaceId,
    id: ctx.newId(),
    redactionId,
    versionId,
    turn,
    startOffset: from,
    endOffset: to,
    words,
    clipped: json(clipped),
  }))
  for (const some of chunks(rows, 500)) await ctx.db.insertInto('hiddenWords').values(some).execute()
}
