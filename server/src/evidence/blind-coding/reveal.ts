import { sql } from 'kysely'
import type { Context } from '../../platform/context.ts'
import { markCounts } from '../codes/counts.ts'
import { indexMemos } from '../codes/memos.ts'

/** All have finished: what each gave becomes readable, at once and for all. */
export async function reveal(ctx: Context, round: string): Promise<void> {
  await keepAsCodings(ctx, round)
  await ctx.db
    .updateTable('blindRounds')
    .set({ revealedAt: ctx.instant })
    .where('workspaceId', '=', ctx.workspaceId)
    .where('id', '=', round)
    .execute()
  ctx.record('blind_round.revealed', { kind: 'blind_round', id: round })
}

/**
 * Drafts become the record of the round and ordinary codings of their coders. A code that was merged meanwhile counts as
 * the one it went into; one that was put away is kept with it.
 */
export async function keepAsCodings(ctx: Context, round: string): Promise<void> {
  const { rows } = await sql<{
    evidenceId: string
    coderId: string
    codeId: string
    memo: string
    codedAt: string
  }>`
    WITH RECURSIVE went AS (
      SELECT DISTINCT c.id AS code_id, c.id, c.merged_into FROM blind_drafts d
        JOIN codes c ON c.workspace_id = d.workspace_id AND c.id = d.code_id
        WHERE d.workspace_id = ${ctx.workspaceId} AND d.round_id = ${round}
      UNION ALL
      SELECT went.code_id, c.id, c.merged_into FROM went
        JOIN codes c ON c.workspace_id = ${ctx.workspaceId} AND c.id = went.merged_into
    ), gone AS (
      DELETE FROM blind_drafts WHERE workspace_id = ${ctx.workspaceId} AND round_id = ${round}
      RETURNING evidence_id, coder_id, code_id, memo, coded_at
    )
    SELECT gone.evidence_id AS "evidenceId", gone.coder_id AS "coderId", went.id AS "codeId",
      string_agg(NULLIF(gone.memo, ''), E'\n' ORDER BY gone.coded_at) AS memo, min(gone.coded_at) AS "codedAt"
    FROM gone JOIN went ON went.code_id = gone.code_id AND went.merged_into IS NULL
    GROUP BY gone.evidence_id, gone.coder_id, went.id`.execute(ctx.db)
  const { workspaceId } = ctx
  for (let start = 0; start < rows.length; start += 500) {
    const some = rows.slice(start, start + 500).map((row) => ({ ...row, memo: row.memo ?? '' }))
    await ctx.db
      .insertInto('blindCodings')
      .values(some.map((row) => ({ workspaceId, roundId: round, ...row })))
      .execute()
    await ctx.db
      .insertInto('codings')
      .values(some.map(({ coderId, ...row }) => ({ workspaceId, id: ctx.newId(), codedBy: coderId, ...row })))
      .onConflict((conflict) =>
        conflict.columns(['workspaceId', 'evidenceId', 'codeId', 'codedBy']).doNothing(),
      )
      .execute()
  }
  await indexMemos(ctx, [...new Set(rows.filter(({ memo }) => memo).map(({ evidenceId }) => evidenceId))])
  await markCounts(
    ctx,
    rows.map(({ codeId }) => codeId),
  )
}
