import { codePointLength, sliceCodePoints } from '@firsthand/contract/evidence/code-points'
import type { Context } from '../../platform/context.ts'
import { chunks, json } from '../../platform/events/record.ts'
import { type Change, rewriteTurns, sayAgain } from './rewrite-turns.ts'
import { findWords, shifted } from './spots.rules.ts'

export type Redaction = { id: string; replacement: string }
export type Place = { turn: number; from: number; to: number }

/** Hides words at places of a version: they lie beneath, and everything made of them says the replacement. Answers how many. */
export async function hidePlaces(
  ctx: Context,
  { id, replacement }: Redaction,
  { versionId, places }: { versionId: string; places: Place[] },
): Promise<number> {
  const free = await notHiddenYet(ctx, versionId, places)
  if (free.length === 0) return 0
  const bodies = await bodiesAt(
    ctx,
    versionId,
    free.map((place) => place.turn),
  )
  const beneath = new Map<Change, string>()
  const changes = free.map(({ turn, from, to }): Change => {
    const change = { turn, from, to, words: replacement }
    beneath.set(change, sliceCodePoints(bodies.get(turn)!, from, to))
    return change
  })
  const clipped = await rewriteTurns(ctx, versionId, changes)
  const byTurn = Map.groupBy(
    changes.toSorted((one, other) => one.from - other.from),
    (change) => change.turn,
  )
  const rows = changes.map((change) => {
    const start = shifted(byTurn.get(change.turn)!, change.from, 'start')
    return {
      workspaceId: ctx.workspaceId,
      id: ctx.newId(),
      redactionId: id,
      versionId,
      turn: change.turn,
      startOffset: start,
      endOffset: start + codePointLength(replacement),
      words: beneath.get(change)!,
      clipped: json(clipped.get(change)!),
    }
  })
  for (const some of chunks(rows, 500)) await ctx.db.insertInto('hiddenWords').values(some).execute()
  await sayAgain(ctx, versionId, [...byTurn.keys()])
  return rows.length
}

/** Where words stand in a version. */
export async function findInVersion(ctx: Context, versionId: string, words: string): Promise<Place[]> {
  const turns = await ctx.db
    .selectFrom('turns')
    .select(['position', 'body'])
    .where('workspaceId', '=', ctx.workspaceId)
    .where('versionId', '=', versionId)
    .orderBy('position')
    .execute()
  return turns.flatMap(({ position, body }) =>
    findWords(body, words).map((spot) => ({ turn: position, ...spot })),
  )
}

/** Puts hidden words back where they stood. */
export async function liftPlaces(ctx: Context, redactionId: string): Promise<void> {
  const rows = await ctx.db
    .deleteFrom('hiddenWords')
    .where('workspaceId', '=', ctx.workspaceId)
    .where('redactionId', '=', redactionId)
    .where('versionId', 'is not', null)
    .returning(['versionId', 'turn', 'startOffset', 'endOffset', 'words', 'clipped'])
    .execute()
  for (const [versionId, some] of Map.groupBy(rows, (row) => row.versionId!)) {
    const changes = some.map((row) => ({
      turn: row.turn!,
      from: row.startOffset!,
      to: row.endOffset!,
      words: row.words,
      clipped: row.clipped as { highlight: string; edge: 'start' | 'end'; offset: number }[],
    }))
    await rewriteTurns(ctx, versionId, changes)
    await unclip(ctx, versionId, changes)
    await sayAgain(
      ctx,
      versionId,
      changes.map((change) => change.turn),
    )
  }
}

type Lifted = Change & { clipped: { highlight: string; edge: 'start' | 'end'; offset: number }[] }

/** A highlight that began or ended within the words does so again. */
async function unclip(ctx: Context, versionId: string, changes: Lifted[]): Promise<void> {
  const byTurn = Map.groupBy(
    changes.toSorted((one, other) => one.from - other.from),
    (change) => change.turn,
  )
  for (const change of changes) {
    const start = shifted(byTurn.get(change.turn)!, change.from, 'start')
    for (const { highlight, edge, offset } of change.clipped)
      await ctx.db
        .updateTable('highlights')
        .set(edge === 'start' ? { startOffset: start + offset } : { endOffset: start + offset })
        .where('workspaceId', '=', ctx.workspaceId)
        .where('id', '=', highlight)
        .where('versionId', '=', versionId)
        .where(edge === 'start' ? 'startTurn' : 'endTurn', '=', change.turn)
        .execute()
  }
}

async function notHiddenYet(ctx: Context, versionId: string, places: Place[]): Promise<Place[]> {
  if (places.length === 0) return []
  const rows = await ctx.db
    .selectFrom('hiddenWords')
    .select(['turn', 'startOffset', 'endOffset'])
    .where('workspaceId', '=', ctx.workspaceId)
    .where('versionId', '=', versionId)
    .execute()
  return places.filter(
    ({ turn, from, to }) =>
      from < to && !rows.some((row) => row.turn === turn && from < row.endOffset! && row.startOffset! < to),
  )
}

async function bodiesAt(ctx: Context, versionId: string, positions: number[]): Promise<Map<number, string>> {
  const rows = await ctx.db
    .selectFrom('turns')
    .select(['position', 'body'])
    .where('workspaceId', '=', ctx.workspaceId)
    .where('versionId', '=', versionId)
    .where('position', 'in', [...new Set(positions)])
    .execute()
  return new Map(rows.map((row) => [row.position, row.body]))
}
