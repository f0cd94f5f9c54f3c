import { fail, failCommon } from '@firsthand/contract/core/failure'
import * as contract from '@firsthand/contract/evidence/codes'
import { sql } from 'kysely'
import type { Context } from '../../platform/context.ts'
import { handle } from '../../platform/handle.ts'
import { markCounts } from './counts.ts'
import { codeRows, readCode } from './read.ts'
import { type Branch, heightOf, levelOf, withBelow } from './tree.rules.ts'
import { holdCodebook, orNameTaken } from './write.ts'

export const mergeHandlers = [
  handle(contract.mergeCode, async (ctx, { code: id, into }) => {
    await holdCodebook(ctx)
    const codes = await codeRows(ctx)
    const merged = codes.find((code) => code.id === id) ?? failCommon('not_found')
    const target = codes.find((code) => code.id === into) ?? fail(contract.mergeCode, 'into_missing')
    if (withBelow(codes, id).has(into)) fail(contract.mergeCode, 'into_itself')
    if (target.isHeading && !merged.isHeading) fail(contract.mergeCode, 'into_heading', { name: target.name })
    const children = codes.filter(({ parentId }) => parentId === id)
    const taken = children.find((child) =>
      codes.some((other) => other.parentId === into && other.id !== id && other.nameKey === child.nameKey),
    )
    if (taken) fail(contract.mergeCode, 'name_taken', { name: taken.name })
    if (levelOf(codes, into) + heightOf(codes, id) - 1 > contract.codeLimits.depth)
      fail(contract.mergeCode, 'too_deep', { limit: contract.codeLimits.depth })
    // First the code itself: whoever is coding with it at this moment is waited for, and nobody does so afterwards.
    await ctx.db
      .updateTable('codes')
      .set({ archivedAt: ctx.instant, archivedBy: ctx.member?.id ?? null, mergedInto: into })
      .where('workspaceId', '=', ctx.workspaceId)
      .where('id', '=', id)
      .execute()
    await bringChildren(ctx, { from: id, to: into })
    const moved = await bringCodings(ctx, { from: id, to: into })
    await markCounts(ctx, [id, into])
    ctx.record(
      'code.merged',
      { kind: 'code', id },
      { before: { name: merged.name, parent: merged.parentId }, after: { into, codings: moved } },
    )
    return readCode(ctx, into)
  }),

  handle(contract.unmergeCode, async (ctx, { code: id }) => {
    await holdCodebook(ctx)
    const merged =
      (await codeRows(ctx, { archived: true })).find((code) => code.id === id) ?? failCommon('not_found')
    const into = merged.mergedInto ?? fail(contract.unmergeCode, 'not_merged')
    const live = await codeRows(ctx)
    const parentId = placeToReturnTo(live, merged)
    await orNameTaken(contract.unmergeCode, merged.name, () =>
      ctx.db
        .updateTable('codes')
        .set({ archivedAt: null, archivedBy: null, mergedInto: null, parentId, updatedAt: ctx.instant })
        .where('workspaceId', '=', ctx.workspaceId)
        .where('id', '=', id)
        .execute(),
    )
    await returnChildren(ctx, id)
    await returnCodings(ctx, id)
    await markCounts(ctx, [id, into])
    ctx.record('code.unmerged', { kind: 'code', id }, { before: { into } })
    return readCode(ctx, id)
  }),
]

/** Its old parent, unless that is gone or stands by now below what comes back with the code: then it stands on top. */
function placeToReturnTo(live: LiveCode[], { id, parentId }: { id: string; parentId: string | null }) {
  if (!live.some((code) => code.id === parentId)) return null
  const returning = live.filter(({ broughtBy }) => broughtBy === id)
  const wouldCircle = returning.some((child) => withBelow(live, child.id).has(parentId!))
  return wouldCircle ? null : parentId
}

type LiveCode = Branch & { broughtBy: string | null }
type Bringing = { from: string; to: string }

async function bringChildren(ctx: Context, { from, to }: Bringing): Promise<void> {
  await ctx.db
    .updateTable('codes')
    .set({ parentId: to, broughtBy: from, updatedAt: ctx.instant })
    .where('workspaceId', '=', ctx.workspaceId)
    .where('parentId', '=', from)
    .where('archivedAt', 'is', null)
    .execute()
}

/** Moves codings. Where a coder gave both codes, the one of the merged code stays with it, so that undoing finds it. */
async function bringCodings(ctx: Context, { from, to }: Bringing): Promise<number> {
  const moved = await ctx.db
    .updateTable('codings')
    .set({ codeId: to, broughtBy: from })
    .where('workspaceId', '=', ctx.workspaceId)
    .where('codeId', '=', from)
    .where(
      sql<boolean>`NOT EXISTS (SELECT FROM codings other WHERE other.workspace_id = ${ctx.workspaceId}
        AND other.code_id = ${to} AND other.evidence_id = codings.evidence_id AND other.coded_by = codings.coded_by)`,
    )
    .executeTakeFirst()
  return Number(moved.numUpdatedRows)
}

async function returnChildren(ctx: Context, id: string): Promise<void> {
  await ctx.db
    .updateTable('codes')
    .set({ parentId: id, broughtBy: null, updatedAt: ctx.instant })
    .where('workspaceId', '=', ctx.workspaceId)
    .where('broughtBy', '=', id)
    .execute()
}

async function returnCodings(ctx: Context, id: string): Promise<void> {
  await ctx.db
    .updateTable('codings')
    .set({ codeId: id, broughtBy: null })
    .where('workspaceId', '=', ctx.workspaceId)
    .where('broughtBy', '=', id)
    .execute()
}
