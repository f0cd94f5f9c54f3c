import { expect, test } from 'vitest'
import { matchStrokes, strokeOf } from './hotkey-match.ts'

const event = (
  key: string,
  held: Partial<Record<'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey', boolean>> = {},
) => ({
  key,
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  shiftKey: false,
  ...held,
})
const hotkeys = [{ keys: 'g p' }, { keys: 'j' }, { keys: '?' }]

test('control and command are the same key', () => {
  expect(strokeOf(event('k', { ctrlKey: true }))).toBe('mod+k')
  expect(strokeOf(event('K', { metaKey: true, shiftKey: true }))).toBe('mod+k')
})

test('a question mark is a question mark on every keyboard', () => {
  expect(strokeOf(event('?', { shiftKey: true }))).toBe('?')
  expect(strokeOf(event('ArrowDown', { shiftKey: true }))).toBe('shift+ArrowDown')
})

test('g waits for its letter, and j does not', () => {
  expect(matchStrokes(hotkeys, ['g'])).toEqual({ hotkey: undefined, unfinished: true })
  expect(matchStrokes(hotkeys, ['g', 'p'])).toEqual({ hotkey: { keys: 'g p' }, unfinished: false })
  expect(matchStrokes(hotkeys, ['j']).hotkey).toEqual({ keys: 'j' })
  expect(matchStrokes(hotkeys, ['g', 'x'])).toEqual({ hotkey: undefined, unfinished: false })
})
