import { type TextRange, isValidRange, textOfRange } from '@firsthand/contract/evidence/ranges'
import type { Context } from '../../platform/context.ts'

/** What a range covers, and where its text comes from: all that evidence made of it needs to know. */
export type RangeReading = {
  words: string
  textId: string
  title: string
  sourceKind: string | null
  sourceId: string | null
  happenedAt: string
  /** When the first of the turns was said, in milliseconds from the beginning. */
  startsMs: number | null
  /** Who speaks in the first of the turns, as far as that was matched. */
  personId: string | null
  memberId: string | null
}

/** Reads the words of a range in a text version; undefined when there is no such version, or the range lies outside it. */
export async function readRange(
  ctx: Context,
  { versionId, range }: { versionId: string; range: TextRange },
): Promise<RangeReading | undefined> {
  const { workspaceId, db } = ctx
  const text = await db
    .selectFrom('textVersions')
    .innerJoin('texts', (on) =>
      on
        .onRef('texts.workspaceId', '=', 'textVersions.workspaceId')
        .onRef('texts.id', '=', 'textVersions.textId'),
    )
    .select([
      'texts.id as textId',
      'texts.title',
      'texts.sourceKind',
      'texts.sourceId',
      'texts.happenedAt',
      'textVersions.turnCount',
    ])
    .where('textVersions.workspaceId', '=', workspaceId)
    .where('textVersions.id', '=', versionId)
    .executeTakeFirst()
  if (!text || range.endTurn >= text.turnCount || range.startTurn > range.endTurn) return undefined

  const turns = await db
    .selectFrom('turns')
    .leftJoin('speakers', (on) =>
      on.onRef('speakers.workspaceId', '=', 'turns.workspaceId').onRef('speakers.id', '=', 'turns.speakerId'),
    )
    .select(['turns.body', 'turns.startsMs', 'speakers.personId', 'speakers.memberId'])
    .where('turns.workspaceId', '=', workspaceId)
    .where('turns.versionId', '=', versionId)
    .where('turns.position', '>=', range.startTurn)
    .where('turns.position', '<=', range.endTurn)
    .orderBy('turns.position')
    .execute()
  // Only the turns that it reaches were read, so the first of them is turn 0 here.
  const near = { ...range, startTurn: 0, endTurn: range.endTurn - range.startTurn }
  const [first] = turns
  if (!first || !isValidRange(turns, near)) return undefined

  const { turnCount: _, ...source } = text
  return {
    words: textOfRange(turns, near),
    ...source,
    startsMs: first.startsMs,
    personId: first.personId,
    memberId: first.memberId,
  }
}
