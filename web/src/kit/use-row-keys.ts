import { useRef, useState } from 'react'
import type { KeyboardEvent, RefObject } from 'react'
import { useHotkeyScope } from './use-hotkey-scope.ts'

type RowKeys = {
  keys: string[]
  onOpen?: (index: number) => void
  selected?: ReadonlySet<string>
  onSelect?: (selected: Set<string>) => void
  /** Called when somebody wants to go below the last row. */
  onEnd?: () => void
  /** A key for the cells of a row; true when it was one. */
  onCell?: (key: string, index: number) => boolean
  /** Whether j and k reach the list while the focus is nowhere. */
  fromAnywhere: boolean
}

/** Roving focus over rows: j, k, arrows, Home and End move; Enter opens; x and Space tick; Shift extends. */
export function useRowKeys(body: RefObject<HTMLElement | null>, options: RowKeys) {
  const { keys, onOpen, selected, onSelect, onEnd, onCell, fromAnywhere } = options
  const [place, setPlace] = useState(0)
  const active = Math.min(place, Math.max(0, keys.length - 1))
  const anchor = useRef<number | null>(null)

  function go(to: number, extend = false) {
    const next = Math.max(0, Math.min(keys.length - 1, to))
    if (to >= keys.length) onEnd?.()
    if (extend && onSelect) {
      anchor.current ??= active
      tickRange(anchor.current, next)
    } else anchor.current = null
    setPlace(next)
    const row = body.current?.querySelectorAll<HTMLElement>('[data-row]')[next]
    row?.focus({ preventScroll: true })
    row?.scrollIntoView({ block: 'nearest' })
  }

  function tick(index: number, extend = false) {
    const key = keys[index]
    if (!onSelect || key === undefined) return
    if (extend && anchor.current !== null) return tickRange(anchor.current, index)
    anchor.current = index
    const next = new Set(selected)
    if (!next.delete(key)) next.add(key)
    onSelect(next)
  }

  function tickRange(from: number, to: number) {
    const range = keys.slice(Math.min(from, to), Math.max(from, to) + 1)
    onSelect?.(new Set([...(selected ?? []), ...range]))
  }

  function onKeyDown(event: KeyboardEvent) {
    const onRow = (event.target as HTMLElement).hasAttribute('data-row')
    if (!onRow || event.ctrlKey || event.metaKey || event.altKey) return
    const act = {
      j: () => go(active + 1),
      J: () => go(active + 1, true),
      k: () => go(active - 1),
      K: () => go(active - 1, true),
      ArrowDown: () => go(active + 1, event.shiftKey),
      ArrowUp: () => go(active - 1, event.shiftKey),
      Home: () => go(0),
      End: () => go(keys.length - 1),
      Enter: () => onOpen?.(active),
      x: () => tick(active),
      ' ': () => (onSelect ? tick(active) : onOpen?.(active)),
      Escape: selected && selected.size > 0 ? () => onSelect?.(new Set()) : undefined,
    }[event.key]
    if (!act) {
      if (!onCell?.(event.key, active)) return
      event.preventDefault()
      event.stopPropagation()
      return
    }
    event.preventDefault()
    event.stopPropagation()
    act()
  }

  const inList = () => body.current?.contains(document.activeElement) ?? false
  useHotkeyScope(
    [
      { keys: 'j', does: 'Next in the list', group: 'Lists', run: () => go(inList() ? active + 1 : active) },
      {
        keys: 'k',
        does: 'Previous in the list',
        group: 'Lists',
        run: () => go(inList() ? active - 1 : active),
      },
    ],
    { enabled: fromAnywhere && keys.length > 0 },
  )

  return { active, setActive: setPlace, tick, onKeyDown }
}
