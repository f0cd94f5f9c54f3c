import type { Rhythm } from '@firsthand/contract/crm/digest'
import type { Context } from '../../platform/context.ts'
import { addDays, dayAt, momentOf, weekdayOf } from '../tasks/days.ts'

export const digestKind = 'digest.send'

export type Rhythms = { every: Rhythm; hour: number; weekday: number; timeZone: string }

/** The next moment at which a digest is due, after a moment; null for never. */
export function nextDigest(now: Date, { every, hour, weekday, timeZone }: Rhythms): string | null {
  if (every === 'never') return null
  const today = dayAt(now, timeZone)
  // Eight days hold every weekday even where today's hour has passed.
  for (let ahead = 0; ahead <= 8; ahead += 1) {
    const day = addDays(today, ahead)
    const at = momentOf(day, `${String(hour).padStart(2, '0')}:00`, timeZone)
    if (Date.parse(at) > now.getTime() && isDigestDay(day, { every, weekday })) return at
  }
  throw new RangeError(`No digest within eight days of ${now.toISOString()} in ${timeZone}.`)
}

export function isDigestDay(day: string, { every, weekday }: Pick<Rhythms, 'every' | 'weekday'>): boolean {
  const its = weekdayOf(day)
  if (every === 'day') return true
  return every === 'workday' ? its <= 5 : every === 'week' && its === weekday
}

/** Plans the next digest of a member in place of the one that was planned; answers when. */
export async function planDigest(
  ctx: Context,
  memberId: string,
  settings: Rhythms & { jobId: string | null },
): Promise<string | null> {
  const { workspaceId, db, instant } = ctx
  if (settings.jobId) await unplan(ctx, settings.jobId)
  const dueAt = nextDigest(ctx.now, settings)
  const id = dueAt === null ? null : ctx.newId()
  if (id !== null && dueAt !== null) {
    const input = JSON.stringify({ member: memberId })
    await db
      .insertInto('jobs')
      .values({ workspaceId, id, kind: digestKind, input, state: 'waiting', createdAt: instant })
      .execute()
    await db.insertInto('wakeups').values({ workspaceId, id, kind: 'job', dueAt }).execute()
  }
  await db
    .updateTable('digestSettings')
    .set({ jobId: id })
    .where('workspaceId', '=', workspaceId)
    .where('memberId', '=', memberId)
    .execute()
  return dueAt
}

/** When the planned digest is due. */
export async function plannedAt(ctx: Context, jobId: string | null): Promise<string | null> {
  if (!jobId) return null
  const row = await ctx.db
    .selectFrom('wakeups')
    .select('dueAt')
    .where('workspaceId', '=', ctx.workspaceId)
    .where('id', '=', jobId)
    .where('kind', '=', 'job')
    .executeTakeFirst()
  return row?.dueAt ?? null
}

/** Only a job that never began: one that runs plans its successor itself. */
async function unplan(ctx: Context, jobId: string): Promise<void> {
  const { workspaceId, db } = ctx
  const gone = await db
    .deleteFrom('jobs')
    .where('workspaceId', '=', workspaceId)
    .where('id', '=', jobId)
    .where('state', '=', 'waiting')
    .where('attempts', '=', 0)
    .executeTakeFirst()
  if (gone.numDeletedRows === 0n) return
  await db
    .deleteFrom('wakeups')
    .where('workspaceId', '=', workspaceId)
    .where('id', '=', jobId)
    .where('kind', '=', 'job')
    .execute()
}
