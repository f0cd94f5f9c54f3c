import { Failure } from '@firsthand/contract/core/failure'
import type { Input, Output } from '@firsthand/contract/core/operation'
import { BulkChange, type BulkValue, type listSpared } from '@firsthand/contract/crm/bulk'
import type { Context } from '../../platform/context.ts'
import { pageOf, readCursor } from '../../platform/keyset.ts'
import type { Aspect } from './aspect.ts'
import { aspectToUndo } from './change.ts'
import { findEdit } from './jobs.ts'

/** Whom the undoing of a change left alone, with what the change had made of it and what they have now. */
export async function spared(
  ctx: Context,
  { edit, limit, after }: Input<typeof listSpared>,
): Promise<Output<typeof listSpared>> {
  const [last] = after ? readCursor(after, 1) : []
  const rows = await ctx.db
    .selectFrom('bulkEditPeople')
    .innerJoin('people', (on) =>
      on
        .onRef('people.workspaceId', '=', 'bulkEditPeople.workspaceId')
        .onRef('people.id', '=', 'bulkEditPeople.personId'),
    )
    .select(['people.id', 'people.name', 'bulkEditPeople.after'])
    .where('bulkEditPeople.workspaceId', '=', ctx.workspaceId)
    .where('bulkEditPeople.bulkEditId', '=', edit)
    .where('bulkEditPeople.sparedAt', 'is not', null)
    .$if(last !== undefined, (query) => query.where('bulkEditPeople.personId', '>', String(last)))
    .orderBy('bulkEditPeople.personId')
    .limit(limit + 1)
    .execute()
  const page = pageOf(rows, limit, { item: (row) => row, cursor: (row) => [row.id] })
  const aspect = await aspectStillThere(ctx, edit)
  const ids = page.items.map((row) => row.id)
  const now = aspect && ids.length > 0 ? await aspect.read(ctx, ids) : new Map()
  const show = await aspect?.show(ctx, [...now.values(), ...page.items.map((row) => row.after)])
  const shown = (value: unknown): BulkValue => show?.(value) ?? {}
  return {
    ...page,
    items: page.items.map(({ id, name, after: changedTo }) => ({
      id,
      name,
      changedTo: shown(changedTo),
      now: shown(now.get(id) ?? null),
    })),
  }
}

/** The list or the field that a change was about may have gone since; the people can still be named. */
async function aspectStillThere(ctx: Context, edit: string): Promise<Aspect | undefined> {
  try {
    return await aspectToUndo(ctx, BulkChange.parse((await findEdit(ctx, edit)).change))
  } catch (error) {
    if (error instanceof Failure) return undefined
    throw error
  }
}
