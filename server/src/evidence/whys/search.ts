import { sql } from 'kysely'
import type { Context } from '../../platform/context.ts'
import type { SearchFinding, SearchNarrowing } from '../../platform/domain.ts'
import { indexAgain } from '../../platform/search/entries.ts'
import { readAlike } from '../../platform/search/present-rows.ts'
import { type Hide, hiddenBesideEvidence, hideAll } from '../redaction/beside.ts'
import { everyFilter, evidenceFits } from '../search/evidence-fits.ts'

/** Makes ladders findable by their symptom and by every step; one that is put away no more. */
export async function indexWhys(ctx: Context, ids: string[]): Promise<void> {
  if (ids.length === 0) return
  const ladders = await readLadders(ctx, ids)
  const saying = ladders.map(({ id, symptom, steps }) => ({ id, text: [symptom, ...steps].join('\n') }))
  await indexAgain(ctx, 'why', { ids, saying })
}

/** The same for the ladders that pieces of evidence stand in; answers which these are. */
export async function indexWhysWith(ctx: Context, evidence: string[]): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    SELECT w.id FROM whys w WHERE w.workspace_id = ${ctx.workspaceId} AND w.evidence_id = ANY(${evidence}::uuid[])
    UNION SELECT s.why_id FROM why_evidence a
      JOIN why_steps s ON s.workspace_id = a.workspace_id AND s.id = a.step_id
      WHERE a.workspace_id = ${ctx.workspaceId} AND a.evidence_id = ANY(${evidence}::uuid[])`.execute(ctx.db)
  const ids = rows.map((row) => row.id)
  await indexWhys(ctx, ids)
  return ids
}

/** How to tell of a ladder in its history: without what is hidden in the quotes that stand in it. */
export async function hiddenInWhy(ctx: Context, why: string): Promise<Hide> {
  return (await hiddenInWhys(ctx, [why])).get(why)!
}

/** The same for many ladders, by their ids. */
export async function hiddenInWhys(ctx: Context, whys: string[]): Promise<Map<string, Hide>> {
  const { rows } = await sql<{ why: string; evidence: string }>`
    SELECT w.id AS why, w.evidence_id AS evidence FROM whys w
    WHERE w.workspace_id = ${ctx.workspaceId} AND w.id = ANY(${whys}::uuid[]) AND w.evidence_id IS NOT NULL
    UNION SELECT s.why_id, a.evidence_id FROM why_steps s
      JOIN why_evidence a ON a.workspace_id = s.workspace_id AND a.step_id = s.id
      WHERE s.workspace_id = ${ctx.workspaceId} AND s.why_id = ANY(${whys}::uuid[])`.execute(ctx.db)
  const hides = await hiddenBesideEvidence(ctx, [...new Set(rows.map((row) => row.evidence))])
  const attached = Map.groupBy(rows, ({ why }) => why)
  return new Map(
    whys.map((why) => [
      why,
      hideAll(
        hides,
        (attached.get(why) ?? []).map((row) => row.evidence),
      ),
    ]),
  )
}

export const whySearchKind = readAlike({ kind: 'why', narrowedBy: everyFilter }, present)

async function present(ctx: Context, ids: string[], narrowing: SearchNarrowing): Promise<SearchFinding[]> {
  return (await readLadders(ctx, ids, narrowing)).map(({ id, symptom, steps, roots, createdAt }) => ({
    id,
    part: 0,
    title: symptom || steps[0] || '…',
    detail: roots.join(' · '),
    words: [symptom, ...steps].filter(Boolean).join(' → '),
    at: createdAt,
  }))
}

type Ladder = { id: string; symptom: string; steps: string[]; roots: string[]; createdAt: string }
type Row = Omit<Ladder, 'steps' | 'roots'> & { steps: Step[] | null; evidence: string[] }
type Step = { sentence: string; isRoot: boolean }

/** What members wrote, with what is hidden of those who are quoted in it hidden here too. */
async function readLadders(ctx: Context, ids: string[], narrowing: SearchNarrowing = {}): Promise<Ladder[]> {
  const { workspaceId } = ctx
  const attached = sql`
    SELECT w.evidence_id AS id WHERE w.evidence_id IS NOT NULL
    UNION SELECT a.evidence_id FROM why_steps s
      JOIN why_evidence a ON a.workspace_id = ${workspaceId} AND a.step_id = s.id
      WHERE s.workspace_id = ${workspaceId} AND s.why_id = w.id`
  const isNarrowed = Object.keys(narrowing).length > 0
  const { rows } = await sql<Row>`
    SELECT w.id, w.created_at AS "createdAt", coalesce(nullif(w.symptom, ''), c.sentence, '') AS symptom,
      (SELECT json_agg(json_build_object('sentence', s.sentence, 'isRoot', s.root_since IS NOT NULL) ORDER BY s.created_at, s.id)
        FROM why_steps s WHERE s.workspace_id = ${workspaceId} AND s.why_id = w.id) AS steps,
      ARRAY(${attached}) AS evidence
    FROM whys w LEFT JOIN claims c ON c.workspace_id = ${workspaceId} AND c.id = w.claim_id
    WHERE w.workspace_id = ${workspaceId} AND w.id = ANY(${ids}::uuid[]) AND w.archived_at IS NULL
      AND (${!isNarrowed}::boolean OR EXISTS (SELECT FROM evidence e
        WHERE e.workspace_id = ${workspaceId} AND e.id IN (${attached}) AND ${evidenceFits(ctx, narrowing, 'e')}))`.execute(
    ctx.db,
  )
  const hides = await hiddenBesideEvidence(ctx, [...new Set(rows.flatMap((row) => row.evidence))])
  return rows.map(({ steps, evidence, ...row }) => {
    const hide = hideAll(hides, evidence)
    return {
      ...row,
      symptom: hide(row.symptom),
      steps: (steps ?? []).map(({ sentence }) => hide(sentence)),
      roots: (steps ?? []).filter(({ isRoot }) => isRoot).map(({ sentence }) => hide(sentence)),
    }
  })
}
