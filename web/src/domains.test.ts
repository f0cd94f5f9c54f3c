import { expect, test } from 'vitest'
import { domains } from './domains.ts'

test('each place of the navigation has a letter, an address and an order of its own', () => {
  const places = domains.flatMap(({ nav }) => nav ?? [])
  expect(places.length).toBeGreaterThan(8)
  for (const part of ['key', 'path', 'order'] as const) {
    const taken = places.flatMap((place) => place[part] ?? [])
    expect(
      taken.filter((one, at) => taken.indexOf(one) !== at),
      part,
    ).toEqual([])
  }
})
