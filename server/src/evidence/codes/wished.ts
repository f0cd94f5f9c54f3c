import type { CodeWish } from '@firsthand/contract/evidence/code-wish'
import { codeLimits } from '@firsthand/contract/evidence/code-ref'
import { fail } from '@firsthand/contract/core/failure'
import { createEvidence } from '@firsthand/contract/evidence/evidence'
import { type Context, asker } from '../../platform/context.ts'
import { anyOf } from '../../platform/db/any-of.ts'
import { hideInMemos, memoToTell } from '../redaction/memos.ts'
import { giveCode } from './give.ts'
import { codeRows } from './read.ts'
import { indexCodes } from './search.ts'
import { holdCodebook, nameKeyOf } from './write.ts'

/** Gives new evidence the codes that were wished for, as the judgement of whoever asks. */
export async function codeAsWished(ctx: Context, evidence: string, wishes: CodeWish[]): Promise<void> {
  const memos = new Map<string, string>()
  for (const wish of wishes)
    memos.set('code' in wish ? wish.code : await codeNamed(ctx, wish.name), wish.memo)
  const names = await holdCodes(ctx, [...memos.keys()])
  const coder = asker(ctx).id
  // One after the other: the counts that follow a coding must see those before it.
  for (const [code, name] of names) {
    const memo = await memoToTell(ctx, evidence, memos.get(code)!)
    await giveCode(ctx, { evidence, code, coder }, memos.get(code)!)
    ctx.record('coding.set', { kind: 'evidence', id: evidence }, { after: { code, name, memo } })
  }
  if (wishes.some(({ memo }) => memo)) await hideInMemos(ctx, [evidence])
}

/** The code on top by that name, or a new one there. Two who name one at the same moment mean the same. */
async function codeNamed(ctx: Context, name: string): Promise<string> {
  await holdCodebook(ctx)
  const codes = await codeRows(ctx)
  const nameKey = nameKeyOf(name)
  const there = codes.find((code) => code.parentId === null && code.nameKey === nameKey)
  if (there) return there.id
  if (codes.length >= codeLimits.codes) fail(createEvidence, 'too_many_codes', { limit: codeLimits.codes })
  const id = ctx.newId()
  await ctx.db
    .insertInto('codes')
    .values({
      workspaceId: ctx.workspaceId,
      id,
      parentId: null,
      name,
      nameKey,
      colour: codes.length % codeLimits.colours,
      createdBy: ctx.member?.id ?? null,
      createdAt: ctx.instant,
      updatedAt: ctx.instant,
    })
    .execute()
  await indexCodes(ctx, [{ id, name, definition: '', whenToUse: '' }])
  ctx.record('code.created', { kind: 'code', id }, { after: { name, parent: null } })
  return id
}

/** The names of these codes by their ids. Nobody archives one, or makes it a heading, before this is done. */
async function holdCodes(ctx: Context, ids: string[]): Promise<Map<string, string>> {
  const rows = await ctx.db
    .selectFrom('codes')
    .select(['id', 'name', 'isHeading'])
    .where('workspaceId', '=', ctx.workspaceId)
    .where('id', '=', anyOf(ids))
    .where('archivedAt', 'is', null)
    .orderBy('id')
    .forShare()
    .execute()
  if (rows.length < ids.length) fail(createEvidence, 'code_missing')
  const heading = rows.find(({ isHeading }) => isHeading)
  if (heading) fail(createEvidence, 'only_heading', { name: heading.name })
  return new Map(rows.map(({ id, name }) => [id, name]))
}
