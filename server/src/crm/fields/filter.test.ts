import * as contract from '@firsthand/contract/crm/fields'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type World, openWorld } from '../../../test/world.ts'
import type { Context } from '../../platform/context.ts'
import { fold } from '../../platform/search/fold.ts'
import { defineField } from './define.ts'
import { fieldFilters } from './filter.ts'
import { parseFieldValue } from './parse-value.ts'
import { type FieldWrite, valuesOf, writeValues } from './values.ts'

const texts = ['oak', 'Öak', 'ash tree', 'ash', '100 %', 'a_b', 'back\\slash']
const numbers = [-3, 0, 0.1, 2, 12.5, 1e15]
const days = ['0001-01-01', '2024-02-29', '2026-05-14', '2026-05-15']
const labels = ['low', 'middle', 'high']
const amounts = [-500, 0, 1, 99, 120_000]

type Given = {
  text?: string
  number?: number
  date?: string
  choice?: string
  money?: number
  person?: string
}

let world: World
const fields = {} as Record<contract.FieldType, contract.FieldView>
const people: { id: string; given: Given }[] = []

beforeAll(async () => {
  world = await openWorld()
  await world.inWorkspace(world.bramble, async (ctx) => {
    for (const type of contract.fieldTypes)
      fields[type] = await defineField(ctx, {
        of: 'person',
        type,
        label: `The ${type}`,
        ...(type === 'choice' && { choices: labels }),
        ...(type === 'money' && { currency: 'EUR' }),
      })
    const ids = Array.from({ length: 60 }, () => ctx.newId())
    await ctx.db
      .insertInto('people')
      .values(
        ids.map((id) => ({
          workspaceId: ctx.workspaceId,
          id,
          name: id,
          sortKey: id,
          createdAt: ctx.instant,
          updatedAt: ctx.instant,
        })),
      )
      .execute()
    people.push(...ids.map((id, at) => ({ id, given: givenTo(at, ids) })))
    await writeValues(
      ctx,
      'person',
      people.flatMap(({ id, given }) => writesOf(id, given)),
    )
  })
})
afterAll(() => world.close())

/** Everybody has another mixture, and some have nothing. */
function givenTo(at: number, ids: string[]): Given {
  const pick = <Item>(from: Item[], step: number) => (at % step === 0 ? undefined : from[at % from.length])
  return {
    text: pick(texts, 4),
    number: pick(numbers, 5),
    date: pick(days, 3),
    choice: pick(labels, 7),
    money: pick(amounts, 4),
    person: pick(ids.slice(0, 4), 3),
  } as Given
}

function writesOf(subjectId: string, given: Given): FieldWrite[] {
  return contract.fieldTypes.flatMap((type) => {
    const value = given[type]
    if (value === undefined) return []
    const sent = type === 'money' ? { amountMinor: value as number, currency: 'EUR' } : (value as string)
    const parsed = parseFieldValue(fields[type], sent)
    if ('problem' in parsed) throw new Error(parsed.problem)
    return [{ subjectId, fieldId: fields[type].id, cell: parsed.cell }]
  })
}

async function found(ctx: Context, filters: contract.FieldFilter[]): Promise<string[]> {
  const conditions = await fieldFilters(ctx, 'person', filters)
  let query = ctx.db
    .selectFrom('people')
    .select('people.id')
    .where('people.workspaceId', '=', ctx.workspaceId)
  for (const condition of conditions) query = query.where(condition)
  return (await query.execute()).map((row) => row.id).toSorted()
}

