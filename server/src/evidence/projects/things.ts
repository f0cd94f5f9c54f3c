import type { Context } from '../../platform/context.ts'
import { insertRows } from '../../platform/db/insert-rows.ts'

export type ThingKind = 'code' | 'coder' | 'person' | 'text' | 'evidence' | 'coding' | 'file'
export type Thing = { thingId: string; guid?: string; isMade?: boolean }

/** Notes what an import made, or recognised, for going on later and for taking it back. */
export async function noteThings(
  ctx: Context,
  importId: string,
  { kind, things }: { kind: ThingKind; things: Thing[] },
): Promise<void> {
  await insertRows(ctx, 'projectThings', {
    shared: { importId, kind },
    types: { thingId: 'uuid', guid: 'text', isMade: 'bool' },
    rows: things.map(({ thingId, guid = '', isMade = true }) => ({
      thingId,
      guid: guid.slice(0, 200),
      isMade,
    })),
    onConflict: 'DO NOTHING',
  })
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
