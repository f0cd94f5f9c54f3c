import { fail, failCommon } from '@firsthand/contract/core/failure'
import * as contract from '@firsthand/contract/evidence/codes'
import { type Context, asker } from '../../platform/context.ts'
import { handle } from '../../platform/handle.ts'
import { openRoundOf } from '../blind-coding/open.ts'
import { hideInMemos, memoToTell } from '../redaction/memos.ts'
import { type Coding, followCoding } from './follow-coding.ts'
import { giveCode } from './give.ts'
import { indexMemos } from './memos.ts'
import { codesOfEvidence } from './read.ts'

export const codingHandlers = [
  handle(contract.setCoding, async (ctx, { evidence, code, memo }) => {
    await checkEvidence(ctx, evidence)
    const found = await ctx.db
      .selectFrom('codes')
      .select(['name', 'isHeading'])
      .where('workspaceId', '=', ctx.workspaceId)
      .where('id', '=', code)
      .where('archivedAt', 'is', null)
      .forShare()
      .executeTakeFirst()
    if (!found) fail(contract.setCoding, 'code_missing')
    if (found.isHeading) fail(contract.setCoding, 'only_heading', { name: found.name })
    const coder = asker(ctx).id
    const round = await openRoundOf(ctx, { evidence, member: coder })
    if (round !== undefined) fail(contract.setCoding, 'blind', { round })
    const coding = { evidence, code, coder }
    const isNew = await giveCode(ctx, coding, memo ?? '')
    if (!isNew && memo !== undefined) await changeMemo(ctx, coding, memo)
    if (memo) await hideInMemos(ctx, [evidence])
    const told = await memoToTell(ctx, evidence, memo)
    ctx.record(
      'coding.set',
      { kind: 'evidence', id: evidence },
      { after: { code, name: found.name, memo: told } },
    )
    return { codes: await codesOf(ctx, evidence) }
  }),

  handle(contract.removeCoding, async (ctx, { evidence, code, coder }) => {
    await checkEvidence(ctx, evidence)
    const codedBy = coder ?? asker(ctx).id
    const removed = await ctx.db
      .deleteFrom('codings')
      .where('workspaceId', '=', ctx.workspaceId)
      .where('evidenceId', '=', evidence)
      .where('codeId', '=', code)
      .where('codedBy', '=', codedBy)
      .returning('memo')
      .execute()
    if (removed.length > 0) {
      await followCoding(ctx, { evidence, code, coder: codedBy }, -1)
      if (removed[0]!.memo !== '') await indexMemos(ctx, [evidence])
      ctx.record(
        'coding.removed',
        { kind: 'evidence', id: evidence },
        { before: { code, coder: codedBy, memo: removed[0]!.memo } },
      )
    }
    return { codes: await codesOf(ctx, evidence) }
  }),
]

async function changeMemo(ctx: Context, { evidence, code, coder }: Coding, memo: string): Promise<void> {
  await ctx.db
    .updateTable('codings')
    .set({ memo })
    .where('workspaceId', '=', ctx.workspaceId)
    .where('evidenceId', '=', evidence)
    .where('codeId', '=', code)
    .where('codedBy', '=', coder)
    .execute()
  await indexMemos(ctx, [evidence])
}

async function checkEvidence(ctx: Context, id: string): Promise<void> {
  const found = await ctx.db
    .selectFrom('evidence')
    .select('id')
    .where('workspaceId', '=', ctx.workspaceId)
    .where('id', '=', id)
    .executeTakeFirst()
  if (!found) failCommon('not_found')
}

async function codesOf(ctx: Context, evidence: string) {
  return (await codesOfEvidence(ctx, [evidence])).get(evidence) ?? []
}