/** The same question, asked of each person in turn. */
function holds(given: Given, type: contract.FieldType, filter: contract.FieldFilter): boolean {
  const has = (test: (value: string | number) => boolean) => {
    const value = given[type]
    return value !== undefined && test(typeof value === 'string' ? fold(value) : value)
  }
  const key = (value: string | number | undefined): string | number => {
    if (type === 'money') return Math.round(Number(value) * 100)
    if (type === 'choice') return fields.choice.choices.find((each) => each.id === value)!.label
    return typeof value === 'string' ? fold(value) : value!
  }
  const { operator, value, to } = filter
  if (operator === 'is_empty') return !has(() => true)
  if (operator === 'is_not_empty') return has(() => true)
  if (operator === 'is') return has((mine) => mine === key(value))
  if (operator === 'is_not') return !has((mine) => mine === key(value))
  if (operator === 'contains') return has((mine) => String(mine).includes(String(key(value))))
  if (operator === 'less_than') return has((mine) => mine < key(value))
  if (operator === 'greater_than') return has((mine) => mine > key(value))
  return has((mine) => mine >= key(value) && mine <= key(to))
}

function valueFor(type: contract.FieldType): fc.Arbitrary<string | number> {
  if (type === 'text') return fc.constantFrom(...texts, 'ash', 'K', '%', '_', '\\')
  if (type === 'number') return fc.constantFrom(...numbers, 1, -100)
  if (type === 'date') return fc.constantFrom(...days, '2025-01-01')
  if (type === 'choice') return fc.constantFrom(...fields.choice.choices.map((each) => each.id))
  if (type === 'money') return fc.constantFrom(...amounts, 7).map((minor) => (minor / 100).toFixed(2))
  return fc.constantFrom(...people.slice(0, 5).map((person) => person.id))
}

test('every question finds whom the same question asked of each person finds', async () => {
  const question = fc.constantFrom(...contract.fieldTypes).chain((type) =>
    fc.record({
      type: fc.constant(type),
      operator: fc.constantFrom(...contract.operatorsOf[type]),
      value: valueFor(type),
      to: valueFor(type),
    }),
  )
  await world.inWorkspace(world.bramble, (ctx) =>
    fc.assert(
      fc.asyncProperty(fc.array(question, { minLength: 1, maxLength: 3 }), async (questions) => {
        const filters = questions.map(({ type, ...rest }) => ({ field: fields[type].id, ...rest }))
        const naive = people
          .filter(({ given }) => questions.every(({ type }, at) => holds(given, type, filters[at]!)))
          .map((person) => person.id)
        expect(await found(ctx, filters)).toEqual(naive.toSorted())
      }),
      { numRuns: 150 },
    ),
  )
})

test('what cannot be asked is refused in a sentence at its place', async () => {
  await world.inWorkspace(world.bramble, async (ctx) => {
    const ask = (filter: Omit<contract.FieldFilter, 'field'>, type: contract.FieldType) =>
      fieldFilters(ctx, 'person', [{ field: fields[type].id, ...filter }])

    await expect(ask({ operator: 'contains', value: 'a' }, 'number')).rejects.toMatchObject({
      problems: [{ path: 'fields.operator' }],
    })
    await expect(ask({ operator: 'is' }, 'number')).rejects.toMatchObject({
      problems: [{ path: 'fields.value' }],
    })
    await expect(ask({ operator: 'between', value: 1, to: 'x' }, 'number')).rejects.toMatchObject({
      problems: [{ path: 'fields.to' }],
    })
    await expect(
      fieldFilters(ctx, 'person', [{ field: ctx.newId(), operator: 'is_empty' }]),
    ).rejects.toMatchObject({
      problems: [{ path: 'fields.field' }],
    })
  })
})

test('many values are written at once, the later of two stands, and null takes one away', async () => {
  await world.inWorkspace(world.bramble, async (ctx) => {
    const [person] = people
    const cell = (value: number) => {
      const parsed = parseFieldValue(fields.number, value)
      return 'problem' in parsed ? null : parsed.cell
    }
    const write = (value: number | null) => ({
      subjectId: person!.id,
      fieldId: fields.number.id,
      cell: value === null ? null : cell(value),
    })
    const read = async () => (await valuesOf(ctx, 'person', [person!.id])).get(person!.id)!.the_number
    await writeValues(ctx, 'person', [write(1), write(2)])
    expect(await read()).toBe(2)
    await writeValues(ctx, 'person', [write(3)])
    expect(await read()).toBe(3)
    await writeValues(ctx, 'person', [write(null)])
    expect(await read()).toBeUndefined()
  })
})
