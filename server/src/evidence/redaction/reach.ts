import { type TextRange, codePointLength, partInTurn, textOfRange } from '@firsthand/contract/evidence/ranges'
import { sql } from 'kysely'
import type { Context } from '../../platform/context.ts'
import { indexWhysWith } from '../whys/search.ts'
import { landByComparing } from '../texts/versions/land.rules.ts'
import { readVersionTurns } from '../texts/versions/turns.ts'
import { type Place, type Redaction, findInVersion, hidePlaces } from './hide.ts'
import { hideInEvidence, hideInHistory, readEvidenceWords, sealFiles } from './hide-beside.ts'
import { hideInMemos } from './memos.ts'
import { findWords } from './spots.rules.ts'

/** The part of each turn that a range reaches; undefined where it lies outside. */
export function placesOf(turns: { body: string }[], range: TextRange): Place[] | undefined {
  const last = turns[range.endTurn]
  if (!last || range.startTurn > range.endTurn || range.endOffset > codePointLength(last.body))
    return undefined
  const places: Place[] = []
  for (let turn = range.startTurn; turn <= range.endTurn; turn++) {
    const { from, to } = partInTurn(range, turn, codePointLength(turns[turn]!.body))
    if (to > from) places.push({ turn, from, to })
  }
  return places.length > 0 ? places : undefined
}

type Elsewhere = {
  textId: string
  current: { versionId: string; turns: Awaited<ReturnType<typeof readVersionTurns>>; places: Place[] }
  words: string | undefined
}

/** The same words in the other versions; where they cannot be told apart, all that are written alike. */
export async function hideInVersions(
  ctx: Context,
  redaction: Redaction,
  { textId, current, words }: Elsewhere,
): Promise<number> {
  const ranges = new Map(
    current.places.map(({ turn, from, to }, index) => [
      String(index),
      { startTurn: turn, startOffset: from, endTurn: turn, endOffset: to },
    ]),
  )
  let hidden = 0
  for (const versionId of await versionsOf(ctx, textId)) {
    const places: Place[] = []
    if (words !== undefined) places.push(...(await findInVersion(ctx, versionId, words)))
    else if (versionId !== current.versionId) {
      const turns = await readVersionTurns(ctx, versionId)
      const landed = landByComparing(current.turns, turns, ranges)
      for (const [key, range] of ranges) {
        const landing = landed.get(key)
        const there = landing && !landing.isUnsure ? placesOf(turns, landing.range) : undefined
        const alike = turns.flatMap(({ body }, turn) =>
          findWords(body, textOfRange(current.turns, range)).map((spot) => ({ turn, ...spot })),
        )
        places.push(...(there ?? [...(landing ? (placesOf(turns, landing.range) ?? []) : []), ...alike]))
      }
    }
    hidden += await hidePlaces(ctx, redaction, { versionId, places: apart(places) })
  }
  return hidden
}

/** Places without those that overlap one before them. */
function apart(places: Place[]): Place[] {
  const kept: Place[] = []
  for (const place of places)
    if (!kept.some((each) => each.turn === place.turn && each.from < place.to && place.from < each.to))
      kept.push(place)
  return kept
}

export async function versionsOf(ctx: Context, textId: string): Promise<string[]> {
  const rows = await ctx.db
    .selectFrom('textVersions')
    .select('id')
    .where('workspaceId', '=', ctx.workspaceId)
    .where('textId', '=', textId)
    .orderBy('number')
    .execute()
  return rows.map((row) => row.id)
}

type Settling = { texts: string[]; hidden: string[]; places: number; person?: string | undefined }

/** What stands beside the turns: typed evidence and notes, the audit log, and the files that the texts came from. */
export async function settle(ctx: Context, redaction: Redaction, made: Settling): Promise<void> {
  const { texts, hidden } = made
  const evidence = await evidenceOf(ctx, made)
  const ids = evidence.map((each) => each.id)
  const beside = await hideInEvidence(ctx, redaction, { hidden, evidence })
  await hideInMemos(ctx, ids)
  const whys = await indexWhysWith(ctx, ids)
  const subjects = [
    ...texts,
    ...(await sourcesOf(ctx, texts)),
    ...ids,
    ...whys,
    ...(await roundsOf(ctx, ids)),
    ...(await rejectedSuggestions(ctx)),
  ]
  const { replacement } = redaction
  await hideInHistory(ctx, subjects, { hidden, replacement })
  // What is believed of somebody; that they are called so, and since when, is no quote.
  if (made.person) await hideInHistory(ctx, [made.person], { hidden, replacement, only: 'background.' })
  if (made.person)
    await hideInHistory(ctx, await talksWith(ctx, made.person), { hidden, replacement, only: 'snapshot.' })
  await hideInHistory(ctx, await handedOver(ctx, ids, made.person), {
    hidden,
    replacement,
    only: 'handoff.',
  })
  await ctx.services.rehidden(ctx, made)
  for (const text of texts) if ((await countHidden(ctx, text)) > 0) await sealFiles(ctx, text)
  await ctx.db
    .updateTable('redactions')
    .set({ places: made.places + beside })
    .where('workspaceId', '=', ctx.workspaceId)
    .where('id', '=', redaction.id)
    .execute()
}

