import { useSyncExternalStore } from 'react'

export type Crumb = { label: string; path: string }
export type PageState = { title: string; crumbs: Crumb[] }

let current: PageState = { title: '', crumbs: [] }
const listeners = new Set<() => void>()

/** Says which page is open, for the top bar and the window's title. */
export function setPageState(next: PageState): void {
  if (next.title === current.title && sameCrumbs(next.crumbs, current.crumbs)) return
  current = next
  for (const listener of listeners) listener()
}

export function usePageState(): PageState {
  return useSyncExternalStore(subscribe, () => current)
}

function subscribe(listener: () => void) {
  listeners.add(listener)
  return () => void listeners.delete(listener)
}

function sameCrumbs(some: Crumb[], others: Crumb[]): boolean {
  return (
    some.length === others.length &&
    some.every((crumb, place) => crumb.label === others[place]!.label && crumb.path === others[place]!.path)
  )
}
