import type { Input } from '@firsthand/contract/core/operation'
import type * as contract from '@firsthand/contract/crm/follow-ups'
import { sql } from 'kysely'
import type { Context } from '../../platform/context.ts'
import { pageOf, readCursor } from '../../platform/keyset.ts'
import { mayBeSql } from '../consents/may-be.ts'
import { personRefs } from '../people/refs.ts'

const dayMs = 86_400_000
/** Late by a week is a busy week. */
const patienceDays = 7

/** People who are late by a week, and by half of how often we meant to talk: weekly ones soon, yearly ones not at once. */
export async function losingTouch(ctx: Context, { limit, after }: Input<typeof contract.losingTouch>) {
  const [at, id] = after ? readCursor(after, 2) : []
  const latest = new Date(ctx.now.getTime() - patienceDays * dayMs).toISOString()
  const rows = await ctx.db
    .selectFrom('people')
    .select(['id', 'nextTouchAt', 'lastTouchAt', 'cadenceDays'])
    .where('workspaceId', '=', ctx.workspaceId)
    .where('archivedAt', 'is', null)
    .where('nextTouchAt', '<=', latest)
    .where(mayBeSql(ctx, 'people.id', 'contact', { nobody: true }))
    .where(
      sql<boolean>`next_touch_at <= ${ctx.instant}::timestamptz - make_interval(hours => coalesce(cadence_days, 0) * 12)`,
    )
    .$if(at !== undefined, (query) =>
      query.where((row) => row(row.refTuple('nextTouchAt', 'id'), '>', row.tuple(String(at), String(id)))),
    )
    .orderBy('nextTouchAt')
    .orderBy('id')
    .limit(limit + 1)
    .execute()
  const people = await personRefs(
    ctx,
    rows.map((row) => row.id),
  )
  return pageOf(rows, limit, {
    item: ({ id: person, nextTouchAt, lastTouchAt, cadenceDays }) => ({
      person: people.get(person)!,
      cadenceDays,
      lastTouchAt,
      nextTouchAt: nextTouchAt!,
      lateDays: Math.floor((ctx.now.getTime() - Date.parse(nextTouchAt!)) / dayMs),
    }),
    cursor: (row) => [row.nextTouchAt, row.id],
  })
}
