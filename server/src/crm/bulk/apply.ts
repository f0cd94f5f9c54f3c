import type { BulkScope } from '@firsthand/contract/crm/bulk'
import { type SqlBool, sql } from 'kysely'
import type { Context } from '../../platform/context.ts'
import { chunks } from '../../platform/events/record.ts'
import { personTest } from '../people/list-filter.ts'
import { type Test, isAmong } from '../people/list-conditions.ts'
import type { Aspect, Kept } from './aspect.ts'

/** What must hold for whoever a change is for. People chosen by hand are changed wherever they are, but never once erased. */
export async function scopeTests(ctx: Context, scope: BulkScope): Promise<Test[]> {
  const isKept = sql<SqlBool>`people.erased_at IS NULL`
  if ('people' in scope) return [isKept, sql<SqlBool>`people.id = ANY(${scope.people}::uuid[])`]
  return [
    isKept,
    isAmong({ archived: scope.archived }),
    await personTest(ctx, scope.filter),
    ...(scope.except.length > 0 ? [sql<SqlBool>`NOT (people.id = ANY(${scope.except}::uuid[]))`] : []),
  ]
}

/** The next people in the order of their ids; locked, so that what is read of them stays so until it is written. */
export async function somePeople(
  ctx: Context,
  tests: Test[],
  { after, limit, lock }: { after: string | null; limit: number; lock: boolean },
): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    SELECT people.id FROM people WHERE people.workspace_id = ${ctx.workspaceId} AND ${sql.join(tests, sql` AND `)}
      ${after === null ? sql`` : sql`AND people.id > ${after}`}
    ORDER BY people.id LIMIT ${limit} ${lock ? sql`FOR UPDATE OF people` : sql``}`.execute(ctx.db)
  return rows.map((row) => row.id)
}

/** Changes these people, keeps what each had, and says so of each. Answers how many were changed. */
export async function applyTo(
  ctx: Context,
  { edit, aspect, people }: { edit: string; aspect: Aspect; people: string[] },
): Promise<number> {
  const before = await aspect.read(ctx, people)
  const changes = new Map<string, Kept>()
  for (const [id, value] of before) {
    const next = aspect.next(ctx, value)
    if (!aspect.isSame(value, next)) changes.set(id, next)
  }
  if (changes.size === 0) return 0
  await write(ctx, aspect, { edit, before, changes })
  const rows = [...changes].map(([personId, after]) => ({
    workspaceId: ctx.workspaceId,
    id: ctx.newId(),
    bulkEditId: edit,
    personId,
    before: JSON.stringify(before.get(personId) ?? null),
    after: JSON.stringify(after ?? null),
  }))
  for (const some of chunks(rows, 500)) await ctx.db.insertInto('bulkEditPeople').values(some).execute()
  return changes.size
}

/** Gives these people back what they had, except whom somebody changed since. */
export async function takeBackFrom(
  ctx: Context,
  {
    edit,
    aspect,
    rows,
  }: { edit: string; aspect: Aspect; rows: { personId: string; before: Kept; after: Kept }[] },
): Promise<{ restored: number; spared: number }> {
  const ids = rows.map((row) => row.personId)
  const now = await aspect.read(ctx, ids)
  const isUnchanged = (row: (typeof rows)[number]) => aspect.isSame(now.get(row.personId) ?? null, row.after)
  const back = rows.filter(isUnchanged)
  if (back.length > 0) {
    const changes = new Map(back.map((row) => [row.personId, row.before]))
    await write(ctx, aspect, { edit, before: now, changes })
  }
  const returned = new Set(back.map((row) => row.personId))
  await mark(ctx, edit, [...returned], 'restoredAt')
  await mark(
    ctx,
    edit,
    ids.filter((id) => !returned.has(id)),
    'sparedAt',
  )
  return { restored: back.length, spared: rows.length - back.length }
}

async function write(
  ctx: Context,
  aspect: Aspect,
  { edit, before, changes }: { edit: string; before: Map<string, Kept>; changes: Map<string, Kept> },
): Promise<void> {
  await aspect.write(ctx, changes)
  await ctx.db
    .updateTable('people')
    .set((row) => ({ updatedAt: ctx.instant, version: row('version', '+', 1) }))
    .where('workspaceId', '=', ctx.workspaceId)
    .where('id', 'in', [...changes.keys()])
    .execute()
  for (const [id, after] of changes)
    ctx.record(
      aspect.event(after),
      { kind: 'person', id },
      {
        before: { value: before.get(id) ?? null },
        after: { bulkEdit: edit, value: after ?? null },
      },
    )
}

async function mark(
  ctx: Context,
  edit: string,
  people: string[],
  column: 'restoredAt' | 'sparedAt',
): Promise<void> {
  if (people.length === 0) return
  await ctx.db
    .updateTable('bulkEditPeople')
    .set({ [column]: ctx.instant })
    .where('workspaceId', '=', ctx.workspaceId)
    .where('bulkEditId', '=', edit)
    .where('personId', 'in', people)
    .execute()
}
