import { type CorrectedTurn, areSameWords, speakersIn } from '@firsthand/contract/evidence/corrections'
import { type TextRange, textOfRange } from '@firsthand/contract/evidence/ranges'
import { sql } from 'kysely'
import type { Context } from '../../../platform/context.ts'
import { chunks } from '../../../platform/events/record.ts'

export type Anchor = {
  id: string
  range: TextRange
  /** The words that the highlight was made of. */
  words: string
  /** Set where an earlier correction changed them already, and nobody has accepted it. */
  carried?: { why: string; words: string; keptAt: string | null; keptBy: string | null }
}

export type Landing = { range: TextRange; isUnsure?: boolean }

/** Every highlight that stands in a version, or would if somebody accepted it. */
export async function readAnchors(ctx: Context, versionId: string): Promise<Anchor[]> {
  const { workspaceId, db } = ctx
  const standing = await db
    .selectFrom('highlights')
    .select(['id', 'words', 'startTurn', 'startOffset', 'endTurn', 'endOffset'])
    .where('workspaceId', '=', workspaceId)
    .where('versionId', '=', versionId)
    .execute()
  const waiting = await db
    .selectFrom('carriedHighlights')
    .innerJoin('highlights', (on) =>
      on
        .onRef('highlights.workspaceId', '=', 'carriedHighlights.workspaceId')
        .onRef('highlights.id', '=', 'carriedHighlights.highlightId'),
    )
    .select(['highlights.id', 'highlights.words', 'carriedHighlights.words as wordsNow'])
    .select([
      'carriedHighlights.startTurn',
      'carriedHighlights.startOffset',
      'carriedHighlights.endTurn',
      'carriedHighlights.endOffset',
    ])
    .select(['why', 'keptAt', 'keptBy'])
    .where('carriedHighlights.workspaceId', '=', workspaceId)
    .where('highlights.workspaceId', '=', workspaceId)
    .where('carriedHighlights.versionId', '=', versionId)
    .execute()
  return [
    ...standing.map(({ id, words, ...range }) => ({ id, words, range })),
    ...waiting.map(({ id, words, wordsNow, why, keptAt, keptBy, ...range }) => ({
      id,
      words,
      range,
      carried: { why, words: wordsNow, keptAt, keptBy },
    })),
  ]
}

export type Moved = {
  versionId: string
  before: CorrectedTurn[]
  after: CorrectedTurn[]
  anchors: Anchor[]
  landed: ReadonlyMap<string, Landing>
}

/**
 * Puts highlights where their words are now. Those with the same words from the same mouth move; where the words differ
 * the highlight stays on the version that has them and waits for somebody to look; those without a place stay there too.
 */
export async function carryHighlights(ctx: Context, moved: Moved) {
  const { versionId, before, after, anchors, landed } = moved
  const found: { id: string; range: TextRange }[] = []
  const changed: (Anchor & { now: TextRange; wordsNow: string; why: string })[] = []
  for (const anchor of anchors) {
    const landing = landed.get(anchor.id)
    if (!landing) continue
    const wordsNow = textOfRange(after, landing.range)
    const why = whyChanged(anchor, { landing, wordsNow, before, after })
    if (why) changed.push({ ...anchor, now: landing.range, wordsNow, why })
    else found.push({ id: anchor.id, range: landing.range })
  }
  await forgetCarried(
    ctx,
    anchors.filter((anchor) => anchor.carried).map((anchor) => anchor.id),
  )
  await moveHighlights(ctx, versionId, found)
  const rows = changed.map(({ id, now, wordsNow, why, carried }) => ({
    workspaceId: ctx.workspaceId,
    highlightId: id,
    versionId,
    ...now,
    words: wordsNow,
    why,
    carriedAt: ctx.instant,
    ...(carried?.words === wordsNow && { keptAt: carried.keptAt, keptBy: carried.keptBy }),
  }))
  for (const some of chunks(rows, 500)) await ctx.db.insertInto('carriedHighlights').values(some).execute()
  return {
    found: found.length,
    changed: changed.length,
    orphans: anchors.length - found.length - changed.length,
  }
}

type Look = { landing: Landing; wordsNow: string; before: CorrectedTurn[]; after: CorrectedTurn[] }

function whyChanged(anchor: Anchor, { landing, wordsNow, before, after }: Look): string | undefined {
  if (!areSameWords(anchor.words, wordsNow)) return 'words'
  if (speakersIn(before, anchor.range) !== speakersIn(after, landing.range)) return 'speaker'
  if (landing.isUnsure) return 'unsure'
  // The words are back; that somebody else says them, or that the place is doubtful, is still to be looked at.
  return anchor.carried && anchor.carried.why !== 'words' ? anchor.carried.why : undefined
}

export async function forgetCarried(ctx: Context, highlights: string[]): Promise<void> {
  if (highlights.length === 0) return
  await ctx.db
    .deleteFrom('carriedHighlights')
    .where('workspaceId', '=', ctx.workspaceId)
    .where('highlightId', 'in', highlights)
    .execute()
}

export async function moveHighlights(
  ctx: Context,
  versionId: string,
  places: { id: string; range: TextRange }[],
): Promise<void> {
  if (places.length === 0) return
  const column = (key: keyof TextRange) => places.map(({ range }) => range[key])
  await sql`
    UPDATE highlights h SET version_id = ${versionId}, start_turn = n.start_turn, start_offset = n.start_offset,
      end_turn = n.end_turn, end_offset = n.end_offset
    FROM unnest(${places.map(({ id }) => id)}::uuid[], ${column('startTurn')}::int[], ${column('startOffset')}::int[],
      ${column('endTurn')}::int[], ${column('endOffset')}::int[])
      AS n (id, start_turn, start_offset, end_turn, end_offset)
    WHERE h.workspace_id = ${ctx.workspaceId} AND h.id = n.id`.execute(ctx.db)
}
