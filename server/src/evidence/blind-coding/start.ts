import { fail } from '@firsthand/contract/core/failure'
import type { Input } from '@firsthand/contract/core/operation'
import { blindLimits, startBlindRound } from '@firsthand/contract/evidence/blind-coding'
import { sql } from 'kysely'
import type { Context } from '../../platform/context.ts'
import { openPieces } from './open.ts'

/** Makes a round; answers its id, and how many pieces were left out because a coder knows them. */
export async function startRound(
  ctx: Context,
  input: Input<typeof startBlindRound>,
): Promise<{ id: string; leftOut: number }> {
  const coders = [...new Set(input.coders)]
  if (coders.length < 2) fail(startBlindRound, 'too_few_coders')
  await checkCoders(ctx, coders)
  const wanted = await wantedEvidence(ctx, input)
  if (wanted.length > blindLimits.pieces) fail(startBlindRound, 'too_much', { limit: blindLimits.pieces })
  const known = await codedBefore(ctx, wanted, coders)
  const pieces = wanted.filter((id) => !known.has(id))
  if (pieces.length === 0) fail(startBlindRound, 'nothing_to_code')
  if (await isBusy(ctx, pieces, coders)) fail(startBlindRound, 'busy')
  const id = ctx.newId()
  const { workspaceId, instant } = ctx
  await ctx.db
    .insertInto('blindRounds')
    .values({ workspaceId, id, title: input.title, startedBy: ctx.member?.id ?? null, startedAt: instant })
    .execute()
  await ctx.db
    .insertInto('blindCoders')
    .values(coders.map((memberId) => ({ workspaceId, roundId: id, memberId })))
    .execute()
  await ctx.db
    .insertInto('blindPieces')
    .values(pieces.map((evidenceId, position) => ({ workspaceId, roundId: id, evidenceId, position })))
    .execute()
  ctx.record(
    'blind_round.started',
    { kind: 'blind_round', id },
    { after: { title: input.title, coders, pieces: pieces.length } },
  )
  return { id, leftOut: known.size }
}

async function checkCoders(ctx: Context, coders: string[]): Promise<void> {
  // Locked, so that two rounds with the same coders do not start past each other.
  const rows = await ctx.db
    .selectFrom('members')
    .select(['id', 'name', 'role'])
    .where('workspaceId', '=', ctx.workspaceId)
    .where('id', 'in', coders)
    .where('leftAt', 'is', null)
    .orderBy('id')
    .forUpdate()
    .execute()
  if (rows.length < coders.length) fail(startBlindRound, 'coder_missing')
  const onlyReads = rows.find(({ role }) => role === 'viewer')
  if (onlyReads) fail(startBlindRound, 'coder_reads_only', { name: onlyReads.name })
}

/** The evidence that is there of what was asked for, oldest first, one more than fits at the most. */
async function wantedEvidence(
  ctx: Context,
  { evidence, sources }: Input<typeof startBlindRound>,
): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    SELECT e.id FROM evidence e
    WHERE e.workspace_id = ${ctx.workspaceId} AND e.withdrawn_at IS NULL AND (
      e.id = ANY(${evidence}::uuid[]) OR e.source_id = ANY(${sources}::uuid[])
      OR e.id IN (SELECT h.evidence_id FROM highlights h
        JOIN text_versions v ON v.workspace_id = h.workspace_id AND v.id = h.version_id
        WHERE h.workspace_id = ${ctx.workspaceId} AND v.text_id = ANY(${sources}::uuid[])))
    ORDER BY e.happened_at, e.id LIMIT ${blindLimits.pieces + 1}`.execute(ctx.db)
  return rows.map(({ id }) => id)
}

async function codedBefore(ctx: Context, evidence: string[], coders: string[]): Promise<Set<string>> {
  if (evidence.length === 0) return new Set()
  const rows = await ctx.db
    .selectFrom('codings')
    .select('evidenceId')
    .distinct()
    .where('workspaceId', '=', ctx.workspaceId)
    .where('evidenceId', 'in', evidence)
    .where('codedBy', 'in', coders)
    .execute()
  return new Set(rows.map(({ evidenceId }) => evidenceId))
}

async function isBusy(ctx: Context, pieces: string[], coders: string[]): Promise<boolean> {
  const found = await openPieces(ctx)
    .select('blindPieces.evidenceId')
    .where('blindPieces.evidenceId', 'in', pieces)
    .where('blindCoders.memberId', 'in', coders)
    .limit(1)
    .executeTakeFirst()
  return found !== undefined
}
