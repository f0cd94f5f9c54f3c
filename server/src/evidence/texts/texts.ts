import { fail, failCommon } from '@firsthand/contract/core/failure'
import * as contract from '@firsthand/contract/evidence/texts'
import { noteAccess } from '../../crm/rights/accesses.ts'
import type { Context } from '../../platform/context.ts'
import { handle } from '../../platform/handle.ts'
import { removeEntries } from '../../platform/search/entries.ts'
import { dropRecordings } from '../media/recordings.ts'
import { measureLength } from './add-text.ts'
import { contentHash, findSameContent, readContent, readTurns as parseTurns } from './content.ts'
import { guessSpeakers } from './guess-speakers.ts'
import { countEvidenceOn } from './highlights.ts'
import { readText, readTurns } from './show.ts'
import { matchSpeakers } from './speakers.ts'

const turnsPreviewed = 8

export const textHandlers = [
  handle(
    contract.showText,
    async (ctx, { text }) => {
      const shown = await readText(ctx, text)
      await noteAccess(
        ctx,
        shown.speakers.flatMap(({ person }) => (person ? [person.id] : [])),
        'texts',
      )
      return shown
    },
    { notesLooks: true },
  ),
  // Asked for again and again while somebody reads: that they look is noted at the first.
  handle(contract.listTurns, async (ctx, input) => {
    const turns = await readTurns(ctx, input)
    await noteAccess(ctx, await peopleIn(ctx, input.version), 'texts')
    return turns
  }),

  handle(contract.previewText, async (ctx, { source, format, reading, ...present }) => {
    const parsed = await parseTurns(await readContent(ctx, source), {
      format,
      wish: reading,
      refuse: (params) => fail(contract.previewText, 'unreadable', params),
    })
    const guesses = await guessSpeakers(
      ctx,
      parsed.speakers.map((speaker) => speaker.label),
      present,
    )
    return {
      file: parsed.file ?? 'text',
      format: parsed.format,
      confidence: parsed.confidence,
      turnCount: parsed.turns.length,
      ...measureLength(parsed),
      speakers: parsed.speakers.map((speaker) => ({ ...speaker, guess: guesses.get(speaker.label) ?? null })),
      firstTurns: parsed.turns
        .slice(0, turnsPreviewed)
        .map(({ speaker, startsMs, body }) => ({ speaker: speaker || null, startsMs, body })),
      warnings: parsed.warnings,
      alreadyIn: (await findSameContent(ctx, contentHash(parsed.turns))) ?? null,
    }
  }),

  handle(contract.matchSpeakers, async (ctx, input) => {
    await matchSpeakers(ctx, input)
    return readText(ctx, input.text)
  }),

  handle(contract.removeText, async (ctx, { text }) => {
    const row = await ctx.db
      .selectFrom('texts')
      .select(['title', 'sourceKind', 'sourceId'])
      .where('workspaceId', '=', ctx.workspaceId)
      .where('id', '=', text)
      .forUpdate()
      .executeTakeFirst()
    if (!row) return failCommon('not_found')
    const count = await countEvidenceOn(ctx, text)
    if (count > 0) fail(contract.removeText, 'has_evidence', { count })
    await dropRecordings(ctx, [text])
    await ctx.db
      .deleteFrom('texts')
      .where('workspaceId', '=', ctx.workspaceId)
      .where('id', '=', text)
      .execute()
    await removeEntries(ctx, 'text', [text])
    ctx.record('text.removed', { kind: 'text', id: text }, { before: row })
    return {}
  }),
]

async function peopleIn(ctx: Context, version: string): Promise<string[]> {
  const rows = await ctx.db
    .selectFrom('textVersions')
    .innerJoin('speakers', (on) =>
      on
        .onRef('speakers.workspaceId', '=', 'textVersions.workspaceId')
        .onRef('speakers.textId', '=', 'textVersions.textId'),
    )
    .select('speakers.personId')
    .where('textVersions.workspaceId', '=', ctx.workspaceId)
    .where('speakers.workspaceId', '=', ctx.workspaceId)
    .where('textVersions.id', '=', version)
    .where('speakers.personId', 'is not', null)
    .execute()
  return rows.flatMap(({ personId }) => personId ?? [])
}

/** Texts follow the source that they came from when it turns out to have happened at another moment. */
export async function moveTexts(
  ctx: Context,
  { sourceId, happenedAt }: { sourceId: string; happenedAt: string },
): Promise<void> {
  await ctx.db
    .updateTable('texts')
    .set({ happenedAt })
    .where('workspaceId', '=', ctx.workspaceId)
    .where('sourceId', '=', sourceId)
    .execute()
}
