import { sql } from 'kysely'
import type { Context } from '../../platform/context.ts'
import { indexMemos } from '../codes/memos.ts'
import { replaceWords } from './spots.rules.ts'

/** Where members write about evidence: on a code that they gave, also blind, on what was decided, on what they read into it. */
const places = [
  { table: 'codings', member: 'coded_by', about: 'code_id', words: 'memo' },
  { table: 'blind_drafts', member: 'coder_id', about: 'code_id', words: 'memo' },
  { table: 'blind_codings', member: 'coder_id', about: 'code_id', words: 'memo' },
  { table: 'blind_decisions', member: 'decided_by', about: 'code_id', words: 'memo' },
  { table: 'readings', member: 'read_by', about: 'pressure', words: 'note' },
] as const
type Place = (typeof places)[number]

type Memo = { evidenceId: string; memberId: string; about: string; shown: string }
type Beneath = Memo & { words: string }

/**
 * Memos of these pieces of evidence say what may be read now: what is hidden in their texts, or for their person, is hidden
 * in the memos too, and what was lifted stands there again. Also after one was written.
 */
export async function hideInMemos(ctx: Context, evidence: string[]): Promise<void> {
  if (evidence.length === 0) return
  await rewriteMemos(ctx, evidence)
  await indexMemos(ctx, evidence)
}

async function rewriteMemos(ctx: Context, evidence: string[]): Promise<void> {
  const { workspaceId } = ctx
  const { rows: beneath } = await sql<Beneath>`
    SELECT evidence_id AS "evidenceId", member_id AS "memberId", about, shown, words FROM hidden_memos
    WHERE workspace_id = ${workspaceId} AND evidence_id = ANY(${evidence}::uuid[])`.execute(ctx.db)
  const hidden = await hiddenFor(ctx, evidence)
  if (beneath.length === 0 && hidden.size === 0) return

  const kept = new Map<string, Beneath>()
  for (const place of places)
    for (const memo of await memosIn(ctx, place, evidence)) {
      const words = wordsBeneath(beneath, memo)
      const shown = without(hidden.get(memo.evidenceId), words)
      if (shown !== memo.shown) await writeMemo(ctx, place, { ...memo, now: shown })
      if (shown !== words)
        kept.set(JSON.stringify([memo.evidenceId, memo.memberId, memo.about, shown, words]), {
          ...memo,
          shown,
          words,
        })
    }
  await sql`DELETE FROM hidden_memos WHERE workspace_id = ${workspaceId} AND evidence_id = ANY(${evidence}::uuid[])`.execute(
    ctx.db,
  )
  if (kept.size === 0) return
  await ctx.db
    .insertInto('hiddenMemos')
    .values([...kept.values()].map((memo) => ({ workspaceId, id: ctx.newId(), ...memo })))
    .execute()
}

/** Memos on evidence of somebody who is erased, with what lay beneath. */
export async function emptyMemos(ctx: Context, evidence: string[]): Promise<void> {
  const { workspaceId } = ctx
  for (const { table, words } of places)
    await sql`UPDATE ${sql.table(table)} SET ${sql.ref(words)} = ''
      WHERE workspace_id = ${workspaceId} AND evidence_id = ANY(${evidence}::uuid[])`.execute(ctx.db)
  await sql`DELETE FROM hidden_memos WHERE workspace_id = ${workspaceId} AND evidence_id = ANY(${evidence}::uuid[])`.execute(
    ctx.db,
  )
  await indexMemos(ctx, evidence)
}

/** What is written about a piece of evidence as others may read it, for what is told of it elsewhere. */
export async function memoToTell<Words extends string | undefined>(
  ctx: Context,
  evidence: string,
  memo: Words,
): Promise<Words | string> {
  return memo ? without((await hiddenFor(ctx, [evidence])).get(evidence), memo) : memo
}

function without(hidden: Secret[] | undefined, words: string): string {
  return (hidden ?? []).reduce(
    (text, { words: secret, replacement }) => replaceWords(text, secret, replacement),
    words,
  )
}

