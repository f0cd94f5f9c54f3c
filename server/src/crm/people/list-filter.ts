import { fail } from '@firsthand/contract/core/failure'
import { listPeople } from '@firsthand/contract/crm/people'
import { type PersonCondition, PersonFilter } from '@firsthand/contract/crm/person-filter'
import { type SqlBool, sql } from 'kysely'
import type { Context } from '../../platform/context.ts'
import { anyOf } from '../../platform/db/any-of.ts'
import { fieldFilters } from '../fields/filter.ts'
import { isOnFixedList } from '../lists/members.ts'
import { type KnownList, readLists } from '../lists/read.ts'
import { type Test, testOf } from './list-conditions.ts'

/**
 * Turns a filter of people into a condition for a query over the table `people`, for lists, exports, saved lists, bulk
 * edits and whoever chooses people: `selectFrom('people').where(await personTest(ctx, filter))`. Whether archived people
 * count is for the caller to say.
 */
export async function personTest(ctx: Context, filter: PersonFilter): Promise<Test> {
  const lists = await readLists(ctx, 'people', listsIn(filter))
  const parts: Test[] = []
  for (const each of filter.conditions)
    parts.push(
      'conditions' in each
        ? await joined(ctx, each.match, each.conditions, lists)
        : await conditionTest(ctx, each, lists),
    )
  return join(ctx, { match: filter.match, parts, isPlain: filter.conditions.every((each) => isPlain(each)) })
}

/** One condition by itself. */
export function oneTest(ctx: Context, condition: PersonCondition): Promise<Test> {
  return personTest(ctx, { match: 'all', conditions: [condition] })
}

/** The lists that a filter asks about. */
export function listsIn(filter: PersonFilter): string[] {
  return filter.conditions
    .flatMap((each): PersonCondition[] => ('conditions' in each ? each.conditions : [each]))
    .flatMap((each) => (each.what === 'list' ? each.value : []))
}

type Lists = Map<string, KnownList>

async function joined(
  ctx: Context,
  match: 'all' | 'any',
  conditions: PersonCondition[],
  lists: Lists,
): Promise<Test> {
  const parts: Test[] = []
  for (const each of conditions) parts.push(await conditionTest(ctx, each, lists))
  return join(ctx, { match, parts, isPlain: conditions.every((each) => isPlain(each)) })
}

/**
 * Any of several: as a set of ids each of which is found along its own index, where none is turned round; a bare OR would
 * make the planner try every person.
 */
function join(
  { workspaceId }: Context,
  { match, parts, isPlain }: { match: 'all' | 'any'; parts: Test[]; isPlain: boolean },
): Test {
  if (parts.length === 0) return sql<SqlBool>`true`
  if (parts.length === 1) return parts[0]!
  if (match === 'all') return sql<SqlBool>`(${sql.join(parts, sql` AND `)})`
  if (!isPlain) return sql<SqlBool>`(${sql.join(parts, sql` OR `)})`
  const sets = parts.map(
    (part) => sql`SELECT people.id FROM people WHERE people.workspace_id = ${workspaceId} AND ${part}`,
  )
  return sql<SqlBool>`people.id IN (${sql.join(sets, sql` UNION ALL `)})`
}

/** Whether few people are likely to fit, so that a set of them is the shorter way. */
function isPlain(each: PersonFilter['conditions'][number]): boolean {
  if ('conditions' in each) return false
  if (each.not || each.what === 'created' || each.what === 'has') return false
  if (each.what === 'field') return each.operator !== 'is_not' && each.operator !== 'is_empty'
  if (each.what === 'evidence') return each.how === 'atLeast' && each.count > 0
  return each.what !== 'lastTouch' || each.how !== 'never'
}

async function conditionTest(ctx: Context, condition: PersonCondition, lists: Lists): Promise<Test> {
  const test = await affirmed(ctx, condition, lists)
  return condition.not ? sql<SqlBool>`NOT ${test}` : test
}

async function affirmed(ctx: Context, condition: PersonCondition, lists: Lists): Promise<Test> {
  if (condition.what === 'list') return listTest(ctx, condition.value, lists)
  if (condition.what === 'field') return (await fieldFilters(ctx, 'person', [condition]))[0]!
  return testOf(ctx, condition)
}

/** On a fixed list, or fitting a live one. A live list stands on fixed lists alone, so this ends. */
async function listTest(ctx: Context, ids: string[], lists: Lists): Promise<Test> {
  const known = ids.map((id) => lists.get(id) ?? fail(listPeople, 'filter_list_missing'))
  const fixed = known.filter((list) => list.filter === null).map((list) => list.id)
  const parts: Test[] = []
  if (fixed.length > 0)
    parts.push(isOnFixedList(ctx, 'people', { id: sql.ref('people.id'), list: anyOf(fixed) }))
  for (const list of known)
    if (list.filter !== null) parts.push(await personTest(ctx, PersonFilter.parse(list.filter)))
  return parts.length === 1 ? parts[0]! : sql<SqlBool>`(${sql.join(parts, sql` OR `)})`
}
