import { sql } from 'kysely'
import type { Context } from '../../platform/context.ts'
import { indexMemos } from '../codes/memos.ts'
import { hiddenWhere, without } from './written.ts'

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
  const hidden = await hiddenWhere(ctx, evidence)
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
  return memo ? without((await hiddenWhere(ctx, [evidence])).get(evidence), memo) : memo
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
