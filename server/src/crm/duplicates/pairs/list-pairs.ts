import type { DuplicateReason } from '@firsthand/contract/crm/duplicates'
import type * as contract from '@firsthand/contract/crm/duplicates'
import type { Input, Output } from '@firsthand/contract/core/operation'
import { type SqlBool, sql } from 'kysely'
import type { Context } from '../../../platform/context.ts'
import { pageOf, readCursor } from '../../../platform/keyset.ts'
import { personRefs } from '../../people/refs.ts'

const countedTo = 10_000

/** Pairs that wait for a decision, the surest first. Those of somebody archived wait until they are back. */
export async function listPairs(
  ctx: Context,
  { limit, after, person }: Input<typeof contract.listDuplicates>,
): Promise<Output<typeof contract.listDuplicates>> {
  const [weight, id] = after ? readCursor(after, 2) : []
  const rows = await waiting(ctx, person)
    .select([
      'd.id',
      'd.oneId',
      'd.otherId',
      'd.weight',
      'd.probability',
      'd.reasons',
      'd.exactSince',
      'd.foundAt',
    ])
    .$if(weight !== undefined, (query) =>
      query.where(sql<SqlBool>`(d.weight, d.id) < (${Number(weight)}::real, ${String(id)}::uuid)`),
    )
    .orderBy('d.weight', 'desc')
    .orderBy('d.id', 'desc')
    .limit(limit + 1)
    .execute()
  const refs = await personRefs(
    ctx,
    rows.flatMap((row) => [row.oneId, row.otherId]),
  )
  const page = pageOf(rows, limit, {
    item: (row) => ({
      id: row.id,
      one: refs.get(row.oneId)!,
      other: refs.get(row.otherId)!,
      probability: row.probability,
      isExact: row.exactSince !== null,
      reasons: row.reasons as DuplicateReason[],
      foundAt: row.foundAt,
    }),
    cursor: (row) => [row.weight, row.id],
  })
  return after ? page : { ...page, total: await countPairs(ctx, person) }
}

export async function countPairs(ctx: Context, person?: string): Promise<{ count: number; exact: boolean }> {
  const some = waiting(ctx, person)
    .select('d.id')
    .limit(countedTo + 1)
  const { count } = await ctx.db
    .selectFrom(some.as('some'))
    .select((row) => row.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow()
  return { count: Math.min(count, countedTo), exact: count <= countedTo }
}

function waiting({ db, workspaceId }: Context, person: string | undefined) {
  return db
    .selectFrom('duplicatePairs as d')
    .where('d.workspaceId', '=', workspaceId)
    .where('d.notSameAt', 'is', null)
    .$if(person !== undefined, (query) =>
      query.where((row) => row.or([row('d.oneId', '=', person!), row('d.otherId', '=', person!)])),
    )
    .where(
      sql<SqlBool>`NOT EXISTS (SELECT FROM people p WHERE p.workspace_id = ${workspaceId} AND p.id = d.one_id AND p.archived_at IS NOT NULL)`,
    )
    .where(
      sql<SqlBool>`NOT EXISTS (SELECT FROM people p WHERE p.workspace_id = ${workspaceId} AND p.id = d.other_id AND p.archived_at IS NOT NULL)`,
    )
}
