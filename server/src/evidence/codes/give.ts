import type { Context } from '../../platform/context.ts'
import { hideInMemos } from '../redaction/memos.ts'
import { markCounts } from './counts.ts'
import { type Coding, followCoding } from './follow-coding.ts'

/** Keeps one coding that was given by hand; false where this coder had given it already. */
export async function giveCode(ctx: Context, coding: Coding, memo: string): Promise<boolean> {
  const { workspaceId, instant } = ctx
  const { evidence, code, coder } = coding
  const given = await ctx.db
    .insertInto('codings')
    .values({
      workspaceId,
      id: ctx.newId(),
      evidenceId: evidence,
      codeId: code,
      codedBy: coder,
      memo,
      codedAt: instant,
    })
    .onConflict((conflict) =>
      conflict.columns(['workspaceId', 'evidenceId', 'codeId', 'codedBy']).doNothing(),
    )
    .returning('id')
    .execute()
  if (given.length === 0) return false
  await followCoding(ctx, coding, 1)
  return true
}

/** Keeps many codings at once, each as the judgement of its coder. For what is filled rather than coded by hand. */
export async function giveCodes(
  ctx: Context,
  given: { evidence: string; code: string; coder: string; memo?: string }[],
): Promise<void> {
  const { workspaceId, instant } = ctx
  for (let start = 0; start < given.length; start += 500)
    await ctx.db
      .insertInto('codings')
      .values(
        given.slice(start, start + 500).map(({ evidence, code, coder, memo = '' }) => ({
          workspaceId,
          id: ctx.newId(),
          evidenceId: evidence,
          codeId: code,
          codedBy: coder,
          memo,
          codedAt: instant,
        })),
      )
      .onConflict((conflict) =>
        conflict.columns(['workspaceId', 'evidenceId', 'codeId', 'codedBy']).doNothing(),
      )
      .execute()
  await hideInMemos(
    ctx,
    given.filter(({ memo }) => memo).map(({ evidence }) => evidence),
  )
  await markCounts(ctx, [...new Set(given.map(({ code }) => code))])
  for (const { evidence, code, coder } of given)
    ctx.record('coding.set', { kind: 'evidence', id: evidence }, { after: { code, coder } })
}
