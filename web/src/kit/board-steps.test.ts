import { expect, test } from 'vitest'
import { nextColumn, stepTo } from './board-steps.ts'

const columns = [['ada', 'bea', 'cem'], [], ['dan']]

test('up and down go along a column and stop at its ends', () => {
  expect(stepTo(columns, 'ada', 'down')).toBe('bea')
  expect(stepTo(columns, 'cem', 'down')).toBeUndefined()
  expect(stepTo(columns, 'ada', 'up')).toBeUndefined()
})

test('sideways passes over columns without cards, and a shorter column gives its last card', () => {
  expect(stepTo(columns, 'cem', 'right')).toBe('dan')
  expect(stepTo(columns, 'dan', 'left')).toBe('ada')
  expect(stepTo(columns, 'dan', 'right')).toBeUndefined()
})

test('a card that is gone leads nowhere', () => {
  expect(stepTo(columns, 'eve', 'down')).toBeUndefined()
  expect(stepTo([], 'ada', 'left')).toBeUndefined()
})

test('a lifted card can be taken over an empty column, not over the edge', () => {
  expect(nextColumn(['one', 'two'], 'one', 1)).toBe('two')
  expect(nextColumn(['one', 'two'], 'two', 1)).toBeUndefined()
  expect(nextColumn(['one', 'two'], 'gone', -1)).toBeUndefined()
})
