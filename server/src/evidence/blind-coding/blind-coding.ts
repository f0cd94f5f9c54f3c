import { fail, failCommon } from '@firsthand/contract/core/failure'
import * as contract from '@firsthand/contract/evidence/blind-coding'
import { sql } from 'kysely'
import { type Context, asker } from '../../platform/context.ts'
import { handle } from '../../platform/handle.ts'
import { pageOf, readCursor } from '../../platform/keyset.ts'
import { codeBlind } from './code.ts'
import { agreementHandlers } from './agreement.ts'
import { coderRows, holdRound, readPieces, readRound, readRounds, stateOf } from './read.ts'
import { keepAsCodings, reveal } from './reveal.ts'
import { startRound } from './start.ts'

export const blindHandlers = [
  handle(contract.listBlindRounds, async (ctx, { limit, after }) => {
    const [at, id] = after ? readCursor(after, 2) : []
    const rows = await ctx.db
      .selectFrom('blindRounds')
      .select(['id', 'startedAt'])
      .where('workspaceId', '=', ctx.workspaceId)
      .$if(at !== undefined, (query) =>
        query.where((row) => row(row.refTuple('startedAt', 'id'), '<', row.tuple(String(at), String(id)))),
      )
      .orderBy('startedAt', 'desc')
      .orderBy('id', 'desc')
      .limit(limit + 1)
      .execute()
    const rounds = new Map(
      (
        await readRounds(
          ctx,
          rows.slice(0, limit).map((row) => row.id),
        )
      ).map((round) => [round.id, round]),
    )
    return pageOf(rows, limit, {
      item: (row) => rounds.get(row.id)!,
      cursor: (row) => [row.startedAt, row.id],
    })
  }),

  handle(contract.startBlindRound, async (ctx, input) => {
    const { id, leftOut } = await startRound(ctx, input)
    return { round: await readRound(ctx, id), leftOut }
  }),

  handle(contract.showBlindRound, async (ctx, { round }) => ({
    ...(await readRound(ctx, round)),
    items: await readPieces(ctx, { round, coder: asker(ctx).id }),
  })),

  handle(contract.codeBlind, codeBlind),

  handle(contract.finishBlindRound, async (ctx, { round: id }) => {
    const round = await holdRound(ctx, id)
    const coders = await coderRows(ctx, [id])
    const you = asker(ctx).id
    if (!coders.some(({ memberId }) => memberId === you)) fail(contract.finishBlindRound, 'not_coder')
    if (stateOf(round) !== 'open') fail(contract.finishBlindRound, 'not_open')
    const left = await piecesLeft(ctx, id, you)
    if (left > 0) fail(contract.finishBlindRound, 'not_all', { left })
    await ctx.db
      .updateTable('blindCoders')
      .set((row) => ({ finishedAt: row.fn.coalesce('finishedAt', sql<string>`${ctx.instant}::timestamptz`) }))
      .where('workspaceId', '=', ctx.workspaceId)
      .where('roundId', '=', id)
      .where('memberId', '=', you)
      .execute()
    ctx.record('blind_round.finished', { kind: 'blind_round', id }, { after: { coder: you } })
    if (coders.every(({ memberId, finishedAt }) => memberId === you || finishedAt !== null))
      await reveal(ctx, id)
    return readRound(ctx, id)
  }),

  handle(contract.cancelBlindRound, async (ctx, { round: id }) => {
    const round = await holdRound(ctx, id)
    const { id: you, role } = asker(ctx)
    if (round.startedBy !== you && role !== 'admin' && role !== 'owner')
      fail(contract.cancelBlindRound, 'not_yours')
    if (stateOf(round) !== 'open') fail(contract.cancelBlindRound, 'not_open')
    await ctx.db
      .updateTable('blindRounds')
      .set({ cancelledAt: ctx.instant, cancelledBy: you })
      .where('workspaceId', '=', ctx.workspaceId)
      .where('id', '=', id)
      .execute()
    await keepAsCodings(ctx, id)
    ctx.record('blind_round.cancelled', { kind: 'blind_round', id })
    return readRound(ctx, id)
  }),

  ...agreementHandlers,
]

async function piecesLeft(ctx: Context, round: string, coder: string): Promise<number> {
  const { rows } = await sql<{ left: number }>`
    SELECT count(*)::int AS left FROM blind_pieces p
    WHERE p.workspace_id = ${ctx.workspaceId} AND p.round_id = ${round} AND NOT EXISTS (
      SELECT FROM blind_looks l WHERE l.workspace_id = p.workspace_id AND l.round_id = p.round_id
        AND l.evidence_id = p.evidence_id AND l.coder_id = ${coder})`.execute(ctx.db)
  return rows[0]?.left ?? failCommon('not_found')
}
