import { useSyncExternalStore } from 'react'

/** Whether one thing that stands above the page, such as the palette, is open; anybody may open it. */
export function createOpenStore() {
  let isOpen = false
  const listeners = new Set<() => void>()
  function change(next: boolean) {
    isOpen = next
    for (const listener of listeners) listener()
  }
  function subscribe(listener: () => void) {
    listeners.add(listener)
    return () => void listeners.delete(listener)
  }
  return {
    open: () => change(true),
    close: () => change(false),
    useIsOpen: () => useSyncExternalStore(subscribe, () => isOpen),
  }
}
