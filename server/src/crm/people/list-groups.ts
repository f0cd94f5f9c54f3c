import { fail } from '@firsthand/contract/core/failure'
import type { Input } from '@firsthand/contract/core/operation'
import { contactTypes } from '@firsthand/contract/crm/people'
import { type PersonGroup, groupPeople, tableLimits } from '@firsthand/contract/crm/people-table'
import type { PersonCondition } from '@firsthand/contract/crm/person-filter'
import { sql } from 'kysely'
import type { Context } from '../../platform/context.ts'
import { pageOf, readCursor } from '../../platform/keyset.ts'
import { readField } from '../fields/definitions.ts'
import { type Test, isAmong } from './list-conditions.ts'
import { oneTest, personTest } from './list-filter.ts'
import { countPeople } from './list.ts'

type Asked = Input<typeof groupPeople>
type Named = { key: string; label: string | null; also: PersonCondition }

/** People in groups, each counted up to a bound, so that a group of a million costs no more than one of a thousand. */
export async function listGroups(ctx: Context, input: Asked) {
  const tests = [
    isAmong({ archived: input.archived }),
    ...(input.filter ? [await personTest(ctx, input.filter)] : []),
  ]
  if (input.by === 'organisation') return byOrganisation(ctx, input, tests)
  const groups = await namedGroups(ctx, input)
  const items: PersonGroup[] = []
  for (const group of groups) items.push(await counted(ctx, group, tests))
  return { items, next: null }
}

async function namedGroups(ctx: Context, { by, field: id }: Asked): Promise<Named[]> {
  if (by === 'contactType')
    return [
      ...contactTypes.map((type): Named => ({
        key: type,
        label: null,
        also: { what: 'contactType', when: 'now', value: [type] },
      })),
      {
        key: 'none',
        label: null,
        also: { what: 'contactType', when: 'now', value: [...contactTypes], not: true },
      },
    ]
  if (by === 'touch')
    return [
      { key: 'due', label: null, also: { what: 'nextTouch', how: 'due' } },
      { key: 'planned', label: null, also: { what: 'nextTouch', how: 'beyond', days: 0 } },
      { key: 'none', label: null, also: { what: 'nextTouch', how: 'never' } },
    ]
  const field = id === undefined ? undefined : await readField(ctx, id)
  if (!field || field.of !== 'person') return fail(groupPeople, 'field_missing')
  if (field.type !== 'choice') return fail(groupPeople, 'field_has_no_choices')
  return [
    ...field.choices.map((choice): Named => ({
      key: choice.id,
      label: choice.label,
      also: { what: 'field', field: field.id, operator: 'is', value: choice.id },
    })),
    { key: 'none', label: null, also: { what: 'field', field: field.id, operator: 'is_empty' } },
  ]
}

async function counted(ctx: Context, group: Named, tests: Test[]): Promise<PersonGroup> {
  const people = await countPeople(ctx, [...tests, await oneTest(ctx, group.also)], {
    upTo: tableLimits.countedTo,
  })
  return { ...group, people }
}

/** Organisations with somebody in them, by name; after the last one those who belong to none. */
async function byOrganisation(ctx: Context, { limit, after }: Asked, tests: Test[]) {
  const [key, id] = after ? readCursor(after, 2) : []
  const { workspaceId } = ctx
  const upTo = tableLimits.countedTo
  const inside = sql`people.workspace_id = ${workspaceId} AND people.organisation_id = o.id AND ${sql.join(tests, sql` AND `)}`
  const { rows } = await sql<{ id: string; name: string; nameKey: string; count: number }>`
    SELECT o.id, o.name, o.name_key, (SELECT count(*) FROM (SELECT 1 FROM people WHERE ${inside} LIMIT ${upTo + 1}) counted) AS count
    FROM organisations o
    WHERE o.workspace_id = ${workspaceId} AND EXISTS (SELECT FROM people WHERE ${inside})
      ${key === undefined ? sql`` : sql`AND (o.name_key, o.id) > (${String(key)} COLLATE "C", ${String(id)}::uuid)`}
    ORDER BY o.name_key, o.id LIMIT ${limit + 1}`.execute(ctx.db)
  const page = pageOf(rows, limit, {
    item: (row): PersonGroup => ({
      key: row.id,
      label: row.name,
      people: { count: Math.min(row.count, upTo), exact: row.count <= upTo },
      also: { what: 'organisation', value: [row.id] },
    }),
    cursor: (row) => [row.nameKey, row.id],
  })
  if (page.next !== null) return page
  const alone = await counted(
    ctx,
    { key: 'none', label: null, also: { what: 'has', value: 'organisation', not: true } },
    tests,
  )
  return { ...page, items: alone.people.count > 0 ? [...page.items, alone] : page.items }
}
