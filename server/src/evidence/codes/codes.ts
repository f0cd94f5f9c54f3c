import { fail, failCommon } from '@firsthand/contract/core/failure'
import * as contract from '@firsthand/contract/evidence/codes'
import type { Context } from '../../platform/context.ts'
import { handle } from '../../platform/handle.ts'
import { indexCodes } from './search.ts'
import { markCounts } from './counts.ts'
import { codeRows, readCode, readCodes } from './read.ts'
import { heightOf, levelOf, withBelow } from './tree.rules.ts'
import { given, holdCodebook, nameKeyOf, orNameTaken } from './write.ts'

export const codeHandlers = [
  handle(contract.listCodes, async (ctx, input) => ({ items: await readCodes(ctx, input) })),

  handle(contract.createCode, async (ctx, { name, parent, ...fields }) => {
    await holdCodebook(ctx)
    const codes = await codeRows(ctx)
    const above = parent ? codes.find(({ id }) => id === parent) : undefined
    if (parent && !above) fail(contract.createCode, 'parent_missing')
    if (codes.length >= contract.codeLimits.codes)
      fail(contract.createCode, 'too_many', { limit: contract.codeLimits.codes })
    if (levelOf(codes, parent) >= contract.codeLimits.depth)
      fail(contract.createCode, 'too_deep', { limit: contract.codeLimits.depth })
    const id = ctx.newId()
    await orNameTaken(contract.createCode, name, () =>
      ctx.db
        .insertInto('codes')
        .values({
          workspaceId: ctx.workspaceId,
          id,
          parentId: parent,
          name,
          nameKey: nameKeyOf(name),
          colour: above?.colour ?? codes.length % contract.codeLimits.colours,
          ...given(fields),
          createdBy: ctx.member?.id ?? null,
          createdAt: ctx.instant,
          updatedAt: ctx.instant,
        })
        .execute(),
    )
    await indexAgain(ctx, id)
    ctx.record('code.created', { kind: 'code', id }, { after: { name, parent, ...fields } })
    return readCode(ctx, id)
  }),

  handle(contract.updateCode, async (ctx, { code: id, version, name, ...fields }) => {
    const before = await lockOne(ctx, id)
    if (version !== undefined && version !== before.version) failCommon('conflict')
    if (fields.isHeading && (await carriesEvidence(ctx, id))) fail(contract.updateCode, 'used_as_code')
    await orNameTaken(contract.updateCode, name ?? before.name, () =>
      ctx.db
        .updateTable('codes')
        .set({
          ...given(fields),
          ...(name !== undefined && { name, nameKey: nameKeyOf(name) }),
          updatedAt: ctx.instant,
          version: before.version + 1,
        })
        .where('workspaceId', '=', ctx.workspaceId)
        .where('id', '=', id)
        .execute(),
    )
    await indexAgain(ctx, id)
    ctx.record('code.updated', { kind: 'code', id }, { before, after: { name, ...fields } })
    return readCode(ctx, id)
  }),

  handle(contract.moveCode, async (ctx, { code: id, parent, from }) => {
    await holdCodebook(ctx)
    const codes = await codeRows(ctx)
    const moved = codes.find((code) => code.id === id) ?? failCommon('not_found')
    if (from !== undefined && from !== moved.parentId) failCommon('conflict')
    if (parent && !codes.some((code) => code.id === parent)) fail(contract.moveCode, 'parent_missing')
    if (parent && withBelow(codes, id).has(parent)) fail(contract.moveCode, 'below_itself')
    if (levelOf(codes, parent) + heightOf(codes, id) > contract.codeLimits.depth)
      fail(contract.moveCode, 'too_deep', { limit: contract.codeLimits.depth })
    await orNameTaken(contract.moveCode, moved.name, () =>
      ctx.db
        .updateTable('codes')
        .set({ parentId: parent, broughtBy: null, updatedAt: ctx.instant })
        .where('workspaceId', '=', ctx.workspaceId)
        .where('id', '=', id)
        .execute(),
    )
    await markCounts(ctx, [id, ...(moved.parentId ? [moved.parentId] : [])])
    ctx.record('code.moved', { kind: 'code', id }, { before: { parent: moved.parentId }, after: { parent } })
    return readCode(ctx, id)
  }),

  handle(contract.archiveCode, async (ctx, { code: id }) => {
    await holdCodebook(ctx)
    const codes = await codeRows(ctx)
    if (!codes.some((code) => code.id === id)) failCommon('not_found')
    const ids = [...withBelow(codes, id)]
    await ctx.db
      .updateTable('codes')
      .set({ archivedAt: ctx.instant, archivedBy: ctx.member?.id ?? null })
      .where('workspaceId', '=', ctx.workspaceId)
      .where('id', 'in', ids)
      .execute()
    await markCounts(ctx, ids)
    for (const each of ids) ctx.record('code.archived', { kind: 'code', id: each })
    return {}
  }),

  handle(contract.restoreCode, async (ctx, { code: id }) => {
    await holdCodebook(ctx)
    const archived = await codeRows(ctx, { archived: true })
    const code = archived.find((each) => each.id === id) ?? failCommon('not_found')
    if (code.mergedInto) fail(contract.restoreCode, 'was_merged')
    const together = archived.filter((each) => each.archivedAt === code.archivedAt && !each.mergedInto)
    const parentIsThere =
      code.parentId !== null && (await codeRows(ctx)).some((each) => each.id === code.parentId)
    await orNameTaken(contract.restoreCode, code.name, async () => {
      await ctx.db
        .updateTable('codes')
        .set({ archivedAt: null, archivedBy: null, updatedAt: ctx.instant })
        .$if(!parentIsThere, (query) =>
          query.set((row) => ({
            parentId: row.case().when('id', '=', id).then(null).else(row.ref('parentId')).end(),
          })),
        )
        .where('workspaceId', '=', ctx.workspaceId)
        .where('id', 'in', [...withBelow(together, id)])
        .execute()
    })
    await markCounts(ctx, [...withBelow(together, id)])
    for (const each of withBelow(together, id)) ctx.record('code.restored', { kind: 'code', id: each })
    return readCode(ctx, id)
  }),
]

async function lockOne(ctx: Context, id: string) {
  const row = await ctx.db
    .selectFrom('codes')
    .selectAll()
    .where('workspaceId', '=', ctx.workspaceId)
    .where('id', '=', id)
    .where('archivedAt', 'is', null)
    .forUpdate()
    .executeTakeFirst()
  return row ?? failCommon('not_found')
}

async function indexAgain(ctx: Context, id: string): Promise<void> {
  await indexCodes(
    ctx,
    await ctx.db
      .selectFrom('codes')
      .select(['id', 'name', 'definition', 'whenToUse'])
      .where('workspaceId', '=', ctx.workspaceId)
      .where('id', '=', id)
      .execute(),
  )
}

async function carriesEvidence(ctx: Context, id: string): Promise<boolean> {
  const coding = await ctx.db
    .selectFrom('codings')
    .select('id')
    .where('workspaceId', '=', ctx.workspaceId)
    .where('codeId', '=', id)
    .limit(1)
    .executeTakeFirst()
  return coding !== undefined
}
