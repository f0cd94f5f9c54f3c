import type { Context } from '../../platform/context.ts'

export type Touch = {
  personId: string
  at: string
  direction: 'ours' | 'theirs' | 'both'
  channel: string
  outcome: 'reached' | 'no_answer' | 'declined'
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
  await ctx.db.insertInto('touchpoints').values(rows).execute()
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

/** Last touch = the newest that reached them; next touch = last touch + cadence. A try without an answer moves neither, and leaves what was put off. */
export async function refreshTouches(ctx: Context, personIds: string[]): Promise<void> {
  for (const personId of new Set(personIds)) {
    const person = await ctx.db
      .selectFrom('people')
      .select(['cadenceDays', 'lastTouchAt'])
      .where('workspaceId', '=', ctx.workspaceId)
      .where('id', '=', personId)
      .forUpdate()
      .executeTakeFirst()
    if (!person) continue
    const last = await ctx.db
      .selectFrom('touchpoints')
      .select('at')
      .where('workspaceId', '=', ctx.workspaceId)
      .where('personId', '=', personId)
      .where('outcome', '=', 'reached')
      .orderBy('at', 'desc')
      .limit(1)
      .executeTakeFirst()
    if ((last?.at ?? null) === person.lastTouchAt) continue
    await ctx.db
      .updateTable('people')
      .set({ lastTouchAt: last?.at ?? null, nextTouchAt: nextTouch(last?.at ?? null, person.cadenceDays) })
      .where('workspaceId', '=', ctx.workspaceId)
      .where('id', '=', personId)
      .execute()
  }
}

/** Whole days of 24 hours after the last touch; nothing without a cadence or before the first touch. */
export function nextTouch(lastTouchAt: string | null, cadenceDays: number | null): string | null {
  if (lastTouchAt === null || cadenceDays === null) return null
  return new Date(Date.parse(lastTouchAt) + cadenceDays * 86_400_000).toISOString()
}
