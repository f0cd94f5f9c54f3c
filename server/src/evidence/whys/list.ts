import type { Input, Output } from '@firsthand/contract/core/operation'
import type * as contract from '@firsthand/contract/evidence/whys'
import type { Context } from '../../platform/context.ts'
import { pageOf, readCursor } from '../../platform/keyset.ts'
import { readWhy } from './read.ts'

/** A page of ladders, newest first. */
export async function listWhys(
  ctx: Context,
  { limit, after, claim, evidence, archived }: Input<typeof contract.listWhys>,
): Promise<Output<typeof contract.listWhys>> {
  const [at, id] = after ? readCursor(after, 2) : []
  const rows = await ctx.db
    .selectFrom('whys')
    .select(['id', 'createdAt'])
    .where('workspaceId', '=', ctx.workspaceId)
    .where('archivedAt', archived ? 'is not' : 'is', null)
    .$if(claim !== undefined, (query) =>
      query.where((row) => row.or([row('claimId', '=', claim!), row('needId', '=', claim!)])),
    )
    .$if(evidence !== undefined, (query) => query.where('evidenceId', '=', evidence!))
    .$if(at !== undefined, (query) =>
      query.where((row) => row(row.refTuple('createdAt', 'id'), '<', row.tuple(String(at), String(id)))),
    )
    .orderBy('createdAt', 'desc')
    .orderBy('id', 'desc')
    .limit(limit + 1)
    .execute()
  const complete = new Map<string, contract.WhyView>()
  // One after the other: a transaction has one connection.
  for (const row of rows.slice(0, limit)) complete.set(row.id, await readWhy(ctx, row.id))
  return pageOf(rows, limit, {
    item: (row) => complete.get(row.id)!,
    cursor: (row) => [row.createdAt, row.id],
  })
}
