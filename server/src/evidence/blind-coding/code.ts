import { fail, failCommon } from '@firsthand/contract/core/failure'
import type { Input } from '@firsthand/contract/core/operation'
import * as contract from '@firsthand/contract/evidence/blind-coding'
import { type Context, asker } from '../../platform/context.ts'
import { hideInMemos } from '../redaction/memos.ts'
import { coderRows, holdRound, readPieces, stateOf } from './read.ts'

/** Keeps what a coder gives a piece where nobody else reads it. The event says that, never what. */
export async function codeBlind(
  ctx: Context,
  { round: id, evidence, codes, passOver }: Input<typeof contract.codeBlind>,
): Promise<contract.BlindPiece> {
  const round = await holdRound(ctx, id)
  const coder = asker(ctx).id
  const row = (await coderRows(ctx, [id])).find(({ memberId }) => memberId === coder)
  if (!row) fail(contract.codeBlind, 'not_coder')
  if (stateOf(round) !== 'open') fail(contract.codeBlind, 'not_open')
  if (row.finishedAt) fail(contract.codeBlind, 'finished')
  await checkPiece(ctx, id, evidence)
  const given = passOver ? [] : [...new Map(codes.map((each) => [each.code, each])).values()]
  await checkCodes(
    ctx,
    given.map(({ code }) => code),
  )
  const { workspaceId, instant } = ctx
  await ctx.db
    .insertInto('blindLooks')
    .values({
      workspaceId,
      roundId: id,
      evidenceId: evidence,
      coderId: coder,
      passedOver: passOver,
      lookedAt: instant,
    })
    .onConflict((conflict) =>
      conflict
        .columns(['workspaceId', 'roundId', 'evidenceId', 'coderId'])
        .doUpdateSet({ passedOver: passOver, lookedAt: instant }),
    )
    .execute()
  await ctx.db
    .deleteFrom('blindDrafts')
    .where('workspaceId', '=', workspaceId)
    .where('roundId', '=', id)
    .where('evidenceId', '=', evidence)
    .where('coderId', '=', coder)
    .execute()
  if (given.length > 0)
    await ctx.db
      .insertInto('blindDrafts')
      .values(
        given.map(({ code, memo }) => ({
          workspaceId,
          roundId: id,
          evidenceId: evidence,
          coderId: coder,
          codeId: code,
          memo,
          codedAt: instant,
        })),
      )
      .execute()
  if (given.some(({ memo }) => memo)) await hideInMemos(ctx, [evidence])
  ctx.record('blind_round.looked', { kind: 'blind_round', id }, { after: { evidence } })
  return (await readPieces(ctx, { round: id, coder, only: evidence }))[0] ?? failCommon('not_found')
}

async function checkPiece(ctx: Context, round: string, evidence: string): Promise<void> {
  const piece = await ctx.db
    .selectFrom('blindPieces')
    .select('evidenceId')
    .where('workspaceId', '=', ctx.workspaceId)
    .where('roundId', '=', round)
    .where('evidenceId', '=', evidence)
    .executeTakeFirst()
  if (!piece) failCommon('not_found')
}

async function checkCodes(ctx: Context, wanted: string[]): Promise<void> {
  if (wanted.length === 0) return
  const rows = await ctx.db
    .selectFrom('codes')
    .select(['name', 'isHeading'])
    .where('workspaceId', '=', ctx.workspaceId)
    .where('id', 'in', wanted)
    .where('archivedAt', 'is', null)
    .forShare()
    .execute()
  if (rows.length < wanted.length) fail(contract.codeBlind, 'code_missing')
  const heading = rows.find(({ isHeading }) => isHeading)
  if (heading) fail(contract.codeBlind, 'only_heading', { name: heading.name })
}
