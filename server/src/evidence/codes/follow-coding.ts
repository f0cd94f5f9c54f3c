import { sql } from 'kysely'
import type { Context } from '../../platform/context.ts'
import { markCounts } from './counts.ts'

export type Coding = { evidence: string; code: string; coder: string }
type Step = { id: string; isArchived: boolean }

/**
 * Makes the kept counts of a code and of those above it follow one coding that was given (1) or taken away (−1), so that
 * the codebook need not count anew while somebody codes. Only what this coding alone brought changes a count: evidence
 * that no other coding brings, and its person whom no other evidence brings.
 *
 * Called after the change, in its transaction. As with {@link markCounts}, the rows stay locked until that commits; what
 * is to be counted anew stays so.
 */
export async function followCoding(ctx: Context, coding: Coding, by: 1 | -1): Promise<void> {
  const before = await readAbove(ctx, coding.code)
  const fresh = await lockCounts(ctx, before)
  const after = await readAbove(ctx, coding.code)
  // The tree changed while we waited, or counts nothing below what is put away: count anew.
  if (!isSame(before, after) || after.some(({ isArchived }) => isArchived))
    return markCounts(ctx, [...new Set([coding.code, ...before.map(({ id }) => id)])])
  if (fresh.length === 0) return
  await sql`
    WITH RECURSIVE mine AS (
      SELECT id, person_id FROM evidence
      WHERE workspace_id = ${ctx.workspaceId} AND id = ${coding.evidence}::uuid AND withdrawn_at IS NULL
    ), others AS (
      SELECT DISTINCT codings.code_id, codings.evidence_id = mine.id AS is_same
      FROM mine
      JOIN evidence ON evidence.workspace_id = ${ctx.workspaceId} AND evidence.withdrawn_at IS NULL
        AND (evidence.id = mine.id OR evidence.person_id = mine.person_id)
      JOIN codings ON codings.workspace_id = ${ctx.workspaceId} AND codings.evidence_id = evidence.id
      WHERE NOT (codings.evidence_id = mine.id AND codings.code_id = ${coding.code}::uuid
        AND codings.coded_by = ${coding.coder}::uuid)
    ), reached AS (
      SELECT codes.id, codes.parent_id, others.is_same FROM others
      JOIN codes ON codes.workspace_id = ${ctx.workspaceId} AND codes.id = others.code_id AND codes.archived_at IS NULL
      UNION
      SELECT codes.id, codes.parent_id, reached.is_same FROM reached
      JOIN codes ON codes.workspace_id = ${ctx.workspaceId} AND codes.id = reached.parent_id AND codes.archived_at IS NULL
    ), brought AS (
      SELECT asked.id,
        NOT EXISTS (SELECT FROM reached WHERE reached.id = asked.id AND reached.is_same) AS is_evidence,
        mine.person_id IS NOT NULL AND NOT EXISTS (SELECT FROM reached WHERE reached.id = asked.id) AS is_person
      FROM mine, unnest(${fresh}::uuid[]) AS asked (id)
    )
    UPDATE code_counts SET evidence = evidence + ${by}::int * brought.is_evidence::int,
      people = people + ${by}::int * brought.is_person::int
    FROM brought WHERE code_counts.workspace_id = ${ctx.workspaceId} AND code_counts.code_id = brought.id`.execute(
    ctx.db,
  )
}

/** The code and those above it, by id: the order in which rows are locked everywhere. */
async function readAbove(ctx: Context, code: string): Promise<Step[]> {
  const { rows } = await sql<Step>`
    WITH RECURSIVE above AS (
      SELECT id, parent_id, archived_at FROM codes WHERE workspace_id = ${ctx.workspaceId} AND id = ${code}::uuid
      UNION
      SELECT codes.id, codes.parent_id, codes.archived_at FROM above
      JOIN codes ON codes.workspace_id = ${ctx.workspaceId} AND codes.id = above.parent_id
    )
    SELECT id, archived_at IS NOT NULL AS "isArchived" FROM above ORDER BY id`.execute(ctx.db)
  return rows
}

/** Locks the kept counts, and tells which of them are up to date. One that is missing is to be counted at first sight. */
async function lockCounts(ctx: Context, steps: Step[]): Promise<string[]> {
  const rows = await ctx.db
    .insertInto('codeCounts')
    .values(steps.map(({ id }) => ({ workspaceId: ctx.workspaceId, codeId: id })))
    .onConflict((conflict) =>
      conflict
        .columns(['workspaceId', 'codeId'])
        .doUpdateSet((kept) => ({ isStale: kept.ref('codeCounts.isStale') })),
    )
    .returning(['codeId', 'isStale'])
    .execute()
  return rows.filter(({ isStale }) => !isStale).map(({ codeId }) => codeId)
}

function isSame(before: Step[], after: Step[]): boolean {
  return before.length === after.length && before.every(({ id }, index) => id === after[index]!.id)
}
