import * as contract from '@firsthand/contract/crm/fields'
import { type PersonInput, createPerson, showPerson, updatePerson } from '@firsthand/contract/crm/people'
import { listEvents, search } from '@firsthand/contract/platform/records'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type World, openWorld } from '../../../test/world.ts'

let world: World
beforeAll(async () => void (world = await openWorld()))
afterAll(() => world.close())

let number = 0
const define = (type: contract.FieldType, more: object = {}) =>
  world.call(world.as('member'), contract.createField, {
    of: 'person',
    type,
    label: `Field ${(number += 1)}`,
    ...(type === 'choice' && { choices: ['low', 'high'] }),
    ...(type === 'money' && { currency: 'EUR' }),
    ...more,
  })
const add = (person: PersonInput) => world.call(world.as('member'), createPerson, person)
const change = (person: string, fields: contract.SentFieldValues) =>
  world.call(world.as('member'), updatePerson, { person, fields })

describe('fields', () => {
  test('a key is made from the label, and a second one alike gets a number', async () => {
    const first = await define('number', { label: 'Größe (m²)', unit: 'm²' })
    await world.call(world.as('member'), contract.archiveField, { field: first.id })
    const second = await define('number', { label: 'Größe (m2)' })

    expect(first).toMatchObject({ key: 'grosse_m2', unit: 'm²' })
    expect(second.key).toBe('grosse_m2_2')
  })

  test('two fields are not called the same, whatever the case', async () => {
    await define('text', { label: 'Favourite tea' })

    await expect(define('text', { label: 'favourite TEA' })).rejects.toMatchObject({
      code: 'fields.label_taken',
    })
  })

  test('money needs a currency that there is, and a choice needs choices that differ', async () => {
    await expect(define('money', { currency: null })).rejects.toMatchObject({
      code: 'fields.currency_missing',
    })
    await expect(define('money', { currency: 'ZZZ' })).rejects.toMatchObject({
      code: 'fields.currency_unknown',
    })
    await expect(define('choice', { choices: [] })).rejects.toMatchObject({ code: 'fields.choices_missing' })
    await expect(define('choice', { choices: ['a', 'A'] })).rejects.toMatchObject({
      code: 'fields.choice_twice',
    })
    expect(await define('money', { currency: 'JPY' })).toMatchObject({ exponent: 0 })
  })

  test('fields keep the order that they are put into', async () => {
    const [one, two] = [await define('text'), await define('text')]
    await world.call(world.as('member'), contract.orderFields, { of: 'person', fields: [two.id, one.id] })

    const { items } = await world.call(world.as('viewer'), contract.listFields, { of: 'person' })
    expect(items.slice(0, 2).map((each) => each.id)).toEqual([two.id, one.id])
  })

  test('an archived field takes its values out of sight, and brings them back', async () => {
    const field = await define('text')
    const { id } = await add({ name: 'Arne', fields: { [field.key]: 'oak' } })
    await world.call(world.as('member'), contract.archiveField, { field: field.id })
    expect((await world.call(world.as('viewer'), showPerson, { person: id })).fields).toEqual({})
    await expect(change(id, { [field.key]: 'ash' })).rejects.toMatchObject({ code: 'input_invalid' })

    await world.call(world.as('member'), contract.restoreField, { field: field.id })
    expect((await world.call(world.as('viewer'), showPerson, { person: id })).fields).toEqual({
      [field.key]: 'oak',
    })
  })
})

