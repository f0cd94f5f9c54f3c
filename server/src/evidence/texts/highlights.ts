import type * as contract from '@firsthand/contract/evidence/texts'
import { sql } from 'kysely'
import type { Context } from '../../platform/context.ts'
import { codesOfEvidence } from '../codes/read.ts'

/** What was highlighted in a version, in the order of the words, with the claims and codes that each carries. Withdrawn evidence shows no mark. */
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
  const waiting = await readWaiting(ctx, versionId)
  const all = [
    ...rows.map((row) => ({ ...row, state: 'found' as const })),
    ...waiting.map((row) => ({ ...row, state: 'changed' as const })),
  ].toSorted((one, other) => one.startTurn - other.startTurn || one.startOffset - other.startOffset)
  const ids = all.map((row) => row.evidenceId)
  const claims = await claimsOf(ctx, ids)
  const codes = await codesOfEvidence(ctx, ids)
  return all.map(
    ({ id, evidenceId, kind, words, state, startTurn, startOffset, endTurn, endOffset, ...now }) => ({
      id,
      evidenceId,
      kind: kind as contract.HighlightView['kind'],
      words,
      state,
      ...now,
      range: { startTurn, startOffset, endTurn, endOffset },
      claims: (claims.get(evidenceId) ?? []).map((claim) => ({ id: claim.id, sentence: claim.sentence })),
      codes: (codes.get(evidenceId) ?? []).map(({ coders: _, ...code }) => code),
    }),
  )
}

/** Those of older versions that a correction changed, where they would stand in this one. */
async function readWaiting(ctx: Context, versionId: string) {
  return ctx.db
    .selectFrom('carriedHighlights as carried')
    .innerJoin('highlights', (on) =>
      on
        .onRef('highlights.workspaceId', '=', 'carried.workspaceId')
        .onRef('highlights.id', '=', 'carried.highlightId'),
    )
    .innerJoin('evidence', (on) =>
      on
        .onRef('evidence.workspaceId', '=', 'highlights.workspaceId')
        .onRef('evidence.id', '=', 'highlights.evidenceId'),
    )
    .select(['highlights.id', 'highlights.evidenceId', 'evidence.kind', 'highlights.words'])
    .select(['carried.words as wordsNow'])
    .select(['carried.startTurn', 'carried.startOffset', 'carried.endTurn', 'carried.endOffset'])
    .where('carried.workspaceId', '=', ctx.workspaceId)
    .where('carried.versionId', '=', versionId)
    .where('evidence.withdrawnAt', 'is', null)
    .execute()
}

/** How many highlights of a text do not stand in its current version, and how many versions it has. */
export async function countCarried(
  ctx: Context,
  textId: string,
): Promise<NonNullable<contract.TextView['carried']>> {
  const { rows } = await sql<{ changed: number; orphans: number; versions: number }>`
    SELECT count(*) FILTER (WHERE c.highlight_id IS NOT NULL AND c.kept_at IS NULL)::int AS changed,
      count(*) FILTER (WHERE h.id IS NOT NULL AND c.highlight_id IS NULL)::int AS orphans,
      (SELECT count(*) FROM text_versions n WHERE n.workspace_id = ${ctx.workspaceId} AND n.text_id = ${textId})::int AS versions
    FROM texts t
    JOIN text_versions v ON v.workspace_id = t.workspace_id AND v.text_id = t.id AND v.id <> t.current_version_id
    JOIN highlights h ON h.workspace_id = v.workspace_id AND h.version_id = v.id
    JOIN evidence e ON e.workspace_id = h.workspace_id AND e.id = h.evidence_id AND e.withdrawn_at IS NULL
    LEFT JOIN carried_highlights c ON c.workspace_id = h.workspace_id AND c.highlight_id = h.id
      AND c.version_id = t.current_version_id
    WHERE t.workspace_id = ${ctx.workspaceId} AND t.id = ${textId}`.execute(ctx.db)
  return rows[0]!
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
