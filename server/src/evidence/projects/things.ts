import type { Context } from '../../platform/context.ts'
import { chunks } from '../../platform/events/record.ts'

export type ThingKind = 'code' | 'coder' | 'person' | 'text' | 'evidence' | 'coding' | 'file'
export type Thing = { thingId: string; guid?: string; isMade?: boolean }

/** Notes what an import made, or recognised, for going on later and for taking it back. */
export async function noteThings(
  ctx: Context,
  importId: string,
  { kind, things }: { kind: ThingKind; things: Thing[] },
): Promise<void> {
  const rows = things.map(({ thingId, guid = '', isMade = true }) => ({
    workspaceId: ctx.workspaceId,
    importId,
    kind,
    thingId,
    guid: guid.slice(0, 200),
    isMade,
  }))
  for (const some of chunks(rows, 500))
    await ctx.db
      .insertInto('projectThings')
      .values(some)
      .onConflict((conflict) => conflict.doNothing())
      .execute()
}

/** Those that an import made itself. */
export async function madeThings(ctx: Context, importId: string, kind: ThingKind): Promise<string[]> {
  const rows = await ctx.db
    .selectFrom('projectThings')
    .select('thingId')
    .distinct()
    .where('workspaceId', '=', ctx.workspaceId)
    .where('importId', '=', importId)
    .where('kind', '=', kind)
    .where('isMade', '=', true)
    .orderBy('thingId')
    .execute()
  return rows.map((row) => row.thingId)
}

/** Which of ours each id of the project is. */
export async function thingsByGuid(
  ctx: Context,
  importId: string,
  kind: ThingKind,
): Promise<Map<string, string>> {
  const rows = await ctx.db
    .selectFrom('projectThings')
    .select(['guid', 'thingId'])
    .where('workspaceId', '=', ctx.workspaceId)
    .where('importId', '=', importId)
    .where('kind', '=', kind)
    // Nothing points at what has no id.
    .where('guid', '!=', '')
    .execute()
  return new Map(rows.map((row) => [row.guid, row.thingId]))
}
