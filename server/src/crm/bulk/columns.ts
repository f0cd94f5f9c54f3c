import type { Context } from '../../platform/context.ts'
import { refreshTouches } from '../touchpoints/touch.ts'
import { indexPeople } from '../people/write.ts'
import type { Aspect } from './aspect.ts'

/** Where people work. */
export function organisationAspect(organisationId: string | null): Aspect {
  return {
    read: (ctx, people) => readColumn(ctx, 'organisationId', people),
    next: () => organisationId,
    isSame: (one, other) => one === other,
    async write(ctx, values) {
      for (const [value, people] of byValue(values)) await setColumns(ctx, people, { organisationId: value })
      await indexPeople(ctx, [...values.keys()])
    },
    async show(ctx, values) {
      const ids = [...new Set(values.filter((value): value is string => typeof value === 'string'))]
      const rows =
        ids.length === 0
          ? []
          : await ctx.db
              .selectFrom('organisations')
              .select(['id', 'name'])
              .where('workspaceId', '=', ctx.workspaceId)
              .where('id', 'in', ids)
              .execute()
      return (value) => ({ organisation: rows.find((row) => row.id === value) ?? null })
    },
    event: () => 'person.updated',
  }
}

/** How often they are talked to; the next touch follows. */
export function cadenceAspect(cadenceDays: number | null): Aspect {
  return {
    read: (ctx, people) => readColumn(ctx, 'cadenceDays', people),
    next: () => cadenceDays,
    isSame: (one, other) => one === other,
    async write(ctx, values) {
      for (const [value, people] of byValue(values)) await setColumns(ctx, people, { cadenceDays: value })
      await refreshTouches(ctx, [...values.keys()])
    },
    show: async () => (value) => ({ cadenceDays: value as number | null }),
    event: () => 'person.updated',
  }
}

type Put = { at: string; by: string | null } | null

/** Whether they are put away. Who put them away later did so for a reason: another moment is another value. */
export function archivedAspect(isArchived: boolean): Aspect {
  return {
    async read(ctx, people) {
      const rows = await ctx.db
        .selectFrom('people')
        .select(['id', 'archivedAt', 'archivedBy'])
        .where('workspaceId', '=', ctx.workspaceId)
        .where('id', 'in', people)
        .execute()
      return new Map(
        rows.map((row) => [row.id, row.archivedAt ? { at: row.archivedAt, by: row.archivedBy } : null]),
      )
    },
    next: (ctx, before) => (isArchived ? (before ?? { at: ctx.instant, by: ctx.member?.id ?? null }) : null),
    isSame: (one, other) => (one as Put)?.at === (other as Put)?.at,
    async write(ctx, values) {
      for (const [value, people] of byValue(values as Map<string, Put>))
        await ctx.db
          .updateTable('people')
          .set({ archivedAt: value?.at ?? null, archivedBy: value?.by ?? null })
          .where('workspaceId', '=', ctx.workspaceId)
          .where('id', 'in', people)
          .execute()
    },
    show: async () => (value) => ({ isArchived: value !== null }),
    event: (after) => (after === null ? 'person.restored' : 'person.archived'),
  }
}

async function readColumn<Column extends 'organisationId' | 'cadenceDays'>(
  ctx: Context,
  column: Column,
  people: string[],
): Promise<Map<string, unknown>> {
  const rows = await ctx.db
    .selectFrom('people')
    .select(['id', 'organisationId', 'cadenceDays'])
    .where('workspaceId', '=', ctx.workspaceId)
    .where('id', 'in', people)
    .execute()
  return new Map(rows.map((row) => [row.id, row[column]]))
}

async function setColumns(
  ctx: Context,
  people: string[],
  change: { organisationId?: unknown; cadenceDays?: unknown },
): Promise<void> {
  await ctx.db
    .updateTable('people')
    .set(change as { organisationId?: string | null; cadenceDays?: number | null })
    .where('workspaceId', '=', ctx.workspaceId)
    .where('id', 'in', people)
    .execute()
}

/** The people of each value, so that one statement writes it for all of them. */
function byValue<Value>(values: Map<string, Value>): [Value, string[]][] {
  const groups = new Map<string, [Value, string[]]>()
  for (const [id, value] of values) {
    const key = JSON.stringify(value)
    const group = groups.get(key) ?? [value, []]
    group[1].push(id)
    groups.set(key, group)
  }
  return [...groups.values()]
}
