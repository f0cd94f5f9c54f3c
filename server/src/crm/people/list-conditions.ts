import type { PersonCondition } from '@firsthand/contract/crm/person-filter'
import { type RawBuilder, type SqlBool, sql } from 'kysely'
import type { Context } from '../../platform/context.ts'
import { fold } from '../../platform/search/fold.ts'
import { emailKey } from './keys.ts'

/** A condition on the table `people`, never null. */
export type Test = RawBuilder<SqlBool>

type Of<What extends PersonCondition['what']> = Extract<PersonCondition, { what: What }>
type Plain = Exclude<PersonCondition, Of<'list'> | Of<'field'>>

/** Whether somebody is here, or archived. Whoever was erased is neither: their place is archived and has no name. */
export function isAmong({ archived }: { archived: boolean }): Test {
  return archived
    ? sql<SqlBool>`people.archived_at IS NOT NULL AND people.erased_at IS NULL`
    : sql<SqlBool>`people.archived_at IS NULL`
}

/** Whether a condition holds for a row of `people`. Each walks an index, from the value or from the person. */
export function testOf(ctx: Context, condition: Plain): Test {
  switch (condition.what) {
    case 'name':
      return textTest(sql`people.sort_key`, condition.how, fold(condition.value))
    case 'role':
      return sql<SqlBool>`COALESCE(${textTest(sql`lower(people.role_title)`, condition.how, condition.value.toLowerCase())}, false)`
    case 'email':
      return emailTest(ctx, condition)
    case 'organisationName':
      return exists(
        ctx,
        'organisations',
        sql`x.id = people.organisation_id AND ${textTest(sql`x.name_key`, condition.how, fold(condition.value))}`,
      )
    case 'contactType':
      return ofPerson(
        ctx,
        'contact_types',
        sql`${isOneOf(sql`x.type`, condition.value)} ${condition.when === 'now' ? isNow(ctx) : sql``}`,
      )
    case 'organisation':
      return anyOf(sql`people.organisation_id`, condition.value)
    case 'lastTouch':
    case 'nextTouch':
    case 'created':
      return momentTest(ctx, condition)
    case 'cadence':
      return sql<SqlBool>`COALESCE(people.cadence_days ${condition.how === 'atMost' ? sql`<=` : sql`>=`} ${condition.days}, false)`
    case 'import':
      return anyOf(sql`people.import_id`, condition.value)
    case 'introducedBy':
      return ofPerson(ctx, 'referrals', sql`x.introducer_id = ANY(${condition.value}::uuid[])`)
    case 'has':
      return hasTest(ctx, condition.value)
    case 'language':
      return textIn(sql`people.language`, condition.value)
    case 'timeZone':
      return textIn(sql`people.time_zone`, condition.value)
    case 'evidence':
      return condition.how === 'atLeast'
        ? evidenceTest(ctx, condition.count)
        : sql<SqlBool>`NOT ${evidenceTest(ctx, condition.count + 1)}`
  }
}

function ofPerson({ workspaceId }: Context, table: string, more: RawBuilder<unknown>): Test {
  return sql<SqlBool>`EXISTS (SELECT FROM ${sql.table(table)} x WHERE x.workspace_id = ${workspaceId}
    AND x.person_id = people.id AND ${more})`
}

/** Text in `like` is what it is, not a pattern. */
export function contains(value: string): string {
  return `%${value.replace(/[\\%_]/g, '\\$&')}%`
}

function exists({ workspaceId }: Context, table: string, more: RawBuilder<unknown>): Test {
  return sql<SqlBool>`EXISTS (SELECT FROM ${sql.table(table)} x WHERE x.workspace_id = ${workspaceId} AND ${more})`
}

/** A beginning is a range, so that it walks an index of bytes; nothing sorts after the last character there is. */
function textTest(column: RawBuilder<unknown>, how: 'contains' | 'begins' | 'is', value: string): Test {
  if (how === 'is') return sql<SqlBool>`${column} = ${value}`
  if (how === 'contains') return sql<SqlBool>`${column} LIKE ${contains(value)}`
  return sql<SqlBool>`(${column} >= ${value} COLLATE "C" AND ${column} < ${`${value}\u{10FFFF}`} COLLATE "C")`
}

