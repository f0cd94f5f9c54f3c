import type { DueItem, DueSource } from '../../platform/domain.ts'
import { mayBeSql } from '../consents/may-be.ts'
import { daysApart } from './days.ts'
import { dueTasks } from './read.ts'

/** What the CRM puts on the list of the day: tasks, and people whose turn has come. */
export const crmDueSources: DueSource[] = [
  {
    kind: 'task',
    async read(ctx, question) {
      return (await dueTasks(ctx, question)).map((task): DueItem => ({
        id: task.id,
        personId: task.person?.id ?? null,
        why: task.title,
        dueAt: task.dueAt ?? ctx.instant,
        isLate: task.isLate,
      }))
    },
  },
  {
    kind: 'touch',
    async read(ctx, { before, timeZone, limit }) {
      const rows = await ctx.db
        .selectFrom('people')
        .select(['id', 'nextTouchAt', 'lastTouchAt', 'cadenceDays', 'snoozedAt'])
        .where('workspaceId', '=', ctx.workspaceId)
        .where('archivedAt', 'is', null)
        .where('nextTouchAt', '<', before)
        .where(mayBeSql(ctx, 'people.id', 'contact', { nobody: true }))
        .orderBy('nextTouchAt')
        .orderBy('id')
        .limit(limit)
        .execute()
      return rows.map(({ id, nextTouchAt, ...standing }): DueItem => {
        const late = Math.max(0, daysApart(nextTouchAt!, ctx.now, timeZone))
        const last = standing.lastTouchAt && daysApart(standing.lastTouchAt, ctx.now, timeZone)
        return {
          id,
          personId: id,
          why: whyTurn({ ...standing, late, last: last === '' ? null : last }),
          dueAt: nextTouchAt!,
          isLate: late > 0,
        }
      })
    },
  },
]

/** Why somebody's turn has come, in calendar days. */
export function whyTurn({
  late,
  last,
  cadenceDays,
  lastTouchAt,
  snoozedAt,
}: {
  late: number
  last: number | null
  cadenceDays: number | null
  lastTouchAt: string | null
  snoozedAt: string | null
}): string {
  const due = late === 0 ? 'Due today' : `Due since ${late === 1 ? 'yesterday' : `${late} days`}`
  const talked = last === null ? 'you have not talked yet' : `you last talked ${ago(last)}`
  const isPutOff = snoozedAt !== null && (lastTouchAt === null || lastTouchAt <= snoozedAt)
  if (isPutOff) return `${due}: you put this off until then; ${talked}.`
  return cadenceDays === null ? `${due}; ${talked}.` : `${due}: every ${everyDays(cadenceDays)}; ${talked}.`
}

function ago(days: number): string {
  return days <= 0 ? 'today' : days === 1 ? 'yesterday' : `${days} days ago`
}

function everyDays(days: number): string {
  return days === 1 ? 'day' : `${days} days`
}
