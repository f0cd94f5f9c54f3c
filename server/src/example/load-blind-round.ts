import {
  codeBlind,
  decideBlind,
  finishBlindRound,
  startBlindRound,
} from '@firsthand/contract/evidence/blind-coding'
import type { Operation, Sent } from '@firsthand/contract/core/operation'
import { blindHandlers } from '../evidence/blind-coding/blind-coding.ts'
import type { Context } from '../platform/context.ts'
import { blindRound } from './bramble/blind-round.ts'
import type { Loading } from './load-people.ts'
import { performAs } from './perform-as.ts'

/** A finished round of blind coding, with an agreement to look at and differences to decide. */
export async function loadBlindRound(
  ctx: Context,
  { clock, members, evidence }: Pick<Loading, 'clock' | 'members'> & { evidence: Map<string, string> },
): Promise<void> {
  const { title, startedBy, daysAgo, coders, pieces, decided } = blindRound
  const codes = await codesByName(ctx)
  const as = <O extends Operation>(member: string, time: string, operation: O, sent: Sent<O>) =>
    performAs(ctx, operation, sent, {
      handlers: blindHandlers,
      members,
      member,
      at: clock.at(daysAgo, time),
    })
  const { round } = await as(startedBy, '09:00', startBlindRound, {
    title,
    coders: coders.map((coder) => members.get(coder)!),
    evidence: pieces.map((piece) => evidence.get(piece.evidence)!),
  })
  for (const [place, coder] of coders.entries()) {
    for (const piece of pieces)
      await as(coder, `1${place}:00`, codeBlind, {
        round: round.id,
        evidence: evidence.get(piece.evidence)!,
        codes: piece.given[place]!.map(({ code, memo }) => ({
          code: codes.get(code)!,
          ...(memo !== undefined && { memo }),
        })),
      })
    await as(coder, `1${place}:30`, finishBlindRound, { round: round.id })
  }
  for (const { by, code, evidence: piece, ...decision } of decided)
    await as(by, '15:00', decideBlind, {
      round: round.id,
      evidence: evidence.get(piece)!,
      code: codes.get(code)!,
      ...decision,
    })
}

async function codesByName(ctx: Context): Promise<Map<string, string>> {
  const rows = await ctx.db
    .selectFrom('codes')
    .select(['id', 'name'])
    .where('workspaceId', '=', ctx.workspaceId)
    .execute()
  return new Map(rows.map(({ id, name }) => [name, id]))
}
