import { fail, failCommon } from '@firsthand/contract/core/failure'
import { evidenceLimits } from '@firsthand/contract/evidence/evidence'
import { areSameWords } from '@firsthand/contract/evidence/corrections'
import { type TextRange, codePointLength } from '@firsthand/contract/evidence/ranges'
import * as contract from '@firsthand/contract/evidence/versions'
import { type Context, asker } from '../../../platform/context.ts'
import { handle } from '../../../platform/handle.ts'
import { markCountsOfEvidence } from '../../codes/counts.ts'
import { reassessCiting } from '../../claims/reassess.ts'
import { indexEvidence } from '../../evidence/write.ts'
import { readRange } from '../range.ts'
import { readText } from '../show.ts'
import { forgetCarried, moveHighlights } from './carry.ts'
import { lockText, textOfVersion } from './turns.ts'

/** What somebody says who has looked at a highlight that a correction changed. */
export const carriedHandlers = [
  handle(contract.acceptCarried, async (ctx, { highlight: id, version }) => {
    const highlight = await lockHighlight(ctx, id)
    if (highlight.currentVersionId !== version) failCommon('conflict')
    const now = await ctx.db
      .selectFrom('carriedHighlights')
      .select(['startTurn', 'startOffset', 'endTurn', 'endOffset'])
      .where('workspaceId', '=', ctx.workspaceId)
      .where('highlightId', '=', id)
      .where('versionId', '=', version)
      .executeTakeFirst()
    await stand(ctx, highlight, now ?? fail(contract.acceptCarried, 'nothing_there'))
    return readText(ctx, highlight.textId)
  }),

  handle(contract.keepCarried, async (ctx, { highlight: id }) => {
    const highlight = await lockHighlight(ctx, id)
    await ctx.db
      .updateTable('carriedHighlights')
      .set({ keptAt: ctx.instant, keptBy: asker(ctx).id })
      .where('workspaceId', '=', ctx.workspaceId)
      .where('highlightId', '=', id)
      .execute()
    ctx.record('highlight.kept', { kind: 'evidence', id: highlight.evidenceId })
    return readText(ctx, highlight.textId)
  }),

  handle(contract.anchorHighlight, async (ctx, { highlight: id, version, range }) => {
    const highlight = await lockHighlight(ctx, id)
    if (highlight.currentVersionId !== version) fail(contract.anchorHighlight, 'range_outside')
    const found =
      (await readRange(ctx, { versionId: version, range })) ?? fail(contract.anchorHighlight, 'range_outside')
    if (codePointLength(found.words) > evidenceLimits.words) fail(contract.anchorHighlight, 'too_long')
    await stand(ctx, highlight, range)
    return readText(ctx, highlight.textId)
  }),
]

type Highlight = { id: string; evidenceId: string; textId: string; currentVersionId: string; words: string }

async function lockHighlight(ctx: Context, id: string): Promise<Highlight> {
  const row = await ctx.db
    .selectFrom('highlights')
    .select(['id', 'evidenceId', 'versionId', 'words'])
    .where('workspaceId', '=', ctx.workspaceId)
    .where('id', '=', id)
    .executeTakeFirst()
  const textId = row && (await textOfVersion(ctx, row.versionId))
  if (!row || !textId) return failCommon('not_found')
  const text = await lockText(ctx, textId)
  return { ...row, textId, currentVersionId: text.versionId }
}

/** The evidence says what stands there now, by whoever says it there. */
async function stand(ctx: Context, highlight: Highlight, range: TextRange): Promise<void> {
  const { workspaceId, db } = ctx
  const versionId = highlight.currentVersionId
  const now = (await readRange(ctx, { versionId, range })) ?? failCommon('conflict')
  await moveHighlights(ctx, versionId, [{ id: highlight.id, range }])
  await forgetCarried(ctx, [highlight.id])
  const before = await db
    .selectFrom('evidence')
    .select(['words', 'note', 'personId'])
    .where('workspaceId', '=', workspaceId)
    .where('id', '=', highlight.evidenceId)
    .forUpdate()
    .executeTakeFirstOrThrow()
  const personId = now.memberId ? null : (now.personId ?? before.personId)
  await db
    .updateTable('highlights')
    .set({ words: now.words })
    .where('workspaceId', '=', workspaceId)
    .where('id', '=', highlight.id)
    .execute()
  await db
    .updateTable('evidence')
    .set((row) => ({ words: now.words, personId, updatedAt: ctx.instant, version: row('version', '+', 1) }))
    .where('workspaceId', '=', workspaceId)
    .where('id', '=', highlight.evidenceId)
    .execute()
  if (personId !== before.personId) await markCountsOfEvidence(ctx, [highlight.evidenceId])
  if (!areSameWords(before.words, now.words))
    await indexEvidence(ctx, { id: highlight.evidenceId, words: now.words, note: before.note })
  ctx.record(
    'evidence.reanchored',
    { kind: 'evidence', id: highlight.evidenceId },
    {
      before: { words: before.words, personId: before.personId },
      after: { words: now.words, personId },
    },
  )
  await reassessCiting(ctx, [highlight.evidenceId])
}
