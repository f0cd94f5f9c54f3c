import type { Input } from '@firsthand/contract/core/operation'
import type * as contract from '@firsthand/contract/crm/tasks'
import { type Context, asker } from '../../platform/context.ts'
import { pageOf, readCursor } from '../../platform/keyset.ts'
import { mayBeSql } from '../consents/may-be.ts'
import { isLate } from './due.rules.ts'

/** Tasks page by page: open ones by when they are due, those put off by when they come back, done ones newest first. */
export async function listTasks(
  ctx: Context,
  { limit, after, whose, state, person, organisation }: Input<typeof contract.listTasks>,
) {
  const [at, id] = after ? readCursor(after, 2) : []
  const field = ({ done: 'doneAt', snoozed: 'snoozedUntil', open: 'sortAt' } as const)[state]
  const column = `tasks.${field}` as const
  const [direction, beyond] = state === 'done' ? (['desc', '<'] as const) : (['asc', '>'] as const)
  const rows = await tasks(ctx)
    .where('tasks.doneAt', state === 'done' ? 'is not' : 'is', null)
    .$if(whose === 'mine', (query) => query.where('tasks.assigneeId', '=', asker(ctx).id))
    .$if(person !== undefined, (query) => query.where('tasks.personId', '=', person!))
    .$if(organisation !== undefined, (query) => query.where('tasks.organisationId', '=', organisation!))
    .$if(state === 'snoozed', (query) => query.where('tasks.snoozedUntil', '>', ctx.instant))
    .$if(state === 'open', (query) =>
      query.where((row) =>
        row.or([row('tasks.snoozedUntil', 'is', null), row('tasks.snoozedUntil', '<=', ctx.instant)]),
      ),
    )
    .$if(at !== undefined, (query) =>
      query.where((row) => row(row.refTuple(column, 'tasks.id'), beyond, row.tuple(String(at), String(id)))),
    )
    .orderBy(column, direction)
    .orderBy('tasks.id', direction)
    .limit(limit + 1)
    .execute()
  return pageOf(rows, limit, {
    item: (row) => present(row, ctx.now),
    cursor: (row) => [row[field], row.id],
  })
}

export async function readTask(ctx: Context, id: string): Promise<contract.TaskView | undefined> {
  return (await readTasks(ctx, [id]))[0]
}

export async function readTasks(ctx: Context, ids: string[]): Promise<contract.TaskView[]> {
  if (ids.length === 0) return []
  const rows = await tasks(ctx).where('tasks.id', 'in', ids).execute()
  return rows.map((row) => present(row, ctx.now))
}

/** The open tasks of a member that are due before a moment and not put off, first those that have waited longest. */
export async function dueTasks(
  ctx: Context,
  { memberId, before, limit }: { memberId: string; before: string; limit: number },
): Promise<contract.TaskView[]> {
  const rows = await tasks(ctx)
    .where('tasks.doneAt', 'is', null)
    .where('tasks.assigneeId', '=', memberId)
    .where('tasks.sortAt', '<', before)
    .where((row) =>
      row.or([row('tasks.snoozedUntil', 'is', null), row('tasks.snoozedUntil', '<=', ctx.instant)]),
    )
    .orderBy('tasks.sortAt')
    .orderBy('tasks.id')
    .limit(limit)
    .execute()
  return rows.map((row) => present(row, ctx.now))
}

function tasks(ctx: Context) {
  return ctx.db
    .selectFrom('tasks')
    .leftJoin('people', (on) =>
      on.onRef('people.workspaceId', '=', 'tasks.workspaceId').onRef('people.id', '=', 'tasks.personId'),
    )
    .leftJoin('organisations', (on) =>
      on
        .onRef('organisations.workspaceId', '=', 'tasks.workspaceId')
        .onRef('organisations.id', '=', 'tasks.organisationId'),
    )
    .leftJoin('members as assignee', (on) =>
      on
        .onRef('assignee.workspaceId', '=', 'tasks.workspaceId')
        .onRef('assignee.id', '=', 'tasks.assigneeId'),
    )
    .leftJoin('members as finisher', (on) =>
      on.onRef('finisher.workspaceId', '=', 'tasks.workspaceId').onRef('finisher.id', '=', 'tasks.doneBy'),
    )
    .selectAll('tasks')
    .select([
      'people.name as personName',
      'organisations.name as organisationName',
      'assignee.name as assigneeName',
      'finisher.name as finisherName',
    ])
    .select(mayBeSql(ctx, 'tasks.person_id', 'contact', { nobody: true }).as('mayContact'))
    .where('tasks.workspaceId', '=', ctx.workspaceId)
}

type Row = Awaited<ReturnType<ReturnType<typeof tasks>['execute']>>[number]

function present(row: Row, now: Date): contract.TaskView {
  const { id, title, note, dueDay, dueTime, timeZone, dueAt, snoozedUntil, doneAt, createdAt, version } = row
  return {
    id,
    title,
    note,
    person: named(row.personId, row.personName),
    mayContact: row.mayContact,
    organisation: named(row.organisationId, row.organisationName),
    assignee: named(row.assigneeId, row.assigneeName),
    dueDay,
    dueTime,
    timeZone,
    dueAt,
    isLate: doneAt === null && isLate(row, now),
    snoozedUntil: snoozedUntil && snoozedUntil > now.toISOString() ? snoozedUntil : null,
    doneAt,
    doneBy: named(row.doneBy, row.finisherName),
    createdAt,
    version,
  }
}

function named(id: string | null, name: string | null) {
  return id !== null && name !== null ? { id, name } : null
}
