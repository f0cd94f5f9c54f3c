import { expect, test } from 'vitest'
import { nextOfAddress, withNext } from './next.ts'

test('after signing in one comes back to where one was', () => {
  expect(nextOfAddress('?next=%2Fw%2Fabc%2Fpeople%3Fq%3Dnight')).toBe('/w/abc/people?q=night')
  expect(nextOfAddress('?next=%2Fjoin%2Fabc%23secret')).toBe('/join/abc#secret')
})

test.each([
  'https://evil.example',
  '//evil.example',
  '/\\evil.example',
  '/w/\\evil',
  'javascript:alert(1)',
  '',
])('a link cannot send people from signing in to %j', (next) => {
  expect(nextOfAddress(`?next=${encodeURIComponent(next)}`)).toBe('/')
})

test('where to go afterwards survives the way from one page to another', () => {
  expect(withNext('/sign-up', '/w/abc')).toBe('/sign-up?next=%2Fw%2Fabc')
  expect(withNext('/sign-up', '/')).toBe('/sign-up')
})
