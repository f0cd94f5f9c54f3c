import { createOrganisation } from '@firsthand/contract/crm/organisations'
import { contactTypes, createPerson, listPeople } from '@firsthand/contract/crm/people'
import type { PersonCondition, PersonFilter } from '@firsthand/contract/crm/person-filter'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type World, openWorld } from '../../../test/world.ts'
import { type Known, day, fits, now } from './list-filter-in-memory.ts'

let world: World
const firms: { id: string; name: string }[] = []
const people: Known[] = []

const names = [
  'Žofie Müller',
  'ada',
  'Ada Lovelace',
  '100 % Ole',
  'a_b c',
  'Bea\\Bo',
  'Ødegård',
  '山田太郎',
  'zoe',
]

beforeAll(async () => {
  world = await openWorld({ clock: () => now })
  const member = world.as('member')
  for (const name of ['Rapid Rides', 'Kiez_Kurier', 'Émile & Co'])
    firms.push({ id: (await world.call(member, createOrganisation, { name })).id, name })
  const pick = <Value>(values: readonly Value[], number: number) => values[number % values.length]!
  for (let number = 0; number < 48; number += 1) {
    const introducer = number % 7 === 3 ? people[number - 3]!.id : undefined
    const known = {
      name: `${pick(names, number)}${number > 20 ? ` ${number}` : ''}`,
      emails:
        number % 3 === 0
          ? []
          : [`p${number}@Example.com`, ...(number % 4 === 0 ? [`x_${number}@other.org`] : [])],
      phones: number % 5 === 0 ? ['+49 30 9018' + String(20 + number)] : [],
      firm: number % 4 === 0 ? undefined : pick(firms, number),
      roleTitle: number % 3 === 1 ? null : pick(['Courier', 'night courier', 'CFO'], number),
      types: typesOf(number),
      cadenceDays: number % 2 === 0 ? null : pick([7, 30, 90], number),
      language: number % 3 === 0 ? 'de' : null,
      timeZone: number % 6 === 0 ? 'Europe/Berlin' : null,
      note: number % 5 === 2 ? 'Met at the fair.' : '',
      introducer,
    }
    const { firm, types, emails, phones, introducer: introducedBy, ...rest } = known
    const { id } = await world.call(member, createPerson, {
      ...rest,
      emails: emails.map((email) => ({ email })),
      phones: phones.map((phone) => ({ phone })),
      organisation: firm ? { id: firm.id } : null,
      contactTypes: types,
      introducedBy,
    })
    const lastTouchAt = number % 3 === 2 ? null : now.getTime() - (number % 11) * 5 * day
    const nextTouchAt = number % 4 === 1 ? now.getTime() + ((number % 9) - 4) * 3 * day : null
    people.push({ ...known, id, lastTouchAt, nextTouchAt, evidence: number % 5 })
  }
  await world.inWorkspace(world.bramble, async (ctx) => {
    for (const { id, lastTouchAt, nextTouchAt, evidence } of people) {
      const at = (moment: number | null) => (moment === null ? null : new Date(moment).toISOString())
      await ctx.db
        .updateTable('people')
        .set({ lastTouchAt: at(lastTouchAt), nextTouchAt: at(nextTouchAt) })
        .where('workspaceId', '=', ctx.workspaceId)
        .where('id', '=', id)
        .execute()
      // One more that was withdrawn, which counts for nothing.
      for (let number = 0; number <= evidence; number += 1)
        await ctx.db
          .insertInto('evidence')
          .values({
            workspaceId: ctx.workspaceId,
            id: ctx.newId(),
            personId: id,
            kind: 'said_past',
            words: 'I left.',
            happenedAt: ctx.instant,
            withdrawnAt: number === evidence ? ctx.instant : null,
            createdAt: ctx.instant,
            updatedAt: ctx.instant,
          })
          .execute()
    }
  })
})
afterAll(() => world.close())

function typesOf(number: number): Known['types'] {
  if (number % 5 === 0) return []
  const type = contactTypes[number % 4]!
  if (number % 5 === 1) return [{ type, since: null, until: '2026-05-13' }]
  if (number % 5 === 2) return [{ type, since: '2026-05-14', until: '2026-05-14' }]
  return [
    { type, since: '2026-05-15', until: null },
    { type: 'expert', since: null, until: null },
  ]
}