describe('choices', () => {
  test('they are renamed, swapped, added and put into another order at once, and values follow', async () => {
    const field = await define('choice')
    const { id } = await add({ name: 'Berit', fields: { [field.key]: 'low' } })
    const [low, high] = field.choices
    const changed = await world.call(world.as('member'), contract.updateField, {
      field: field.id,
      choices: [{ id: high!.id, label: 'low' }, { label: 'middle' }, { id: low!.id, label: 'high' }],
    })

    expect(changed.choices.map((each) => each.label)).toEqual(['low', 'middle', 'high'])
    expect((await world.call(world.as('viewer'), showPerson, { person: id })).fields).toEqual({
      [field.key]: 'high',
    })
  })

  test('one in use asks for what replaces it', async () => {
    const field = await define('choice')
    const [low, high] = field.choices
    const { id } = await add({ name: 'Cem', fields: { [field.key]: 'low' } })
    const remove = (more: object) =>
      world.call(world.as('member'), contract.removeFieldChoice, {
        field: field.id,
        choice: low!.id,
        ...more,
      })

    await expect(remove({})).rejects.toMatchObject({ code: 'fields.choice_in_use', params: { count: 1 } })
    await expect(
      world.call(world.as('member'), contract.updateField, { field: field.id, choices: [high!] }),
    ).rejects.toMatchObject({ code: 'fields.choice_in_use' })
    await remove({ replacement: high!.id })
    expect((await world.call(world.as('viewer'), showPerson, { person: id })).fields).toEqual({
      [field.key]: 'high',
    })
  })
})

describe('values', () => {
  test('every type is written, read and written again as it was read', async () => {
    const friend = await add({ name: 'Dara' })
    const types = ['text', 'number', 'date', 'choice', 'money', 'person'] as const
    const keys = await Promise.all(types.map(async (type) => (await define(type)).key))
    const [text, count, day, choice, money, person] = keys as [string, string, string, string, string, string]
    const { id } = await add({
      name: 'Elif',
      fields: {
        [text]: 'ash wood',
        [count]: '12,5',
        [day]: '14.05.2026',
        [choice]: 'HIGH',
        [money]: '1.200 €',
        [person]: friend.id,
      },
    })
    const read = (await world.call(world.as('viewer'), showPerson, { person: id })).fields

    expect(read).toEqual({
      [text]: 'ash wood',
      [count]: 12.5,
      [day]: '2026-05-14',
      [choice]: 'high',
      [money]: { amountMinor: 120_000, currency: 'EUR', exponent: 2 },
      [person]: { id: friend.id, name: 'Dara' },
    })
    expect((await change(id, read)).fields).toEqual(read)
  })

  test('each wrong value is refused in a sentence at its place, and nothing is changed', async () => {
    const [count, day] = [await define('number'), await define('date')]
    const { id } = await add({ name: 'Femi', fields: { [count.key]: 1 } })

    await expect(change(id, { [count.key]: 2, [day.key]: 'soon', nonsense: 'x' })).rejects.toMatchObject({
      code: 'input_invalid',
      problems: [
        { path: `fields.${day.key}`, message: expect.stringMatching(/not a day/) },
        { path: 'fields.nonsense', message: expect.stringMatching(/no field with the key/) },
      ],
    })
    expect((await world.call(world.as('viewer'), showPerson, { person: id })).fields).toEqual({
      [count.key]: 1,
    })
  })

  test('a person who is not there, or is somebody of another workspace, cannot be referred to', async () => {
    const field = await define('person')
    const stranger = await world.call(world.as('rival'), createPerson, { name: 'Rita' })

    await expect(add({ name: 'Gul', fields: { [field.key]: stranger.id } })).rejects.toMatchObject({
      code: 'input_invalid',
    })
  })

  test('history says what stood before and after', async () => {
    const field = await define('number')
    const { id } = await add({ name: 'Hana', fields: { [field.key]: 3 } })
    await change(id, { [field.key]: 5 })

    const { items } = await world.call(world.as('admin'), listEvents, { subject: id, limit: 1 })
    expect(items[0]).toMatchObject({
      before: { fields: { [field.key]: 3 } },
      after: { fields: { [field.key]: 5 } },
    })
  })

  test('people are found by the text of their fields', async () => {
    const field = await define('text')
    const { id } = await add({ name: 'Ivo', fields: { [field.key]: 'Schneckenhaus' } })

    const { items } = await world.call(world.as('viewer'), search, { q: 'schneckenhaus' })
    expect(items.map((each) => each.id)).toContain(id)
  })
})
