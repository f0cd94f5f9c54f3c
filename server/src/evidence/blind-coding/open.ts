import type { Context } from '../../platform/context.ts'

/** The open round, if any, in which a member codes a piece: there, and nowhere else, until all have finished. */
export async function openRoundOf(
  ctx: Context,
  { evidence, member }: { evidence: string; member: string },
): Promise<string | undefined> {
  const found = await openPieces(ctx)
    .select('blindRounds.title')
    .where('blindPieces.evidenceId', '=', evidence)
    .where('blindCoders.memberId', '=', member)
    .limit(1)
    .executeTakeFirst()
  return found?.title
}

/** Pieces of rounds that are open, once for each coder. */
export function openPieces(ctx: Context) {
  return ctx.db
    .selectFrom('blindPieces')
    .innerJoin('blindRounds', (on) =>
      on
        .onRef('blindRounds.workspaceId', '=', 'blindPieces.workspaceId')
        .onRef('blindRounds.id', '=', 'blindPieces.roundId'),
    )
    .innerJoin('blindCoders', (on) =>
      on
        .onRef('blindCoders.workspaceId', '=', 'blindPieces.workspaceId')
        .onRef('blindCoders.roundId', '=', 'blindPieces.roundId'),
    )
    .where('blindPieces.workspaceId', '=', ctx.workspaceId)
    .where('blindRounds.revealedAt', 'is', null)
    .where('blindRounds.cancelledAt', 'is', null)
}
