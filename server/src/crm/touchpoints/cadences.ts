import { setCadence, showCadences } from '@firsthand/contract/crm/follow-ups'
import type { ContactType } from '@firsthand/contract/crm/people'
import type { Context } from '../../platform/context.ts'
import { handle } from '../../platform/handle.ts'

export const cadenceHandlers = [
  handle(showCadences, async (ctx) => ({ items: await readCadences(ctx) })),

  handle(setCadence, async (ctx, { type, days }) => {
    const { workspaceId, db, instant } = ctx
    const before = (await readCadences(ctx)).find((each) => each.type === type)?.days ?? null
    await db
      .deleteFrom('cadenceDefaults')
      .where('workspaceId', '=', workspaceId)
      .where('type', '=', type)
      .execute()
    if (days !== null)
      await db
        .insertInto('cadenceDefaults')
        .values({ workspaceId, type, days, updatedBy: ctx.member?.id ?? null, updatedAt: instant })
        .onConflict((row) => row.columns(['workspaceId', 'type']).doUpdateSet({ days }))
        .execute()
    if (before !== days)
      ctx.record(
        'cadence.changed',
        { kind: 'workspace', id: workspaceId },
        { before: { type, days: before }, after: { type, days } },
      )
    return { items: await readCadences(ctx) }
  }),
]

export type UsualCadence = { type: ContactType; days: number }

/** How often to talk to a new person of these types: the shortest of what is usual for them, or nothing. */
export async function usualCadence(
  ctx: Context,
  types: { type: ContactType; until?: string | null | undefined }[] = [],
): Promise<number | null> {
  const now = types.filter(({ until }) => !until || until >= ctx.instant.slice(0, 10)).map(({ type }) => type)
  return now.length === 0 ? null : shortestCadence(await readCadences(ctx), now)
}

export function shortestCadence(usual: UsualCadence[], types: ContactType[]): number | null {
  const days = usual.filter(({ type }) => types.includes(type)).map((each) => each.days)
  return days.length === 0 ? null : Math.min(...days)
}

export async function readCadences(ctx: Context): Promise<UsualCadence[]> {
  const rows = await ctx.db
    .selectFrom('cadenceDefaults')
    .select(['type', 'days'])
    .where('workspaceId', '=', ctx.workspaceId)
    .orderBy('type')
    .execute()
  return rows as UsualCadence[]
}
