import type { Input, Output } from '@firsthand/contract/core/operation'
import type { listSpared as operation } from '@firsthand/contract/crm/imports'
import type { Context } from '../../platform/context.ts'
import { pageOf, readCursor } from '../../platform/keyset.ts'
import { anyOf } from '../../platform/db/any-of.ts'
import { insertRows } from '../../platform/db/insert-rows.ts'
import { showImport } from './show.ts'

export type SparedReason = Output<typeof operation>['items'][number]['reason']

/**
 * Keeps whom an undo left as they are, so that somebody can look after them one by one, and counts them. Whom it left when
 * it was asked for before is looked at again, and stands and counts once.
 */
export async function keepSpared(
  ctx: Context,
  importId: string,
  { lookedAt, spared }: { lookedAt: string[]; spared: Map<string, SparedReason> },
): Promise<void> {
  const before = await ctx.db
    .deleteFrom('importSpared')
    .where('workspaceId', '=', ctx.workspaceId)
    .where('importId', '=', importId)
    .where('personId', '=', anyOf(lookedAt))
    .returning('personId')
    .execute()
  await insertRows(ctx, 'importSpared', {
    shared: { importId },
    types: { id: 'uuid', personId: 'uuid', reason: 'text' },
    rows: [...spared].map(([personId, reason]) => ({ id: ctx.newId(), personId, reason })),
  })
  const more = spared.size - new Set(before.map((row) => row.personId)).size
  await ctx.db
    .updateTable('imports')
    .set((row) => ({ peopleSpared: row('peopleSpared', '+', more) }))
    .where('workspaceId', '=', ctx.workspaceId)
    .where('id', '=', importId)
    .execute()
}

export async function listSpared(
  ctx: Context,
  { import: importId, limit, after }: Input<typeof operation>,
): Promise<Output<typeof operation>> {
  await showImport(ctx, importId)
  const [id] = after ? readCursor(after, 1) : []
  const rows = await ctx.db
    .selectFrom('importSpared')
    .innerJoin('people', (on) =>
      on
        .onRef('people.workspaceId', '=', 'importSpared.workspaceId')
        .onRef('people.id', '=', 'importSpared.personId'),
    )
    .select(['importSpared.id', 'importSpared.reason', 'people.id as personId', 'people.name'])
    .where('importSpared.workspaceId', '=', ctx.workspaceId)
    .where('importSpared.importId', '=', importId)
    .$if(id !== undefined, (query) => query.where('importSpared.id', '>', String(id)))
    .orderBy('importSpared.id')
    .limit(limit + 1)
    .execute()
  return pageOf(rows, limit, {
    item: (row) => ({ person: { id: row.personId, name: row.name }, reason: row.reason as SparedReason }),
    cursor: (row) => [row.id],
  })
}