function conditions(): fc.Arbitrary<PersonCondition> {
  const not = fc.option(fc.boolean(), { nil: undefined })
  const texts = [
    'ada',
    'ZOFIE',
    'müller',
    'a_',
    '%',
    '\\',
    'other',
    'p1',
    'kiez',
    'CFO',
    'rapid rides',
    '太',
    'night courier',
    'p7@example.com',
    'x_',
  ]
  const some = <Value>(values: readonly Value[]) =>
    fc.uniqueArray(fc.constantFrom(...values), { minLength: 1, maxLength: 3 })
  const moment = fc.constantFrom('lastTouch', 'nextTouch', 'created')
  return fc.oneof(
    fc.record({
      what: fc.constantFrom('name', 'email', 'organisationName', 'role'),
      how: fc.constantFrom('contains', 'begins', 'is'),
      value: fc.constantFrom(...texts, ...names),
      not,
    }),
    fc.record({
      what: fc.constant('contactType'),
      when: fc.constantFrom('now', 'ever'),
      value: some(contactTypes),
      not,
    }),
    fc.record({ what: fc.constant('organisation'), value: some(firms.map((firm) => firm.id)), not }),
    fc.record({
      what: moment,
      how: fc.constantFrom('before', 'after'),
      day: fc.constantFrom('2026-05-04', '2026-05-13', '2026-05-14', '2026-05-20'),
      not,
    }),
    fc.record({
      what: moment,
      how: fc.constantFrom('within', 'beyond'),
      days: fc.constantFrom(0, 3, 10, 30),
      not,
    }),
    fc.record({ what: fc.constantFrom('lastTouch', 'nextTouch'), how: fc.constant('never'), not }),
    fc.record({ what: fc.constant('nextTouch'), how: fc.constant('due'), not }),
    fc.record({
      what: fc.constant('cadence'),
      how: fc.constantFrom('atMost', 'atLeast'),
      days: fc.constantFrom(0, 7, 29, 30, 365),
      not,
    }),
    fc.record({ what: fc.constant('introducedBy'), value: some(people.map((person) => person.id)), not }),
    fc.record({
      what: fc.constant('has'),
      value: fc.constantFrom(
        'email',
        'phone',
        'organisation',
        'role',
        'cadence',
        'language',
        'timeZone',
        'note',
        'introducer',
      ),
      not,
    }),
    fc.record({ what: fc.constant('language'), value: some(['de', 'en']), not }),
    fc.record({ what: fc.constant('timeZone'), value: some(['Europe/Berlin', 'Asia/Tokyo']), not }),
    fc.record({
      what: fc.constant('evidence'),
      how: fc.constantFrom('atLeast', 'atMost'),
      count: fc.constantFrom(0, 1, 2, 3, 4),
      not,
    }),
  ) as fc.Arbitrary<PersonCondition>
}

function filters(): fc.Arbitrary<PersonFilter> {
  const match = fc.constantFrom('all', 'any')
  const group = fc.record({ match, conditions: fc.array(conditions(), { minLength: 1, maxLength: 3 }) })
  return fc.record({
    match,
    conditions: fc.array(fc.oneof({ arbitrary: conditions(), weight: 2 }, group), { maxLength: 4 }),
  }) as fc.Arbitrary<PersonFilter>
}

test('a filter finds exactly those whom its words describe, in every order', async () => {
  const sorts = ['name', 'organisation', 'lastTouch', 'nextTouch', 'newest', 'cadence'] as const
  await fc.assert(
    fc.asyncProperty(
      filters(),
      fc.constantFrom(...sorts),
      fc.constantFrom(undefined, 'ascending' as const, 'descending' as const),
      async (filter, sort, direction) => {
        const found: string[] = []
        for (let after: string | undefined; ;) {
          const page = await world.call(world.as('viewer'), listPeople, {
            filter,
            sort,
            direction,
            after,
            limit: 13,
          })
          found.push(...page.items.map((person) => person.id))
          if (page.next === null) break
          after = page.next
        }
        const expected = people.filter((person) => fits(person, filter)).map((person) => person.id)
        expect(found.toSorted()).toEqual(expected.toSorted())
      },
    ),
    { numRuns: 250 },
  )
})

test('a condition more narrows a filter further, as a group of it', async () => {
  const { items } = await world.call(world.as('viewer'), listPeople, {
    filter: {
      match: 'any',
      conditions: [
        { what: 'has', value: 'email' },
        { what: 'has', value: 'phone' },
      ],
    },
    also: { what: 'language', value: ['de'] },
    limit: 200,
  })

  const expected = people.filter(
    (person) => person.language === 'de' && (person.emails.length > 0 || person.phones.length > 0),
  )
  expect(items.map((person) => person.id).toSorted()).toEqual(expected.map((person) => person.id).toSorted())
})

test('another workspace finds nobody by the ids of this one', async () => {
  const answer = await world.call(world.as('rival'), listPeople, {
    filter: {
      match: 'any',
      conditions: [
        { what: 'organisation', value: firms.map((firm) => firm.id) },
        { what: 'introducedBy', value: [people[0]!.id] },
      ],
    },
  })
  expect(answer).toEqual({ items: [], next: null, total: { count: 0, exact: true } })
})

test('a list that is not there is said to be missing', async () => {
  const filter = { conditions: [{ what: 'list' as const, value: [people[0]!.id] }] }
  await expect(world.call(world.as('viewer'), listPeople, { filter })).rejects.toMatchObject({
    code: 'people.filter_list_missing',
    status: 404,
  })
})
