import { insertTask } from '../crm/tasks/tasks.ts'
import { setSnooze, touch } from '../crm/touchpoints/touch.ts'
import type { Context } from '../platform/context.ts'
import { attempts } from './bramble/attempts.ts'
import { bramble } from './bramble/index.ts'
import { tasks } from './bramble/tasks.ts'
import type { Loading } from './load-people.ts'

/** What was asked and refused, what is to be done, and how often which people are talked to. */
export async function loadAsking(ctx: Context, { clock, members, people }: Loading): Promise<void> {
  await touch(
    ctx,
    attempts.map(({ person, member, daysAgo, time, channel, outcome, summary }) => ({
      personId: people.get(person)!,
      memberId: members.get(member)!,
      at: clock.at(daysAgo, time),
      direction: 'ours',
      channel,
      outcome,
      minutes: null,
      note: summary,
    })),
  )
  for (const { title, note = '', member, person, dueInDays, time, doneDaysAgo } of tasks) {
    const id = await insertTask(ctx, {
      title,
      note,
      person: person === null ? null : people.get(person)!,
      assignee: members.get(member)!,
      dueDay: dueInDays === null ? null : clock.day(-dueInDays),
      dueTime: time ?? null,
      timeZone: bramble.timezone,
    })
    if (doneDaysAgo === undefined) continue
    await ctx.db
      .updateTable('tasks')
      .set({ doneAt: clock.at(doneDaysAgo), doneBy: members.get(member)! })
      .where('workspaceId', '=', ctx.workspaceId)
      .where('id', '=', id)
      .execute()
  }
  for (const [type, days] of [
    ['partner', 30],
    ['buyer', 30],
    ['end_user', 60],
  ] as const)
    await ctx.db
      .insertInto('cadenceDefaults')
      .values({ workspaceId: ctx.workspaceId, type, days, updatedAt: ctx.instant })
      .execute()
}

/** Brings the next touch of those who wait to the day on which they wait for us; after conversations have moved it. */
export async function loadFollowUps(
  ctx: Context,
  { clock, people }: Pick<Loading, 'clock' | 'people'>,
): Promise<void> {
  for (const { person, dueInDays } of bramble.followUps)
    await setSnooze(ctx, people.get(person)!, clock.at(-dueInDays, '09:00'))
}
