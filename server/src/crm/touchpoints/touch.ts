import { sql } from 'kysely'
import type { Context } from '../../platform/context.ts'
import { nextTouch } from './next-touch.ts'

export type Touch = {
  personId: string
  at: string
  direction: 'ours' | 'theirs' | 'both'
  channel: string
  outcome: 'reached' | 'no_answer' | 'declined' | 'yes' | null
  minutes: number | null
  note: string
  memberId: string | null
  /** What brought it about, such as a conversation; its domain keeps the touch up to date. */
  source?: { kind: string; id: string }
}

/** Notes touches and moves on when each person was last, and is next, to be talked to. Called by every domain that meets people. */
export async function touch(ctx: Context, touches: Touch[]): Promise<string[]> {
  if (touches.length === 0) return []
  const rows = touches.map(({ source, ...each }) => ({
    workspaceId: ctx.workspaceId,
    id: ctx.newId(),
    ...each,
    sourceKind: source?.kind ?? null,
    sourceId: source?.id ?? null,
    createdAt: ctx.instant,
  }))
  for (const some of chunks(rows, 500)) await ctx.db.insertInto('touchpoints').values(some).execute()
  await refreshTouches(
    ctx,
    touches.map((each) => each.personId),
  )
  return rows.map((row) => row.id)
}

/** Takes back the touches that a source brought about. */
export async function untouch(ctx: Context, sourceId: string): Promise<void> {
  const gone = await ctx.db
    .deleteFrom('touchpoints')
    .where('workspaceId', '=', ctx.workspaceId)
    .where('sourceId', '=', sourceId)
    .returning('personId')
    .execute()
  await refreshTouches(
    ctx,
    gone.map((row) => row.personId),
  )
}

/** Sets the last touch of people to the newest that reached them, and the next to what follows from it. */
export async function refreshTouches(ctx: Context, personIds: string[]): Promise<void> {
  // In one order, so that two who touch the same people wait for each other instead of stopping each other.
  const ids = [...new Set(personIds)].toSorted()
  for (const some of chunks(ids, 500)) await refreshSome(ctx, some)
}

async function refreshSome(ctx: Context, ids: string[]): Promise<void> {
  const { workspaceId, db } = ctx
  const people = await db
    .selectFrom('people')
    .select(['id', 'cadenceDays', 'lastTouchAt', 'nextTouchAt', 'snoozedAt', 'snoozedUntil'])
    .where('workspaceId', '=', workspaceId)
    .where('id', 'in', ids)
    .orderBy('id')
    .forUpdate()
    .execute()
  const { rows: lasts } = await sql<{ personId: string; at: string }>`
    SELECT p.id AS "personId", t.at
    FROM people p CROSS JOIN LATERAL (
      SELECT at FROM touchpoints
      WHERE workspace_id = ${workspaceId} AND person_id = p.id AND outcome IS DISTINCT FROM 'no_answer'
      ORDER BY at DESC LIMIT 1) t
    WHERE p.workspace_id = ${workspaceId} AND p.id = ANY (${ids}::uuid[])`.execute(db)
  const lastOf = new Map(lasts.map(({ personId, at }) => [personId, at]))
  for (const person of people) {
    const lastTouchAt = lastOf.get(person.id) ?? null
    const nextTouchAt = nextTouch({ ...person, lastTouchAt })
    if (lastTouchAt === person.lastTouchAt && nextTouchAt === person.nextTouchAt) continue
    await db
      .updateTable('people')
      .set({ lastTouchAt, nextTouchAt })
      .where('workspaceId', '=', workspaceId)
      .where('id', '=', person.id)
      .execute()
  }
}

/** Puts the next touch off until a moment, or for good (null); undefined lets it follow the cadence again. */
export async function setSnooze(
  ctx: Context,
  person: string,
  until: string | null | undefined,
): Promise<{ nextTouchAt: string | null; wasSnoozed: boolean } | undefined> {
  const before = await ctx.db
    .selectFrom('people')
    .select(['snoozedAt', 'nextTouchAt', 'lastTouchAt'])
    .where('workspaceId', '=', ctx.workspaceId)
    .where('id', '=', person)
    .forUpdate()
    .executeTakeFirst()
  if (!before) return undefined
  await ctx.db
    .updateTable('people')
    .set({
      snoozedAt: until === undefined ? null : ctx.instant,
      snoozedUntil: until ? new Date(until).toISOString() : null,
    })
    .where('workspaceId', '=', ctx.workspaceId)
    .where('id', '=', person)
    .execute()
  await refreshTouches(ctx, [person])
  const { snoozedAt, lastTouchAt, nextTouchAt } = before
  return {
    nextTouchAt,
    wasSnoozed: snoozedAt !== null && (lastTouchAt === null || lastTouchAt <= snoozedAt),
  }
}

function* chunks<Item>(items: Item[], size: number): Generator<Item[]> {
  for (let start = 0; start < items.length; start += size) yield items.slice(start, start + size)
}
