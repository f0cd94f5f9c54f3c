import type { Context } from '../../platform/context.ts'
import { chunks } from '../../platform/events/record.ts'
import { hideInMemos } from '../redaction/memos.ts'
import { markCounts } from './counts.ts'
import { type Coding, followCoding } from './follow-coding.ts'

type Given = Coding & { memo?: string }

/** Keeps one coding that was given by hand; false where this coder had given it already. */
export async function giveCode(ctx: Context, coding: Coding, memo: string): Promise<boolean> {
  const given = await insertOnce(ctx, [{ ...coding, memo }])
    .returning('id')
    .execute()
  if (given.length === 0) return false
  await followCoding(ctx, coding, 1)
  return true
}

/** Keeps many codings at once, each as the judgement of its coder. For what is filled rather than coded by hand. */
export async function giveCodes(ctx: Context, given: Given[]): Promise<void> {
  for (const some of chunks(given, 500)) await insertOnce(ctx, some).execute()
  await hideInMemos(
    ctx,
    given.filter(({ memo }) => memo).map(({ evidence }) => evidence),
  )
  await markCounts(ctx, [...new Set(given.map(({ code }) => code))])
  for (const { evidence, code, coder } of given)
    ctx.record('coding.set', { kind: 'evidence', id: evidence }, { after: { code, coder } })
}

/** A coder gives a code to a piece of evidence once. */
function insertOnce(ctx: Context, given: Given[]) {
  return ctx.db
    .insertInto('codings')
    .values(
      given.map(({ evidence, code, coder, memo = '' }) => ({
        workspaceId: ctx.workspaceId,
        id: ctx.newId(),
        evidenceId: evidence,
        codeId: code,
        codedBy: coder,
        memo,
        codedAt: ctx.instant,
      })),
    )
    .onConflict((conflict) =>
      conflict.columns(['workspaceId', 'evidenceId', 'codeId', 'codedBy']).doNothing(),
    )
}
