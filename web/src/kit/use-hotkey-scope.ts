import { useLayoutEffect, useRef, useSyncExternalStore } from 'react'
import { isTyping, matchStrokes, strokeOf } from './hotkey-match.ts'

export type Hotkey = {
  /** "j", "mod+k", "?", or a sequence: "g p". */
  keys: string
  /** What it does, in words for the overlay: "Go to people". */
  does: string
  run: (event: KeyboardEvent) => void
  /** Heading in the overlay. */
  group?: string
}

type Scope = { hotkeys: () => readonly Hotkey[]; inDialog: boolean }

/**
 * Makes keys work while the component is mounted. The scope mounted last is asked first; keys typed into a field,
 * and keys under an open dialog (unless `inDialog`), are left alone. A key with mod works in fields too.
 */
export function useHotkeyScope(hotkeys: readonly Hotkey[], { enabled = true, inDialog = false } = {}) {
  const latest = useRef(hotkeys)
  useLayoutEffect(() => {
    latest.current = hotkeys
  })
  // By the time something is seen, its keys work: what is pressed at once would go by before an effect.
  useLayoutEffect(() => {
    if (!enabled) return
    return register({ hotkeys: () => latest.current, inDialog })
  }, [enabled, inDialog])
}

/** Every hotkey that works at this moment, the nearest scope first: what the `?` overlay shows. */
export function useActiveHotkeys(): Hotkey[] {
  const current = useSyncExternalStore(subscribe, () => scopes)
  const seen = new Set<string>()
  return current
    .toReversed()
    .flatMap((scope) => [...scope.hotkeys()])
    .filter((hotkey) => !seen.has(hotkey.keys) && seen.add(hotkey.keys))
}

const patience = 1200
let scopes: readonly Scope[] = []
const listeners = new Set<() => void>()
let strokes: string[] = []
let lastStroke = 0

function register(scope: Scope) {
  if (scopes.length === 0) window.addEventListener('keydown', onKey)
  change([...scopes, scope])
  return () => {
    change(scopes.filter((other) => other !== scope))
    if (scopes.length === 0) window.removeEventListener('keydown', onKey)
  }
}

function change(next: readonly Scope[]) {
  scopes = next
  for (const listener of listeners) listener()
}

function subscribe(listener: () => void) {
  listeners.add(listener)
  return () => void listeners.delete(listener)
}

function onKey(event: KeyboardEvent) {
  if (event.defaultPrevented || event.isComposing || ['Shift', 'Control', 'Alt', 'Meta'].includes(event.key))
    return
  const stroke = strokeOf(event)
  if (isTyping(event.target) && !stroke.startsWith('mod+')) return

  const dialogIsOpen = document.querySelector('[aria-modal="true"]') !== null
  const within = scopes.filter((scope) => scope.inDialog || !dialogIsOpen).toReversed()
  const now = event.timeStamp
  const sequence = now - lastStroke < patience ? [...strokes, stroke] : [stroke]
  lastStroke = now

  for (const attempt of sequence.length > 1 ? [sequence, [stroke]] : [sequence]) {
    const found = within.map((scope) => matchStrokes(scope.hotkeys(), attempt))
    const hotkey = found.find((match) => match.hotkey)?.hotkey
    if (hotkey) {
      strokes = []
      event.preventDefault()
      hotkey.run(event)
      return
    }
    if (found.some((match) => match.unfinished)) {
      strokes = attempt
      return
    }
  }
  strokes = []
}
