import type * as contract from '@firsthand/contract/evidence/texts'
import type { Context } from '../../platform/context.ts'

/** What was highlighted in a version, in the order of the words, with the claims that each carries. Withdrawn evidence shows no mark. */
export async function readHighlights(ctx: Context, versionId: string): Promise<contract.HighlightView[]> {
  const rows = await ctx.db
    .selectFrom('highlights')
    .innerJoin('evidence', (on) =>
      on
        .onRef('evidence.workspaceId', '=', 'highlights.workspaceId')
        .onRef('evidence.id', '=', 'highlights.evidenceId'),
    )
    .select([
      'highlights.id',
      'highlights.evidenceId',
      'evidence.kind',
      'highlights.words',
      'startTurn',
      'startOffset',
      'endTurn',
      'endOffset',
    ])
    .where('highlights.workspaceId', '=', ctx.workspaceId)
    .where('highlights.versionId', '=', versionId)
    .where('evidence.withdrawnAt', 'is', null)
    .orderBy('startTurn')
    .orderBy('startOffset')
    .execute()
  const claims = await claimsOf(
    ctx,
    rows.map((row) => row.evidenceId),
  )
  return rows.map(({ id, evidenceId, kind, words, ...range }) => ({
    id,
    evidenceId,
    kind: kind as contract.HighlightView['kind'],
    words,
    range,
    claims: (claims.get(evidenceId) ?? []).map((claim) => ({ id: claim.id, sentence: claim.sentence })),
  }))
}

/** How many pieces of evidence stand on any version of a text. */
export async function countEvidenceOn(ctx: Context, textId: string): Promise<number> {
  const { count } = await ctx.db
    .selectFrom('highlights')
    .innerJoin('textVersions', (on) =>
      on
        .onRef('textVersions.workspaceId', '=', 'highlights.workspaceId')
        .onRef('textVersions.id', '=', 'highlights.versionId'),
    )
    .innerJoin('evidence', (on) =>
      on
        .onRef('evidence.workspaceId', '=', 'highlights.workspaceId')
        .onRef('evidence.id', '=', 'highlights.evidenceId'),
    )
    .select((row) => row.fn.countAll<number>().as('count'))
    .where('highlights.workspaceId', '=', ctx.workspaceId)
    .where('textVersions.textId', '=', textId)
    .where('evidence.withdrawnAt', 'is', null)
    .executeTakeFirstOrThrow()
  return count
}

async function claimsOf(ctx: Context, evidenceIds: string[]) {
  if (evidenceIds.length === 0) return new Map<string, never[]>()
  const rows = await ctx.db
    .selectFrom('citations')
    .innerJoin('claims', (on) =>
      on
        .onRef('claims.workspaceId', '=', 'citations.workspaceId')
        .onRef('claims.id', '=', 'citations.claimId'),
    )
    .select(['citations.evidenceId', 'claims.id', 'claims.sentence'])
    .where('citations.workspaceId', '=', ctx.workspaceId)
    .where('citations.evidenceId', 'in', evidenceIds)
    .where('claims.archivedAt', 'is', null)
    .orderBy('citations.citedAt')
    .execute()
  return Map.groupBy(rows, (row) => row.evidenceId)
}
