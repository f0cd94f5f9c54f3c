import { fail, failCommon } from '@firsthand/contract/core/failure'
import type { Input } from '@firsthand/contract/core/operation'
import * as contract from '@firsthand/contract/crm/tasks'
import { type Context, asker } from '../../platform/context.ts'
import { handle } from '../../platform/handle.ts'
import { knownPeople } from '../people/refs.ts'
import { zoneOf } from './days.ts'
import { listTasks, readTask } from './read.ts'
import { type Due, dueOf, sortAt } from './due.rules.ts'

export const taskHandlers = [
  handle(contract.listTasks, listTasks),
  handle(contract.showTask, async (ctx, { task }) => (await readTask(ctx, task)) ?? failCommon('not_found')),
  handle(contract.createTask, async (ctx, input) => (await readTask(ctx, await insertTask(ctx, input)))!),

  handle(contract.updateTask, async (ctx, { task, version, ...fields }) => {
    const before = await lockTask(ctx, task)
    if (version !== undefined && version !== before.version) failCommon('conflict')
    await checkFields(ctx, fields)
    const day = fields.dueDay === undefined ? before.dueDay : fields.dueDay
    // Without its day a time says nothing: it goes with it.
    const time = day === null && fields.dueTime === undefined ? null : (fields.dueTime ?? before.dueTime)
    const due = await readDue(ctx, {
      dueDay: day,
      dueTime: fields.dueTime === null ? null : time,
      timeZone: fields.timeZone ?? before.timeZone ?? undefined,
    })
    // A new day is a new plan: what was put off stands again.
    const snoozedUntil = due.dueAt === before.dueAt ? before.snoozedUntil : null
    await change(ctx, task, {
      ...(fields.title !== undefined && { title: fields.title }),
      ...(fields.note !== undefined && { note: fields.note }),
      ...(fields.person !== undefined && { personId: fields.person }),
      ...(fields.organisation !== undefined && { organisationId: fields.organisation }),
      ...(fields.assignee !== undefined && { assigneeId: fields.assignee }),
      ...due,
      snoozedUntil,
      sortAt: sortAt({ dueAt: due.dueAt, snoozedUntil }),
      version: before.version + 1,
    })
    const { personId: person, organisationId: organisation, assigneeId: assignee } = before
    ctx.record(
      'task.updated',
      { kind: 'task', id: task },
      { before: { ...before, person, organisation, assignee }, after: fields },
    )
    return (await readTask(ctx, task))!
  }),

  handle(contract.finishTask, async (ctx, { task }) => {
    const { doneAt, version } = await lockTask(ctx, task)
    if (!doneAt) {
      await change(ctx, task, { doneAt: ctx.instant, doneBy: asker(ctx).id, version: version + 1 })
      ctx.record('task.done', { kind: 'task', id: task })
    }
    return (await readTask(ctx, task))!
  }),

  handle(contract.reopenTask, async (ctx, { task }) => {
    const { doneAt, version } = await lockTask(ctx, task)
    if (doneAt) {
      await change(ctx, task, { doneAt: null, doneBy: null, version: version + 1 })
      ctx.record('task.reopened', { kind: 'task', id: task })
    }
    return (await readTask(ctx, task))!
  }),

  handle(contract.snoozeTask, async (ctx, { task, until }) => {
    const { dueAt, snoozedUntil: before, version } = await lockTask(ctx, task)
    const snoozedUntil = until && new Date(until).toISOString()
    await change(ctx, task, { snoozedUntil, sortAt: sortAt({ dueAt, snoozedUntil }), version: version + 1 })
    ctx.record(
      'task.snoozed',
      { kind: 'task', id: task },
      { before: { until: before }, after: { until: snoozedUntil } },
    )
    return (await readTask(ctx, task))!
  }),

  handle(contract.removeTask, async (ctx, { task }) => {
    const { title, dueDay, personId } = await lockTask(ctx, task)
    await ctx.db
      .deleteFrom('tasks')
      .where('workspaceId', '=', ctx.workspaceId)
      .where('id', '=', task)
      .execute()
    ctx.record('task.removed', { kind: 'task', id: task }, { before: { title, dueDay, person: personId } })
    return {}
  }),
]

/** Writes down a task; answers its id. */
export async function insertTask(ctx: Context, input: Input<typeof contract.createTask>): Promise<string> {
  await checkFields(ctx, input)
  const due = await readDue(ctx, input)
  const id = ctx.newId()
  const { title, note = '', person: personId = null, organisation: organisationId = null } = input
  const assigneeId = input.assignee === undefined ? (ctx.member?.id ?? null) : input.assignee
  await ctx.db
    .insertInto('tasks')
    .values({
      workspaceId: ctx.workspaceId,
      id,
      title,
      note,
      personId,
      organisationId,
      assigneeId,
      ...due,
      sortAt: sortAt({ dueAt: due.dueAt, snoozedUntil: null }),
      createdBy: ctx.member?.id ?? null,
      createdAt: ctx.instant,
      updatedAt: ctx.instant,
    })
    .execute()
  ctx.record(
    'task.created',
    { kind: 'task', id },
    { after: { title, person: personId, organisation: organisationId, assignee: assigneeId, ...due } },
  )
  return id
}

async function lockTask(ctx: Context, id: string) {
  const row = await ctx.db
    .selectFrom('tasks')
    .selectAll()
    .where('workspaceId', '=', ctx.workspaceId)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  return row ?? failCommon('not_found')
}

type Changes = Partial<Awaited<ReturnType<typeof lockTask>>>

async function change(ctx: Context, id: string, changes: Changes): Promise<void> {
  await ctx.db
    .updateTable('tasks')
    .set({ ...changes, updatedAt: ctx.instant })
    .where('workspaceId', '=', ctx.workspaceId)
    .where('id', '=', id)
    .execute()
}

type Named = {
  person?: string | null | undefined
  organisation?: string | null | undefined
  assignee?: string | null | undefined
}

async function checkFields(ctx: Context, { person, organisation, assignee }: Named): Promise<void> {
  const { workspaceId, db } = ctx
  if (person && !(await knownPeople(ctx, [person])).has(person)) fail(contract.createTask, 'person_missing')
  const isThere = async (table: 'organisations' | 'members', id: string) => {
    const row = await db
      .selectFrom(table)
      .select('id')
      .where('workspaceId', '=', workspaceId)
      .where('id', '=', id)
      .executeTakeFirst()
    return row !== undefined
  }
  if (organisation && !(await isThere('organisations', organisation)))
    fail(contract.createTask, 'organisation_missing')
  if (assignee && !(await isThere('members', assignee))) fail(contract.createTask, 'member_missing')
}

async function readDue(
  ctx: Context,
  due: {
    dueDay?: string | null | undefined
    dueTime?: string | null | undefined
    timeZone?: string | undefined
  },
): Promise<Due> {
  if (!due.dueDay && due.dueTime) fail(contract.createTask, 'day_missing')
  return dueOf({
    day: due.dueDay ?? null,
    time: due.dueTime ?? null,
    timeZone: due.timeZone ?? (await zoneOf(ctx, ctx.member?.id)),
  })
}
