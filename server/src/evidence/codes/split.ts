import { fail, failCommon } from '@firsthand/contract/core/failure'
import * as contract from '@firsthand/contract/evidence/codes'
import { handle } from '../../platform/handle.ts'
import { markCounts } from './counts.ts'
import { codeRows, readCode } from './read.ts'
import { indexCodes } from './search.ts'
import { holdCodebook, nameKeyOf, orNameTaken } from './write.ts'

export const splitHandlers = [
  handle(contract.splitCode, async (ctx, { code: from, name, definition = '', evidence }) => {
    await holdCodebook(ctx)
    const codes = await codeRows(ctx)
    const before = codes.find(({ id }) => id === from) ?? failCommon('not_found')
    if (codes.length >= contract.codeLimits.codes)
      fail(contract.splitCode, 'too_many', { limit: contract.codeLimits.codes })
    const id = ctx.newId()
    await orNameTaken(contract.splitCode, name, () =>
      ctx.db
        .insertInto('codes')
        .values({
          workspaceId: ctx.workspaceId,
          id,
          parentId: before.parentId,
          name,
          nameKey: nameKeyOf(name),
          colour: before.colour,
          definition,
          createdBy: ctx.member?.id ?? null,
          createdAt: ctx.instant,
          updatedAt: ctx.instant,
        })
        .execute(),
    )
    const moved = await ctx.db
      .updateTable('codings')
      .set({ codeId: id, broughtBy: null })
      .where('workspaceId', '=', ctx.workspaceId)
      .where('codeId', '=', from)
      .where('evidenceId', 'in', evidence)
      .returning('evidenceId')
      .execute()
    if (moved.length === 0) fail(contract.splitCode, 'none_carry')
    await markCounts(ctx, [from, id])
    await indexCodes(ctx, [{ id, name, definition, whenToUse: '' }])
    const pieces = [...new Set(moved.map(({ evidenceId }) => evidenceId))]
    ctx.record('code.created', { kind: 'code', id }, { after: { name, splitFrom: from, definition } })
    ctx.record('code.split', { kind: 'code', id: from }, { after: { into: id, name, evidence: pieces } })
    return { code: await readCode(ctx, id), from: await readCode(ctx, from), moved: pieces.length }
  }),
]
