import { sql } from 'kysely'
import type { Context } from '../../platform/context.ts'
import type { SearchFinding, SearchNarrowing } from '../../platform/domain.ts'
import { indexAgain } from '../../platform/search/entries.ts'
import { readAlike } from '../../platform/search/present-rows.ts'
import { everyFilter, evidenceFits, fewEvidence } from '../search/evidence-fits.ts'

type Memo = { evidence: string; memo: string; code: string; coder: string; codedAt: string }

/** Makes what coders wrote beside their codes findable, all of one piece of evidence together; what is left of it. */
export async function indexMemos(ctx: Context, evidence: string[]): Promise<void> {
  if (evidence.length === 0) return
  const memos = await readMemos(ctx, evidence)
  const saying = [...memos].map(([id, all]) => ({ id, text: wordsOf(all) }))
  await indexAgain(ctx, 'memo', { ids: evidence, saying })
}

export const memoSearchKind = readAlike(
  { kind: 'memo', narrowedBy: everyFilter, among: fewEvidence },
  present,
)

async function present(ctx: Context, ids: string[], narrowing: SearchNarrowing): Promise<SearchFinding[]> {
  const memos = await readMemos(ctx, ids, narrowing)
  return [...memos].map(([id, all]) => ({
    id,
    part: 0,
    title: list(all.map(({ code }) => code)),
    detail: list(all.map(({ coder }) => coder)),
    words: wordsOf(all),
    at: all[0]!.codedAt,
  }))
}

async function readMemos(
  ctx: Context,
  evidence: string[],
  narrowing: SearchNarrowing = {},
): Promise<Map<string, Memo[]>> {
  const { workspaceId } = ctx
  const { rows } = await sql<Memo>`
    -- Each by its key: right after much came in, the planner would rather read all of the workspace for every memo.
    WITH k AS MATERIALIZED (
      SELECT id, evidence_id, memo, code_id, coded_by, coded_at FROM codings
      WHERE workspace_id = ${workspaceId} AND evidence_id = ANY(${evidence}::uuid[]) AND memo <> ''
    ), e AS MATERIALIZED (
      SELECT id, person_id, source_id, happened_at, withdrawn_at FROM evidence
      WHERE workspace_id = ${workspaceId} AND id = ANY(ARRAY(SELECT evidence_id FROM k))
    )
    SELECT k.evidence_id AS evidence, k.memo, c.name AS code, m.name AS coder, k.coded_at AS "codedAt" FROM k
    JOIN e ON e.id = k.evidence_id
    JOIN codes c ON c.workspace_id = ${workspaceId} AND c.id = k.code_id AND c.archived_at IS NULL
    JOIN members m ON m.workspace_id = ${workspaceId} AND m.id = k.coded_by
    WHERE ${evidenceFits(ctx, narrowing, 'e')}
    ORDER BY k.coded_at DESC, k.id`.execute(ctx.db)
  return Map.groupBy(rows, (row) => row.evidence)
}

function wordsOf(memos: Memo[]): string {
  return memos.map(({ memo }) => memo).join('\n')
}

function list(names: string[]): string {
  return [...new Set(names)].join(', ')
}
