import { expect, test } from 'vitest'
import { type CellWay, offeredTo } from './cell-ways.ts'

const type: CellWay = {
  id: 'contactType',
  label: 'contact type',
  choices: [{ value: 'buyer', label: 'buyer' }],
}
const city: CellWay = { id: 'city', label: 'city', choices: 'typed' }
const ways = [type, city]

test('a condition may become what no other condition of the cell asks for', () => {
  expect(offeredTo({ way: 'city', value: 'Bern' }, { ways, others: [] })).toEqual(ways)
  expect(offeredTo({ way: 'city', value: 'Bern' }, { ways, others: [{ way: 'contactType' }] })).toEqual([
    city,
  ])
})

test('a question that is gone stands as such, and whatever is there can be chosen instead', () => {
  const offered = offeredTo({ way: 'answer of-old', value: 'yes' }, { ways, others: [] })
  expect(offered[0]).toMatchObject({ id: 'answer of-old', label: 'something that is gone', isGone: true })
  expect(offered.slice(1)).toEqual(ways)
})

test('a choice that is gone stands as such, and not as one that is yet to be made', () => {
  const [offered] = offeredTo({ way: 'contactType', value: 'rider' }, { ways, others: [{ way: 'city' }] })
  expect(offered?.choices).toEqual([
    { value: 'rider', label: 'something that is gone' },
    { value: 'buyer', label: 'buyer' },
  ])
  expect(offeredTo({ way: 'contactType', value: '' }, { ways, others: [{ way: 'city' }] })).toEqual([type])
})
