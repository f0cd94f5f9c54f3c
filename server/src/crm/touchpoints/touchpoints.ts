import { fail, failCommon } from '@firsthand/contract/core/failure'
import type { Input } from '@firsthand/contract/core/operation'
import * as contract from '@firsthand/contract/crm/touchpoints'
import { type Context, asker } from '../../platform/context.ts'
import { handle } from '../../platform/handle.ts'
import { knownPeople } from '../people/refs.ts'
import { addDays, dayAt, zoneOf } from '../tasks/days.ts'
import { insertTask } from '../tasks/tasks.ts'
import { isChannel } from './channels.ts'
import { listTouchpoints, readTouchpoints } from './read.ts'
import { refreshTouches, touch } from './touch.ts'

/** Clocks of phones run a little ahead. */
const toleratedMs = 5 * 60_000

export const touchpointHandlers = [
  handle(contract.logTouchpoint, async (ctx, { person, ...rest }) => {
    if (!(await knownPeople(ctx, [person])).has(person)) failCommon('not_found')
    return (await log(ctx, [person], rest))[0]!
  }),

  handle(contract.logSeveralTouchpoints, async (ctx, { people, ...rest }) => {
    const wanted = [...new Set(people)]
    if ((await knownPeople(ctx, wanted)).size < wanted.length)
      fail(contract.logSeveralTouchpoints, 'person_missing')
    return { items: await log(ctx, wanted, rest) }
  }),

  handle(contract.listTouchpoints, listTouchpoints),

  handle(contract.updateTouchpoint, async (ctx, { touchpoint, version, member, ...fields }) => {
    const before = await lockTouchpoint(ctx, touchpoint)
    if (before.sourceId) fail(contract.updateTouchpoint, 'from_source')
    if (version !== undefined && version !== before.version) failCommon('conflict')
    const isNewChannel = fields.channel !== undefined && fields.channel !== before.channel
    await check(ctx, { at: fields.at, member, ...(isNewChannel && { channel: fields.channel }) })
    const given = Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined))
    await ctx.db
      .updateTable('touchpoints')
      .set({
        ...given,
        ...(fields.at !== undefined && { at: new Date(fields.at).toISOString() }),
        ...(member !== undefined && { memberId: member }),
        version: before.version + 1,
      })
      .where('workspaceId', '=', ctx.workspaceId)
      .where('id', '=', touchpoint)
      .execute()
    await refreshTouches(ctx, [before.personId])
    const { id: _, ...was } = before
    ctx.record(
      'touchpoint.updated',
      { kind: 'person', id: before.personId },
      { before: was, after: { id: touchpoint, ...given } },
    )
    return (await readTouchpoints(ctx, [touchpoint]))[0]!
  }),

  handle(contract.removeTouchpoint, async (ctx, { touchpoint, version, followUp }) => {
    const row = await lockTouchpoint(ctx, touchpoint)
    if (row.sourceId) fail(contract.removeTouchpoint, 'from_source')
    if (version !== undefined && version !== row.version) failCommon('conflict')
    await ctx.db
      .deleteFrom('touchpoints')
      .where('workspaceId', '=', ctx.workspaceId)
      .where('id', '=', touchpoint)
      .execute()
    if (followUp) await takeBackFollowUp(ctx, followUp, row)
    await refreshTouches(ctx, [row.personId])
    ctx.record(
      'touchpoint.removed',
      { kind: 'person', id: row.personId },
      { before: { at: row.at, channel: row.channel } },
    )
    return {}
  }),
]

type Logged = Omit<Input<typeof contract.logTouchpoint>, 'person'>

async function log(
  ctx: Context,
  people: string[],
  { at = ctx.instant, member = asker(ctx).id, followUp, ...rest }: Logged,
): Promise<contract.LoggedTouch[]> {
  await check(ctx, { at, member, channel: rest.channel })
  const moment = new Date(at).toISOString()
  const ids = await touch(
    ctx,
    people.map((personId) => ({ ...rest, personId, at: moment, memberId: member })),
  )
  people.forEach((id, index) =>
    ctx.record(
      'touchpoint.logged',
      { kind: 'person', id },
      { after: { id: ids[index], at: moment, channel: rest.channel, outcome: rest.outcome } },
    ),
  )
  const tasks = followUp ? await followUpWith(ctx, people, { ...followUp, member }) : undefined
  const logged = await readTouchpoints(ctx, ids)
  return logged.map((each) => ({ ...each, followUp: tasks?.get(each.personId) ?? null }))
}

/** The task of each person. Days are counted from today, also after a touch that is noted late: whoever writes means from now. */
async function followUpWith(
  ctx: Context,
  people: string[],
  { inDays, title, timeZone, member }: NonNullable<Logged['followUp']> & { member: string },
): Promise<Map<string, string>> {
  const zone = timeZone ?? (await zoneOf(ctx, ctx.member?.id))
  const dueDay = addDays(dayAt(ctx.now, zone), inDays)
  const rows = await ctx.db
    .selectFrom('people')
    .select(['id', 'name'])
    .where('workspaceId', '=', ctx.workspaceId)
    .where('id', 'in', people)
    .execute()
  const tasks = new Map<string, string>()
  for (const { id, name } of rows) {
    const task = { title: title ?? `Follow up with ${name}`, person: id, assignee: member }
    tasks.set(id, await insertTask(ctx, { ...task, dueDay, timeZone: zone }))
  }
  return tasks
}

/** Only what was made with the touch and stands as it was made; a task that somebody worked on is theirs. */
async function takeBackFollowUp(
  ctx: Context,
  task: string,
  { personId, createdAt }: { personId: string; createdAt: string },
): Promise<void> {
  const gone = await ctx.db
    .deleteFrom('tasks')
    .where('workspaceId', '=', ctx.workspaceId)
    .where('id', '=', task)
    .where('personId', '=', personId)
    .where('createdAt', '=', createdAt)
    .where('version', '=', 1)
    .where('doneAt', 'is', null)
    .returning(['title', 'dueDay'])
    .executeTakeFirst()
  if (gone) ctx.record('task.removed', { kind: 'task', id: task }, { before: { ...gone, person: personId } })
}

type Checked = { at?: string | undefined; channel?: string | undefined; member?: string | undefined }

async function check(ctx: Context, { at, channel, member }: Checked): Promise<void> {
  if (at !== undefined && Date.parse(at) > ctx.now.getTime() + toleratedMs)
    fail(contract.logTouchpoint, 'in_future')
  if (channel !== undefined && !(await isChannel(ctx, channel)))
    fail(contract.logTouchpoint, 'channel_missing', { channel })
  if (member === undefined || member === ctx.member?.id) return
  const known = await ctx.db
    .selectFrom('members')
    .select('id')
    .where('workspaceId', '=', ctx.workspaceId)
    .where('id', '=', member)
    .executeTakeFirst()
  if (!known) fail(contract.logTouchpoint, 'member_missing')
}

async function lockTouchpoint(ctx: Context, id: string) {
  const row = await ctx.db
    .selectFrom('touchpoints')
    .selectAll()
    .where('workspaceId', '=', ctx.workspaceId)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  return row ?? failCommon('not_found')
}