function emailTest(ctx: Context, { how, value }: { how: 'contains' | 'begins' | 'is'; value: string }): Test {
  const key = how === 'is' ? emailKey(value) : value.toLowerCase()
  return ofPerson(ctx, 'person_emails', textTest(sql`x.email_key`, how, key))
}

function isNow({ instant }: Context): RawBuilder<unknown> {
  const today = sql`${instant.slice(0, 10)}::date`
  return sql`AND (x.since IS NULL OR x.since <= ${today}) AND (x.until IS NULL OR x.until >= ${today})`
}

/** One value is compared plainly: only so are rows of an index met in its order. */
function isOneOf(column: RawBuilder<unknown>, values: string[]): RawBuilder<unknown> {
  return values.length === 1 ? sql`${column} = ${values[0]}` : sql`${column} = ANY(${values}::text[])`
}

function anyOf(column: RawBuilder<unknown>, ids: string[]): Test {
  return sql<SqlBool>`(${column} IS NOT NULL AND ${column} = ANY(${ids}::uuid[]))`
}

function textIn(column: RawBuilder<unknown>, values: string[]): Test {
  return sql<SqlBool>`(${column} IS NOT NULL AND ${column} = ANY(${values}::text[]))`
}

const momentColumns = {
  lastTouch: sql`people.last_touch_at`,
  nextTouch: sql`people.next_touch_at`,
  created: sql`people.created_at`,
} as const

const day = 86_400_000

function momentTest(ctx: Context, condition: Of<'lastTouch' | 'nextTouch' | 'created'>): Test {
  const column = momentColumns[condition.what]
  const compare = (sign: '<' | '<=' | '>' | '>=', at: string) =>
    sql<SqlBool>`(${column} IS NOT NULL AND ${column} ${sql.raw(sign)} ${at}::timestamptz)`
  switch (condition.how) {
    case 'never':
      return sql<SqlBool>`${column} IS NULL`
    case 'due':
      return compare('<=', ctx.instant)
    case 'before':
      return compare('<', `${condition.day}T00:00:00.000Z`)
    case 'after':
      return sql<SqlBool>`(${column} IS NOT NULL AND ${column} >= ${condition.day}::date + 1)`
    case 'within':
    case 'beyond': {
      const isAhead = condition.what === 'nextTouch'
      const at = new Date(ctx.now.getTime() + (isAhead ? 1 : -1) * condition.days * day).toISOString()
      if (condition.how === 'within') return compare(isAhead ? '<=' : '>=', at)
      return compare(isAhead ? '>' : '<', at)
    }
  }
}

function hasTest(ctx: Context, thing: Of<'has'>['value']): Test {
  switch (thing) {
    case 'email':
      return ofPerson(ctx, 'person_emails', sql`true`)
    case 'phone':
      return ofPerson(ctx, 'person_phones', sql`true`)
    case 'introducer':
      return ofPerson(ctx, 'referrals', sql`true`)
    case 'organisation':
      return sql<SqlBool>`people.organisation_id IS NOT NULL`
    case 'role':
      return sql<SqlBool>`people.role_title IS NOT NULL`
    case 'cadence':
      return sql<SqlBool>`people.cadence_days IS NOT NULL`
    case 'language':
      return sql<SqlBool>`people.language IS NOT NULL`
    case 'timeZone':
      return sql<SqlBool>`people.time_zone IS NOT NULL`
    case 'note':
      return sql<SqlBool>`people.note <> ''`
  }
}

/** Counted over the evidence, which is less than the people, once; not for each person again. */
function evidenceTest(ctx: Context, atLeast: number): Test {
  if (atLeast === 0) return sql<SqlBool>`true`
  if (atLeast === 1) return ofPerson(ctx, 'evidence', sql`x.withdrawn_at IS NULL`)
  return sql<SqlBool>`people.id IN (SELECT x.person_id FROM evidence x WHERE x.workspace_id = ${ctx.workspaceId}
    AND x.withdrawn_at IS NULL AND x.person_id IS NOT NULL GROUP BY x.person_id HAVING count(*) >= ${atLeast})`
}
