import { expect, test } from 'vitest'
import { newId } from './ids.ts'

test('an id is a UUID of version 7 that begins with its moment', () => {
  const at = Date.UTC(2026, 10, 22)
  const id = newId(at)

  expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
  expect(Number.parseInt(id.replaceAll('-', '').slice(0, 12), 16)).toBe(at)
})

test('of many ids made at one moment no two are alike', () => {
  expect(new Set(Array.from({ length: 5_000 }, () => newId(0))).size).toBe(5_000)
})