/** The evidence from these texts and the conversations that they are of, and all of a person. */
export function evidenceOf(
  ctx: Context,
  { texts, person }: { texts: string[]; person?: string | undefined },
) {
  return readEvidenceWords(
    ctx,
    sql`e.person_id = ${person ?? null} OR e.source_id IN (SELECT source_id FROM texts
        WHERE workspace_id = ${ctx.workspaceId} AND id = ANY(${texts}::uuid[]))
      OR e.id IN (SELECT h.evidence_id FROM highlights h
        JOIN text_versions v ON v.workspace_id = h.workspace_id AND v.id = h.version_id
        WHERE h.workspace_id = ${ctx.workspaceId} AND v.text_id = ANY(${texts}::uuid[]))`,
  )
}

/** What the texts came from: the history of a conversation tells its title and what was written below its photos. */
async function sourcesOf(ctx: Context, texts: string[]): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    SELECT DISTINCT source_id AS id FROM texts
    WHERE workspace_id = ${ctx.workspaceId} AND id = ANY(${texts}::uuid[]) AND source_id IS NOT NULL`.execute(
    ctx.db,
  )
  return rows.map((row) => row.id)
}

/** Every conversation with somebody, also without a text or archived: the history of its page tells what was written there. */
async function talksWith(ctx: Context, person: string): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    SELECT conversation_id AS id FROM conversation_people
    WHERE workspace_id = ${ctx.workspaceId} AND person_id = ${person}`.execute(ctx.db)
  return rows.map((row) => row.id)
}

/** Blind rounds whose history tells what was decided about these pieces, and why. */
async function roundsOf(ctx: Context, evidence: string[]): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    SELECT DISTINCT round_id AS id FROM blind_decisions
    WHERE workspace_id = ${ctx.workspaceId} AND evidence_id = ANY(${evidence}::uuid[])`.execute(ctx.db)
  return rows.map((row) => row.id)
}

/** Entries of those who said these pieces that were handed over: their history tells with which words. */
async function handedOver(ctx: Context, evidence: string[], person: string | undefined): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    SELECT DISTINCT entry_id AS id FROM handoffs
    WHERE workspace_id = ${ctx.workspaceId} AND (person_id = ${person ?? null} OR person_id IN (
      SELECT person_id FROM evidence WHERE workspace_id = ${ctx.workspaceId} AND id = ANY(${evidence}::uuid[])))`.execute(
    ctx.db,
  )
  return rows.map((row) => row.id)
}

/** Suggestions whose history tells why they were rejected: nobody knows of whose words that speaks. */
async function rejectedSuggestions(ctx: Context): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    SELECT id FROM suggestions
    WHERE workspace_id = ${ctx.workspaceId} AND rejected_at IS NOT NULL AND reason IS NOT NULL`.execute(
    ctx.db,
  )
  return rows.map((row) => row.id)
}

export async function textsOf(ctx: Context, redactionId: string): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    SELECT DISTINCT v.text_id AS id FROM hidden_words h
    JOIN text_versions v ON v.workspace_id = h.workspace_id AND v.id = h.version_id
    WHERE h.workspace_id = ${ctx.workspaceId} AND h.redaction_id = ${redactionId}`.execute(ctx.db)
  return rows.map((row) => row.id)
}

export async function countHidden(ctx: Context, textId: string): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    SELECT count(*)::int AS count FROM hidden_words h
    JOIN text_versions v ON v.workspace_id = h.workspace_id AND v.id = h.version_id
    WHERE h.workspace_id = ${ctx.workspaceId} AND v.text_id = ${textId}`.execute(ctx.db)
  return rows[0]!.count
}
