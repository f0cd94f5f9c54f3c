import { sql } from 'kysely'
import type { Context } from '../../platform/context.ts'
import { anyOf } from '../../platform/db/any-of.ts'
import { insertRows } from '../../platform/db/insert-rows.ts'

export type Counts = { id: string; evidence: number; people: number }

/**
 * Marks the counts of codes, and of those above them, as to be counted again. Called in the transaction of whatever
 * changes a coding, a place in the tree, or whose evidence it is. The lock that this takes lasts until that commits, so
 * nobody stores a count meanwhile that does not know of the change.
 */
export async function markCounts(ctx: Context, codes: string[]): Promise<void> {
  if (codes.length === 0) return
  const { rows } = await sql<{ codeId: string }>`
    WITH RECURSIVE above AS (
      SELECT id, parent_id FROM codes WHERE workspace_id = ${ctx.workspaceId} AND id = ANY(${codes}::uuid[])
      UNION
      SELECT codes.id, codes.parent_id FROM above
      JOIN codes ON codes.workspace_id = ${ctx.workspaceId} AND codes.id = above.parent_id
    )
    SELECT id AS "codeId" FROM above ORDER BY id`.execute(ctx.db)
  await insertRows(ctx, 'codeCounts', {
    shared: {},
    types: { codeId: 'uuid', isStale: 'bool' },
    rows: rows.map(({ codeId }) => ({ codeId, isStale: true })),
    onConflict: '(workspace_id, code_id) DO UPDATE SET is_stale = true',
  })
}

/** The same for all codes of some evidence: when it is withdrawn, or turns out to be somebody else's. */
export async function markCountsOfEvidence(ctx: Context, evidence: string[]): Promise<void> {
  if (evidence.length === 0) return
  // Whoever is coding it at this moment holds the row too: they are waited for, and their coding is seen.
  await sql`
    SELECT id FROM evidence WHERE workspace_id = ${ctx.workspaceId} AND id = ANY(${evidence}::uuid[])
    ORDER BY id FOR UPDATE`.execute(ctx.db)
  // Once more after each mark: whoever merges or splits codes marks them too, so while we waited for their mark, codings
  // went to another code; and while we hold ours, nobody else can take them away.
  const marked = new Set<string>()
  for (;;) {
    const rows = await ctx.db
      .selectFrom('codings')
      .select('codeId')
      .distinct()
      .where('workspaceId', '=', ctx.workspaceId)
      .where('evidenceId', '=', anyOf(evidence))
      .execute()
    const others = rows.map(({ codeId }) => codeId).filter((code) => !marked.has(code))
    if (others.length === 0) return
    await markCounts(ctx, others)
    for (const code of others) marked.add(code)
  }
}

/** The same for all evidence of some people: when two turn out to be one, or one to be two. */
export async function markCountsOfPeople(ctx: Context, people: string[]): Promise<void> {
  const rows = await ctx.db
    .selectFrom('evidence')
    .select('id')
    .where('workspaceId', '=', ctx.workspaceId)
    .where('personId', 'in', people)
    .execute()
  await markCountsOfEvidence(
    ctx,
    rows.map(({ id }) => id),
  )
}

/** How much evidence and how many people stand behind codes with those below them, each counted once. */
export async function countsOf(ctx: Context, codes: string[]): Promise<Map<string, Counts>> {
  const kept = await ctx.db
    .selectFrom('codeCounts')
    .select(['codeId as id', 'evidence', 'people', 'isStale'])
    .where('workspaceId', '=', ctx.workspaceId)
    .execute()
  const fresh = new Map(kept.filter(({ isStale }) => !isStale).map((row) => [row.id, row]))
  const wanted = codes.filter((id) => !fresh.has(id))
  if (wanted.length === 0) return fresh
  const known = new Set(kept.map(({ id }) => id))
  await addRows(
    ctx,
    wanted.filter((id) => !known.has(id)),
  )
  const mine = await lockStale(ctx, wanted)
  const counted = await recount(ctx, wanted)
  await keep(
    ctx,
    mine.map((id) => counted.get(id) ?? { id, evidence: 0, people: 0 }),
  )
  return new Map([...fresh, ...counted])
}

async function addRows(ctx: Context, codes: string[]): Promise<void> {
  await insertRows(ctx, 'codeCounts', {
    shared: {},
    types: { codeId: 'uuid' },
    rows: codes.toSorted().map((codeId) => ({ codeId })),
    onConflict: 'DO NOTHING',
  })
}

/** Rows that somebody else is changing are counted for this answer and stored by whoever reads after them. */
async function lockStale(ctx: Context, codes: string[]): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    SELECT code_id AS id FROM code_counts
    WHERE workspace_id = ${ctx.workspaceId} AND code_id = ANY(${codes}::uuid[]) AND is_stale
    ORDER BY code_id FOR UPDATE SKIP LOCKED`.execute(ctx.db)
  return rows.map(({ id }) => id)
}

/** Counts from the codings themselves. */
export async function recount(ctx: Context, codes: string[]): Promise<Map<string, Counts>> {
  const { rows } = await sql<Counts>`
    WITH RECURSIVE below AS (
      SELECT id AS root, id FROM codes
      WHERE workspace_id = ${ctx.workspaceId} AND archived_at IS NULL AND id = ANY(${codes}::uuid[])
      UNION ALL
      SELECT below.root, codes.id FROM below
      JOIN codes ON codes.workspace_id = ${ctx.workspaceId} AND codes.parent_id = below.id AND codes.archived_at IS NULL
    ), given AS (
      SELECT DISTINCT below.root, codings.evidence_id FROM below
      JOIN codings ON codings.workspace_id = ${ctx.workspaceId} AND codings.code_id = below.id
    )
    SELECT given.root AS id, count(*)::int AS evidence, count(DISTINCT evidence.person_id)::int AS people
    FROM given JOIN evidence ON evidence.workspace_id = ${ctx.workspaceId} AND evidence.id = given.evidence_id
    WHERE evidence.withdrawn_at IS NULL GROUP BY given.root`.execute(ctx.db)
  return new Map(rows.map((row) => [row.id, row]))
}

async function keep(ctx: Context, counts: Counts[]): Promise<void> {
  if (counts.length === 0) return
  await sql`
    UPDATE code_counts SET evidence = n.evidence, people = n.people, is_stale = false
    FROM unnest(${counts.map(({ id }) => id)}::uuid[], ${counts.map(({ evidence }) => evidence)}::int[],
      ${counts.map(({ people }) => people)}::int[]) AS n (code_id, evidence, people)
    WHERE code_counts.workspace_id = ${ctx.workspaceId} AND code_counts.code_id = n.code_id`.execute(ctx.db)
}