/** A memo that was written over is its own words; one whose code was merged is known by what it says. */
function wordsBeneath(beneath: Beneath[], memo: Memo): string {
  const alike = beneath.filter(
    (each) =>
      each.evidenceId === memo.evidenceId && each.memberId === memo.memberId && each.shown === memo.shown,
  )
  const own = alike.find((each) => each.about === memo.about)
  return (own ?? (alike.length === 1 ? alike[0] : undefined))?.words ?? memo.shown
}

async function memosIn(ctx: Context, { table, member, about, words }: Place, evidence: string[]) {
  const { rows } = await sql<Memo>`
    SELECT DISTINCT evidence_id AS "evidenceId", ${sql.ref(member)} AS "memberId", ${sql.ref(about)}::text AS about,
      ${sql.ref(words)} AS shown
    FROM ${sql.table(table)} WHERE workspace_id = ${ctx.workspaceId} AND evidence_id = ANY(${evidence}::uuid[])
      AND ${sql.ref(words)} <> ''`.execute(ctx.db)
  return rows
}

async function writeMemo(
  ctx: Context,
  { table, member, about, words }: Place,
  memo: Memo & { now: string },
): Promise<void> {
  await sql`
    UPDATE ${sql.table(table)} SET ${sql.ref(words)} = ${memo.now}
    WHERE workspace_id = ${ctx.workspaceId} AND evidence_id = ${memo.evidenceId}
      AND ${sql.ref(member)} = ${memo.memberId} AND ${sql.ref(about)}::text = ${memo.about}
      AND ${sql.ref(words)} = ${memo.shown}`.execute(ctx.db)
}

type Secret = { words: string; replacement: string }

/** What is hidden in the texts that evidence comes from, and for its person; the longest first. */
async function hiddenFor(ctx: Context, evidence: string[]): Promise<Map<string, Secret[]>> {
  const { workspaceId } = ctx
  const { rows } = await sql<Secret & { evidenceId: string }>`
    WITH about AS (
      SELECT e.id, e.person_id, e.source_id FROM evidence e
      WHERE e.workspace_id = ${workspaceId} AND e.id = ANY(${evidence}::uuid[])
    ), of_text AS (
      SELECT about.id, t.id AS text_id FROM about
      JOIN texts t ON t.workspace_id = ${workspaceId} AND t.source_id = about.source_id
      UNION
      SELECT about.id, v.text_id FROM about
      JOIN highlights h ON h.workspace_id = ${workspaceId} AND h.evidence_id = about.id
      JOIN text_versions v ON v.workspace_id = ${workspaceId} AND v.id = h.version_id
    )
    SELECT of_text.id AS "evidenceId", w.words, r.replacement FROM of_text
    JOIN text_versions v ON v.workspace_id = ${workspaceId} AND v.text_id = of_text.text_id
    JOIN hidden_words w ON w.workspace_id = ${workspaceId} AND w.version_id = v.id
    JOIN redactions r ON r.workspace_id = ${workspaceId} AND r.id = w.redaction_id AND r.lifted_at IS NULL
    UNION
    SELECT of_text.id, n.words, r.replacement FROM of_text
    JOIN redactions r ON r.workspace_id = ${workspaceId} AND r.text_id = of_text.text_id AND r.lifted_at IS NULL
    JOIN hidden_names n ON n.workspace_id = ${workspaceId} AND n.redaction_id = r.id
    UNION
    SELECT about.id, n.words, r.replacement FROM about
    JOIN redactions r ON r.workspace_id = ${workspaceId} AND r.person_id = about.person_id AND r.lifted_at IS NULL
    JOIN hidden_names n ON n.workspace_id = ${workspaceId} AND n.redaction_id = r.id`.execute(ctx.db)
  return Map.groupBy(
    rows.toSorted((one, other) => other.words.length - one.words.length),
    ({ evidenceId }) => evidenceId,
  )
}
