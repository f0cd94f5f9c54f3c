import { fail, failCommon } from '@firsthand/contract/core/failure'
import * as contract from '@firsthand/contract/crm/duplicates'
import type { Input, Output } from '@firsthand/contract/core/operation'
import type { Context } from '../../../platform/context.ts'
import { pageOf, readCursor } from '../../../platform/keyset.ts'
import { knownPeople, personRefs } from '../../people/refs.ts'
import { findSame } from '../find-same.ts'
import { readCompared } from '../read-compared.ts'
import { storePairs } from './store-pairs.ts'

type Pair = Input<typeof contract.tellApart>

/** Remembers that two people are not the same. */
export async function tellApart(
  ctx: Context,
  { one, other }: Pair,
): Promise<Output<typeof contract.tellApart>> {
  if (one === other) fail(contract.tellApart, 'same_person')
  if ((await knownPeople(ctx, [one, other])).size < 2) failCommon('not_found')
  const decided = { notSameAt: ctx.instant, notSameBy: ctx.member?.id ?? null }
  const [oneId, otherId] = [one, other].toSorted() as [string, string]
  await ctx.db
    .insertInto('duplicatePairs')
    .values({
      workspaceId: ctx.workspaceId,
      id: ctx.newId(),
      oneId,
      otherId,
      weight: 0,
      probability: 0,
      reasons: '[]',
      foundAt: ctx.instant,
      ...decided,
    })
    .onConflict((conflict) =>
      conflict
        .columns(['workspaceId', 'oneId', 'otherId'])
        .doUpdateSet(decided)
        .where('duplicatePairs.notSameAt', 'is', null),
    )
    .execute()
  ctx.record('person.told_apart', { kind: 'person', id: oneId }, { after: { other: otherId } })
  return {}
}

/** Takes it back; the two are suggested again where they look alike. */
export async function untellApart(
  ctx: Context,
  { one, other }: Pair,
): Promise<Output<typeof contract.untellApart>> {
  const [oneId, otherId] = [one, other].toSorted() as [string, string]
  const gone = await ctx.db
    .deleteFrom('duplicatePairs')
    .where('workspaceId', '=', ctx.workspaceId)
    .where('oneId', '=', oneId)
    .where('otherId', '=', otherId)
    .where('notSameAt', 'is not', null)
    .executeTakeFirst()
  if (gone.numDeletedRows === 0n) failCommon('not_found')
  const person = (await readCompared(ctx, [oneId])).get(oneId)
  if (person)
    await storePairs(
      ctx,
      (await findSame(ctx, person)).filter((same) => same.other === otherId),
    )
  ctx.record('person.untold_apart', { kind: 'person', id: oneId }, { after: { other: otherId } })
  return {}
}

export async function listToldApart(
  ctx: Context,
  { limit, after }: Input<typeof contract.listToldApart>,
): Promise<Output<typeof contract.listToldApart>> {
  const [at, id] = after ? readCursor(after, 2) : []
  const rows = await ctx.db
    .selectFrom('duplicatePairs as d')
    .leftJoin('members as m', (on) =>
      on.onRef('m.workspaceId', '=', 'd.workspaceId').onRef('m.id', '=', 'd.notSameBy'),
    )
    .select(['d.id', 'd.oneId', 'd.otherId', 'd.notSameAt', 'm.name as by'])
    .where('d.workspaceId', '=', ctx.workspaceId)
    .where('d.notSameAt', 'is not', null)
    .$if(at !== undefined, (query) =>
      query.where((row) => row(row.refTuple('d.notSameAt', 'd.id'), '<', row.tuple(String(at), String(id)))),
    )
    .orderBy('d.notSameAt', 'desc')
    .orderBy('d.id', 'desc')
    .limit(limit + 1)
    .execute()
  const refs = await personRefs(
    ctx,
    rows.flatMap((row) => [row.oneId, row.otherId]),
  )
  return pageOf(rows, limit, {
    item: (row) => ({
      id: row.id,
      one: refs.get(row.oneId)!,
      other: refs.get(row.otherId)!,
      at: row.notSameAt!,
      by: row.by,
    }),
    cursor: (row) => [row.notSameAt, row.id],
  })
}
