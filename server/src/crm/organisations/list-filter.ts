import { fail } from '@firsthand/contract/core/failure'
import { type OrganisationCondition, OrganisationFilter } from '@firsthand/contract/crm/organisation-filter'
import { type RawBuilder, type SqlBool, sql } from 'kysely'
import type { Context } from '../../platform/context.ts'
import { anyOf } from '../../platform/db/any-of.ts'
import { fieldFilters } from '../fields/filter.ts'
import { listOrganisations } from '@firsthand/contract/crm/organisations'
import { isOnFixedList } from '../lists/members.ts'
import { readLists } from '../lists/read.ts'
import { organisationKey } from './find-or-make.ts'

type Test = RawBuilder<SqlBool>

/** What must hold for an organisation, in a query whose organisations are `organisations`. */
export async function organisationTest(
  ctx: Context,
  { match, conditions }: OrganisationFilter,
): Promise<Test> {
  if (conditions.length === 0) return sql<SqlBool>`true`
  const tests: Test[] = []
  for (const condition of conditions) {
    const test = await testOf(ctx, condition)
    tests.push(condition.not ? sql<SqlBool>`(${test}) IS NOT TRUE` : test)
  }
  return sql<SqlBool>`(${sql.join(tests, match === 'any' ? sql` OR ` : sql` AND `)})`
}

/** The lists that a filter asks about. */
export function listsIn({ conditions }: OrganisationFilter): string[] {
  return conditions.flatMap((each) => (each.what === 'list' ? each.value : []))
}

/** On a fixed list, or fitting a live one. A live list stands on fixed lists alone, so this ends. */
async function onLists(ctx: Context, ids: string[]): Promise<Test> {
  const lists = await readLists(ctx, 'organisations', ids)
  const known = ids.map((id) => lists.get(id) ?? fail(listOrganisations, 'filter_list_missing'))
  const tests = [
    isOnFixedList(ctx, 'organisations', {
      id: sql.ref('organisations.id'),
      list: anyOf(known.filter((list) => list.filter === null).map((list) => list.id)),
    }),
  ]
  for (const { filter } of known) {
    if (filter === null) continue
    tests.push(await organisationTest(ctx, OrganisationFilter.parse(filter)))
  }
  return sql<SqlBool>`(${sql.join(tests, sql` OR `)})`
}

/** How many people there are who are not archived. */
export function peopleCount({ workspaceId }: Context) {
  return sql`(SELECT count(*) FROM people WHERE people.workspace_id = ${workspaceId}
    AND people.organisation_id = organisations.id AND people.archived_at IS NULL)`
}

async function testOf(ctx: Context, condition: OrganisationCondition): Promise<Test> {
  switch (condition.what) {
    case 'field':
      return (await fieldFilters(ctx, 'organisation', [condition]))[0]!
    case 'list':
      return onLists(ctx, condition.value)
    case 'people':
      return sql<SqlBool>`${peopleCount(ctx)} ${sql.raw(condition.how === 'atLeast' ? '>=' : '<=')} ${condition.count}`
    case 'has':
      return hasThing(ctx, condition.value)
    case 'name':
      return matches(sql`organisations.name_key`, condition.how, organisationKey(condition.value))
    case 'website':
      // Nobody means the scheme when they say how an address begins.
      return matches(
        sql`lower(regexp_replace(rtrim(organisations.website, '/'), '^https?://(www\\.)?', ''))`,
        condition.how,
        condition.value
          .toLowerCase()
          .replace(/^https?:\/\/(www\.)?/, '')
          .replace(/\/+$/, ''),
      )
  }
}

function matches(column: RawBuilder<unknown>, how: 'contains' | 'begins' | 'is', value: string): Test {
  const pattern = value.replace(/[\\%_]/g, '\\$&')
  if (how === 'is') return sql<SqlBool>`${column} = ${value}`
  return sql<SqlBool>`${column} LIKE ${how === 'begins' ? `${pattern}%` : `%${pattern}%`}`
}

function hasThing(
  { workspaceId }: Context,
  thing: 'website' | 'note' | 'domain' | 'address' | 'parent',
): Test {
  switch (thing) {
    case 'website':
      return sql<SqlBool>`organisations.website IS NOT NULL`
    case 'note':
      return sql<SqlBool>`organisations.note <> ''`
    case 'parent':
      return sql<SqlBool>`organisations.parent_id IS NOT NULL`
    case 'domain':
      return sql<SqlBool>`EXISTS (SELECT FROM organisation_domains d
        WHERE d.workspace_id = ${workspaceId} AND d.organisation_id = organisations.id)`
    case 'address':
      return sql<SqlBool>`EXISTS (SELECT FROM addresses a
        WHERE a.workspace_id = ${workspaceId} AND a.organisation_id = organisations.id)`
  }
}
